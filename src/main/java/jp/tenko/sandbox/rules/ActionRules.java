package jp.tenko.sandbox.rules;

import static jp.tenko.sandbox.rules.Counting.GRAPHEMES;
import static jp.tenko.sandbox.rules.Counting.UTF16;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What a button may do, which depends on where it stands (line.md §3, "action"). */
final class ActionRules {

    /** Where an action stands: how long its label may be, whether it needs one, and whether the phone's own doors open. */
    enum Where {
        QUICK_REPLY(20, true),
        TEMPLATE(20, true),
        TEMPLATE_DEFAULT(20, false),
        IMAGE_COLUMN(12, false),
        FLEX_BUTTON(40, true),
        FLEX_AREA(40, false),
        MENU_AREA(20, false);

        final int labelLimit;
        final boolean labelNeeded;

        Where(int labelLimit, boolean labelNeeded) {
            this.labelLimit = labelLimit;
            this.labelNeeded = labelNeeded;
        }
    }

    private static final Set<String> EVERYWHERE =
            new TreeSet<>(Set.of("postback", "message", "uri", "datetimepicker", "clipboard"));
    private static final Set<String> IN_QUICK_REPLIES = new TreeSet<>(EVERYWHERE);
    private static final Set<String> SCHEMES = Set.of("http", "https", "line", "tel");
    private static final Set<String> INPUT_OPTIONS =
            new TreeSet<>(Set.of("closeRichMenu", "openRichMenu", "openKeyboard", "openVoice"));
    private static final Set<String> PICKER_MODES = new TreeSet<>(Set.of("date", "time", "datetime"));
    private static final Pattern DATE = Pattern.compile("(19|20)\\d\\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])|2100-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])");
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");

    static {
        IN_QUICK_REPLIES.addAll(Set.of("camera", "cameraRoll", "location"));
    }

    private ActionRules() {}

    static void check(Part action, Where where) {
        if (!action.object() || !action.get("type").oneOf(where == Where.QUICK_REPLY ? IN_QUICK_REPLIES : EVERYWHERE)) {
            return;
        }
        label(action, where);
        switch (action.get("type").string()) {
            case "postback" -> postback(action, where);
            case "message" -> action.get("text").text(300, GRAPHEMES);
            case "uri" -> uri(action, where);
            case "datetimepicker" -> picker(action);
            case "clipboard" -> action.get("clipboardText").text(1000, UTF16);
            default -> { /* camera, cameraRoll and location have a label only */ }
        }
    }

    private static void label(Part action, Where where) {
        if (where.labelNeeded) {
            action.get("label").text(where.labelLimit, GRAPHEMES);
        } else {
            action.get("label").optionalText(where.labelLimit, GRAPHEMES);
        }
    }

    private static void postback(Part action, Where where) {
        action.get("data").text(300, UTF16);
        action.get("displayText").optionalText(300, GRAPHEMES);
        action.get("text").optionalText(300, GRAPHEMES);
        if (action.has("text") && (action.has("displayText") || where == Where.QUICK_REPLY)) {
            action.get("text").refuse("Must not be specified together with displayText, nor in a quick reply");
        }
        if (action.has("inputOption")) {
            action.get("inputOption").oneOf(INPUT_OPTIONS);
        }
        if (action.has("fillInText") && action.get("fillInText").optionalText(300, GRAPHEMES)
                && !action.get("inputOption").string().equals("openKeyboard")) {
            action.get("fillInText").refuse("Must be specified together with inputOption openKeyboard");
        }
    }

    private static void uri(Part action, Where where) {
        Part uri = action.get("uri");
        if (uri.text(1000, UTF16)) {
            address(uri);
        }
        if (!action.has("altUri")) {
            return;
        }
        Part desktop = action.get("altUri").get("desktop");
        if (where == Where.QUICK_REPLY) {
            action.get("altUri").refuse("Must not be specified in a quick reply");
        } else if (desktop.text(1000, UTF16)) {
            address(desktop);
        }
    }

    private static void address(Part uri) {
        try {
            String scheme = new URI(uri.string()).getScheme();
            if (scheme == null || !SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) {
                uri.refuse("invalid uri scheme");
            } else if (!uri.string().chars().allMatch(c -> c < 128)) {
                uri.refuse("invalid uri");
            }
        } catch (URISyntaxException e) {
            uri.refuse("invalid uri");
        }
    }

    private static void picker(Part action) {
        action.get("data").text(300, UTF16);
        if (!action.get("mode").oneOf(PICKER_MODES)) {
            return;
        }
        String mode = action.get("mode").string();
        for (String moment : new String[] {"initial", "min", "max"}) {
            action.get(moment).optionally(value -> readable(value, mode), "Must be a " + mode + " in LINE's format");
        }
        if (action.has("min") && action.has("max") && action.get("min").string().compareTo(action.get("max").string()) >= 0) {
            action.get("max").refuse("Must be greater than min");
        }
    }

    private static boolean readable(JsonNode value, String mode) {
        if (!value.isString()) {
            return false;
        }
        String text = value.stringValue();
        return switch (mode) {
            case "date" -> DATE.matcher(text).matches();
            case "time" -> TIME.matcher(text).matches();
            default -> {
                String[] halves = text.split("[Tt]", 2);
                yield halves.length == 2 && DATE.matcher(halves[0]).matches() && TIME.matcher(halves[1]).matches();
            }
        };
    }
}
