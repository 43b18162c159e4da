package jp.tenko.flow;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Makes a {@link Flow} of a file: its settings and choices. The survey sheet is {@link SurveyReader}'s. */
final class FlowReader {

    static final Set<String> SECTIONS = Set.of("settings", "choices", "survey");
    static final Set<String> SETTINGS = Set.of(
            "form_id", "version", "form_title", "default_language", "start", "expires_after", "reminders", "quiet_hours", "submit",
            "submit_when", "submit_if", "confirm", "outcomes", "max_questions", "banner", "end", "help");
    static final Set<String> CHOICE = Set.of("name", "label", "accept");
    static final Set<String> OUTCOME = Set.of("say", "ask", "continue");
    private static final Set<String> ROLES = Set.of("director", "deputy", "staff", "business", "district_officer", "trade_officer", "stranger");

    private final Sheet sheet;
    private String language = "ja";

    FlowReader(Sheet sheet) {
        this.sheet = sheet;
    }

    /** @return null when it cannot even be called a flow; the sheet's findings say why */
    @Nullable Flow read(String source) {
        Calls calls = Calls.of(source);
        Node root = sheet.parse(calls.own());
        if (root == null) {
            return null;
        }
        Map<String, Node> sections = sheet.map(root, "flow", SECTIONS);
        Map<String, Node> settings = sheet.map(required(sections, "settings", root), "settings", SETTINGS);
        String defaultLanguage = sheet.text(settings.get("default_language"), "default_language");
        language = defaultLanguage == null ? "ja" : defaultLanguage;
        String formId = sheet.text(required(settings, "form_id", sections.get("settings")), "form_id");
        String version = sheet.text(required(settings, "version", sections.get("settings")), "version");
        Words title = words(required(settings, "form_title", sections.get("settings")), "form_title");
        Map<String, List<Choice>> lists = new LinkedHashMap<>(new ChoicesReader(sheet, language).read(sections.get("choices")));
        SurveyReader reader = new SurveyReader(sheet, language, calls.called());
        Survey survey = reader.read(required(sections, "survey", root));
        lists.putAll(reader.lists());
        if (formId == null || version == null || title == null) {
            return null;
        }
        return new Flow(source, settings(formId, version, title, settings), lists, survey,
                sheet.expression(settings.get("submit_if"), "submit_if"),
                sheet.isFlag(settings.get("confirm")) ? null : sheet.expression(settings.get("confirm"), "confirm"), banner(settings.get("banner")));
    }

    private Settings settings(String formId, String version, Words title, Map<String, Node> settings) {
        Map<String, Node> start = sheet.map(settings.get("start"), "start", Set.of("keywords", "roles"));
        String submit = sheet.text(settings.get("submit"), "submit");
        Settings.SubmitWhen when = submitWhen(settings.get("submit_when"));
        return new Settings(formId, version, title, language,
                sheet.texts(start.get("keywords"), "keywords"), roles(start.get("roles")),
                duration(settings.get("expires_after"), "expires_after"), reminders(settings.get("reminders")),
                quietHours(settings.get("quiet_hours")),
                submit, when,
                !sheet.isFlag(settings.get("confirm"))
                        || sheet.flag(settings.get("confirm"), "confirm", submit != null && when != Settings.SubmitWhen.EACH_ANSWER),
                outcomes(settings.get("outcomes")), number(settings.get("max_questions"), "max_questions"),
                words(settings.get("end"), "end"), words(settings.get("help"), "help"));
    }

    private Map<String, Settings.OutcomeWords> outcomes(@Nullable Node node) {
        Map<String, Settings.OutcomeWords> outcomes = new LinkedHashMap<>();
        sheet.map(node, "outcomes", Set.of()).forEach((name, value) -> {
            Map<String, Node> keys = sheet.map(value, name, OUTCOME);
            Words say = words(required(keys, "say", value), name);
            if (say != null) {
                outcomes.put(name, new Settings.OutcomeWords(
                        say, sheet.text(keys.get("ask"), name), sheet.flag(keys.get("continue"), name, false)));
            }
        });
        return java.util.Collections.unmodifiableMap(outcomes);
    }

    private Flow.@Nullable Banner banner(@Nullable Node node) {
        if (node == null) {
            return null;
        }
        Map<String, Node> keys = sheet.map(node, "banner", Set.of("when", "text"));
        Expression when = sheet.expression(required(keys, "when", node), "banner");
        Words text = words(required(keys, "text", node), "banner");
        return when == null || text == null ? null : new Flow.Banner(when, text);
    }

    private Set<String> roles(@Nullable Node node) {
        List<String> roles = sheet.texts(node, "roles");
        for (String role : roles) {
            if (!ROLES.contains(role)) {
                sheet.error(Sheet.line(node), "start", "FLOW001", "unknown role " + role + Nearest.hint(role, ROLES));
            }
        }
        return Set.copyOf(roles);
    }

    private Settings.SubmitWhen submitWhen(@Nullable Node node) {
        String when = sheet.text(node, "submit_when");
        return switch (when == null ? "end" : when) {
            case "end" -> Settings.SubmitWhen.END;
            case "each_group" -> Settings.SubmitWhen.EACH_GROUP;
            case "each_answer" -> Settings.SubmitWhen.EACH_ANSWER;
            default -> {
                sheet.error(Sheet.line(node), "submit_when", "FLOW001", "must be end, each_group or each_answer, not " + when);
                yield Settings.SubmitWhen.END;
            }
        };
    }

    private List<Duration> reminders(@Nullable Node node) {
        List<Duration> durations = new ArrayList<>();
        for (Node item : sheet.list(node, "reminders")) {
            Duration duration = duration(item, "reminders");
            if (duration != null) {
                durations.add(duration);
            }
        }
        return durations.stream().sorted().toList();
    }

    private @Nullable QuietHours quietHours(@Nullable Node node) {
        String text = sheet.text(node, "quiet_hours");
        QuietHours hours = text == null ? null : QuietHours.parse(text);
        if (text != null && hours == null) {
            sheet.error(Sheet.line(node), "quiet_hours", "FLOW001", text + " must be two different times: 22:00-06:00");
        }
        return hours;
    }

    private @Nullable Duration duration(@Nullable Node node, String what) {
        String text = sheet.text(node, what);
        try {
            return text == null ? null : Duration.parse(text);
        } catch (DateTimeParseException e) {
            sheet.error(Sheet.line(node), what, "FLOW001", text + " must be an ISO 8601 duration: PT3H, P7D");
            return null;
        }
    }

    private @Nullable Integer number(@Nullable Node node, String what) {
        String text = sheet.text(node, what);
        if (text != null && !text.matches("\\d{1,4}")) {
            sheet.error(Sheet.line(node), what, "FLOW001", what + " must be a whole number, not " + text);
            return null;
        }
        return text == null ? null : Integer.valueOf(text);
    }

    private @Nullable Words words(@Nullable Node node, String what) {
        return sheet.words(node, what, language);
    }

    private @Nullable Node required(Map<String, Node> keys, String key, @Nullable Node within) {
        Node value = keys.get(key);
        if (value == null) {
            sheet.error(Sheet.line(within), null, "FLOW001", "key " + key + " is missing");
        }
        return value;
    }
}
