package jp.tenko.flow.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A conversation written down as a test that people can read: {@code conversation-flows/dialogues/*.dialogue.txt}.
 *
 * <pre>
 * # comment
 * flow start-roll-call  lang ja  now 2026-07-10T14:05+09:00  as director  with drill=yes
 * fact asked=10                       from here on, what the house knows
 * list audiences all=全員 kami=上広川     from here on, the choices of a select_one_from_file
 * > words                             the person types; also: tap LABEL · tap LABEL LINE (the button beside a line) · location 33.24,130.55 ADDRESS ·
 *                                     photo ID · photo ID set=S index=1 total=3 · sticker
 * !same > tap 送信                      the same webhook twice;   !both >  two taps at once
 * < words [button] [button]           the reply; a line break is " / ", "..." or "*" is any text, [a] ... more buttons
 * &lt;&lt; words                            a push
 * ~ 3h                                the clock
 * @山田 > words, tap LABEL              what somebody else does meanwhile, on their own phone
 * = record roll-call.start kind=rain -> started asked=10    the record, and what came of it
 * = wish language en                  what the person asked of the house: language, start, menu
 * </pre>
 *
 * Without [buttons] in a {@code <} line its buttons are not looked at. A message nobody expected is a failure.
 *
 * <p>Each is played twice: against the engine alone ({@code flow.DialoguesTest}), which believes the facts and lists and
 * knows nobody else, and with the whole program ({@code story.DialoguesStoryTest}), where they must come true: there
 * {@code @} lines are done, {@code <<} lines arrive, and records are rows.
 *
 * @param with prefilled answers with which the conversation begins
 */
public record Dialogue(String name, String flow, String language, Instant now, Set<String> roles,
        Map<String, String> with, List<Step> steps) {

    /** One line; {@code line} counts from 1. */
    public sealed interface Step {
        int line();
    }

    public record Fact(int line, Map<String, String> values) implements Step {}

    public record Offer(int line, String list, Map<String, String> choices) implements Step {}

    public record Does(int line, Action action, Times times) implements Step {}

    /** @param who the family name of a member of staff */
    public record Elsewhere(int line, String who, List<Action> actions) implements Step {}

    public record Replies(int line, Expected expected) implements Step {}

    public record Pushes(int line, Expected expected) implements Step {}

    public record Waits(int line, Duration duration) implements Step {}

    public record Records(int line, String record, Map<String, String> answers, Optional<Concluded> outcome) implements Step {}

    public record Wishes(int line, String wish, String about) implements Step {}

    /** What came of a record. */
    public record Concluded(String outcome, Map<String, String> values) {}

    public enum Times {
        ONCE,
        SAME_WEBHOOK_TWICE,
        TWO_AT_ONCE
    }

    /** What the person does. */
    public sealed interface Action {}

    public record Types(String text) implements Action {}

    public record Taps(String label) implements Action {}

    /** @param label of the button that opens the wheel of days or hours */
    public record Picks(String label, String value) implements Action {}

    public record SendsLocation(double latitude, double longitude, String address) implements Action {}

    /** @param set empty when sent alone */
    public record SendsPhoto(String id, String set, int index, int total) implements Action {}

    public record SendsOther(String kind) implements Action {}

    /** @param moreButtons there may be more than those named */
    public record Expected(String written, Pattern text, List<String> buttons, boolean moreButtons) {

        public boolean matches(String said, List<String> labels) {
            if (!text.matcher(said).matches()) {
                return false;
            }
            return buttons.isEmpty()
                    || (moreButtons ? labels.size() >= buttons.size() && labels.subList(0, buttons.size()).equals(buttons)
                            : labels.equals(buttons));
        }

        @Override
        public String toString() {
            return written;
        }
    }

    private static final Pattern VALUES = Pattern.compile("([\\w.\\[\\]/-]+)=((?:(?!\\s+[\\w.\\[\\]/-]+=).)*)");
    private static final Pattern LINE_END = Pattern.compile("^(.*?)((?:\\s*\\[[^\\]]+])*)(\\s*\\.\\.\\.)?$");
    private static final Pattern HEADER = Pattern.compile(
            "flow\\s+(\\S+)\\s+lang\\s+(\\S+)\\s+now\\s+(\\S+)(?:\\s+as\\s+(\\S+))?(?:\\s+with\\s+(.*))?");

    /** The one it begins in, and those that the person asks for on the way. */
    public Stream<String> languages() {
        return Stream.concat(Stream.of(language), steps.stream()
                .filter(step -> step instanceof Wishes wishes && wishes.wish().equals("language"))
                .map(step -> ((Wishes) step).about()));
    }

    public static List<Dialogue> all(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".dialogue.txt")).sorted().map(Dialogue::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Dialogue read(Path file) {
        try {
            String name = file.getFileName().toString().replace(".dialogue.txt", "");
            return parse(name, Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Dialogue parse(String name, List<String> lines) {
        Matcher header = null;
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (header == null) {
                header = HEADER.matcher(line);
                if (!header.matches()) {
                    throw new IllegalArgumentException(name + ":" + (i + 1) + " expected: flow … lang … now …, found: " + line);
                }
            } else {
                steps.add(step(name, i + 1, line));
            }
        }
        if (header == null) {
            throw new IllegalArgumentException(name + ": no line flow … lang … now …");
        }
        Set<String> roles = header.group(4) == null ? Set.of() : new LinkedHashSet<>(List.of(header.group(4).split(",")));
        Instant now = OffsetDateTime.parse(header.group(3)).toInstant();
        return new Dialogue(name, header.group(1), header.group(2), now, roles, values(header.group(5)), List.copyOf(steps));
    }

    private static Step step(String name, int number, String line) {
        if (line.startsWith("fact ")) {
            return new Fact(number, values(line.substring(5)));
        }
        if (line.startsWith("list ")) {
            String[] parts = line.substring(5).split("\\s+", 2);
            return new Offer(number, parts[0], values(parts.length > 1 ? parts[1] : ""));
        }
        if (line.startsWith("@")) {
            String[] parts = line.substring(1).split("\\s+>\\s+", 2);
            return new Elsewhere(number, parts[0], Stream.of(parts[1].split(",\\s+")).map(Dialogue::action).toList());
        }
        if (line.startsWith("!same >")) {
            return new Does(number, action(line.substring(7).strip()), Times.SAME_WEBHOOK_TWICE);
        }
        if (line.startsWith("!both >")) {
            return new Does(number, action(line.substring(7).strip()), Times.TWO_AT_ONCE);
        }
        if (line.startsWith(">")) {
            return new Does(number, action(line.substring(1).strip()), Times.ONCE);
        }
        if (line.startsWith("<<")) {
            return new Pushes(number, expected(line.substring(2).strip()));
        }
        if (line.startsWith("<")) {
            return new Replies(number, expected(line.substring(1).strip()));
        }
        if (line.startsWith("~")) {
            return new Waits(number, Duration.parse("PT" + line.substring(1).strip().toUpperCase(java.util.Locale.ROOT)));
        }
        if (line.startsWith("= record ")) {
            return record(number, line.substring(9).strip());
        }
        if (line.startsWith("= wish ")) {
            String[] parts = line.substring(7).strip().split("\\s+", 2);
            return new Wishes(number, parts[0], parts.length > 1 ? parts[1] : "");
        }
        throw new IllegalArgumentException(name + ":" + number + " is no line of a dialogue: " + line);
    }

    static Action action(String text) {
        String[] words = text.split("\\s+");
        return switch (words[0]) {
            case "tap" -> new Taps(text.substring(3).strip());
            case "pick" -> new Picks(text.substring(4, text.lastIndexOf(' ')).strip(), words[words.length - 1]);
            case "location" -> {
                String[] degrees = words[1].split(",");
                String address = text.replaceFirst("location\\s+\\S+\\s*", "");
                yield new SendsLocation(Double.parseDouble(degrees[0]), Double.parseDouble(degrees[1]), address);
            }
            case "photo" -> {
                Map<String, String> set = values(text);
                yield new SendsPhoto(words[1], set.getOrDefault("set", ""),
                        Integer.parseInt(set.getOrDefault("index", "1")), Integer.parseInt(set.getOrDefault("total", "1")));
            }
            case "sticker", "video", "audio", "file" -> new SendsOther(words[0]);
            default -> new Types(text);
        };
    }

    private static Records record(int number, String text) {
        String[] sides = text.split("\\s*->\\s*", 2);
        String[] parts = sides[0].split("\\s+", 2);
        Optional<Concluded> outcome = Optional.empty();
        if (sides.length > 1) {
            String[] words = sides[1].split("\\s+", 2);
            outcome = Optional.of(new Concluded(words[0], values(words.length > 1 ? words[1] : "")));
        }
        return new Records(number, parts[0], values(parts.length > 1 ? parts[1] : ""), outcome);
    }

    private static Expected expected(String written) {
        Matcher matcher = LINE_END.matcher(written);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("cannot be read: " + written);
        }
        List<String> buttons = new ArrayList<>();
        Matcher button = Pattern.compile("\\[([^\\]]+)]").matcher(matcher.group(2));
        while (button.find()) {
            buttons.add(button.group(1));
        }
        boolean dots = matcher.group(3) != null;
        String text = matcher.group(1) + (dots && buttons.isEmpty() ? "..." : "");
        return new Expected(written, pattern(text), List.copyOf(buttons), dots && !buttons.isEmpty());
    }

    private static Pattern pattern(String text) {
        StringBuilder regex = new StringBuilder();
        Matcher any = Pattern.compile("\\s*\\.\\.\\.(?= / )| / |\\s*\\.\\.\\.\\s*|\\*").matcher(text);
        int from = 0;
        while (any.find()) {
            regex.append(Pattern.quote(text.substring(from, any.start())));
            regex.append(any.group().equals(" / ") ? "\n" : ".*");
            from = any.end();
        }
        regex.append(Pattern.quote(text.substring(from)));
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    static Map<String, String> values(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        Matcher matcher = VALUES.matcher(text == null ? "" : text);
        while (matcher.find()) {
            values.put(matcher.group(1), matcher.group(2).strip());
        }
        return values;
    }
}
