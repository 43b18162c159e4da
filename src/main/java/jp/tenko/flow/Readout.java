package jp.tenko.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Recorded answers as people read them, outside a conversation: for pages and papers. What an older version of the flow asked
 * and this one does not know is shown as it was recorded: nothing that was said is left out.
 */
public final class Readout {

    private final FlowLibrary library;
    private final Flow flow;
    private final String language;

    public Readout(FlowLibrary library, Flow flow, String language) {
        this.library = library;
        this.flow = flow;
        this.language = language;
    }

    /**
     * @param question what it is called; the name of the question when it has no words or is not known
     * @param answer never empty
     * @param images message ids of LINE, when the answer is pictures; the words then only count them
     */
    public record Line(String question, String answer, List<String> images) {}

    /** @param answers path → canonical value; the lines are in their order */
    public List<Line> of(Map<String, String> answers) {
        List<Line> lines = new ArrayList<>();
        answers.forEach((path, value) -> {
            Question question = flow.question(path);
            boolean shown = question == null || !question.type().computed() && question.type() != QuestionType.NOTE;
            if (shown && !value.isEmpty()) {
                lines.add(line(path, question, value));
            }
        });
        return lines;
    }

    private Line line(String path, @Nullable Question question, String value) {
        if (question == null) {
            return new Line(path, value, List.of());
        }
        Words words = question.shortLabel() == null ? question.label() : question.shortLabel();
        String called = words == null ? path : words.in(language);
        Group repeat = question.instance() == 0 ? null : question.repeat();
        String instance = repeat == null || repeat.label() == null
                ? ""
                : repeat.label().in(language) + " " + question.instance() + " ";
        return new Line(instance + called, words(question, value), images(question, value));
    }

    private String words(Question question, String value) {
        return switch (question.type()) {
            case SELECT_ONE, SELECT_MULTIPLE, ACKNOWLEDGE -> Stream.of(value.split(" "))
                    .map(choice -> flow.choiceLabel(question.name(), choice, language))
                    .collect(Collectors.joining(language.startsWith("en") || language.equals("vi") ? ", " : "、"));
            case INTEGER -> digits(value) ? "%,d".formatted(Long.parseLong(value)) : value;
            case MONEY -> digits(value)
                    ? library.phrases().text("yen", language, Map.of("amount", "%,d".formatted(Long.parseLong(value))))
                    : library.commands().label("unknown", language);
            case PHONE -> Telephone.parse(value).shown();
            case IMAGE -> photos(value.split(" ").length);
            case GEOPOINT -> place(Spot.parse(value));
            case DECIMAL, DATE, TIME, DATE_TIME, TEXT, NOTE, CALCULATE, HIDDEN -> value;
        };
    }

    private static List<String> images(Question question, String value) {
        return switch (question.type()) {
            case IMAGE -> List.of(value.split(" "));
            case GEOPOINT -> Spot.parse(value).images();
            default -> List.of();
        };
    }

    private String photos(int count) {
        return library.phrases().text("photos", language, Map.of("count", String.valueOf(count)));
    }

    private String place(Spot spot) {
        if (!spot.images().isEmpty()) {
            return photos(spot.images().size());
        }
        String position = spot.latitude() == null ? "" : "%.5f, %.5f".formatted(spot.latitude(), spot.longitude());
        return spot.address() == null ? position : (spot.address() + " " + position).strip();
    }

    private static boolean digits(String value) {
        return value.matches("[0-9]{1,18}");
    }
}
