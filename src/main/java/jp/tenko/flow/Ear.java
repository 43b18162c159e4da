package jp.tenko.flow;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.tenko.flow.reading.Money;

/** What a typed word is worth as the answer to a question, or why it is none; in a chat and on a page alike. */
record Ear(Course course) {

    /** So few yen are no damage that anybody reports. */
    private static final Pattern SMALL = Pattern.compile("[1-9]\\d{0,2}");
    private static final Pattern METRES = Pattern.compile("\\d\\.\\d{1,2}");

    /** What was heard. */
    sealed interface Heard {

        /** @param value canonical; its constraint has not been asked */
        record Answer(String value) implements Heard {}

        /** It may mean two things, which are answers both: 30 is 30円, or 30万円. */
        record Either(String value, String other) implements Heard {}

        /** It was read, but is no answer yet. */
        record Refused(String why) implements Heard {}

        record Nothing() implements Heard {}
    }

    Heard typed(Question question, String text) {
        return switch (Reading.typed(question, text, course.situation())) {
            case Reading.Understood(String value) -> other(question, text)
                    .filter(other -> !other.equals(value) && course.scope().allows(question, value) && course.scope().allows(question, other))
                    .<Heard>map(other -> new Heard.Either(value, other))
                    .orElseGet(() -> new Heard.Answer(value));
            case Reading.OutOfBounds out -> new Heard.Refused(course.voice().phrase(out.phrase(), out.values()).text());
            case Reading.Beyond(String phrase, String bound) -> new Heard.Refused(
                    course.voice().phrase(phrase, Map.of("bound", course.voice().shown(question, bound))).text());
            case Reading.Unreadable unreadable -> new Heard.Nothing();
        };
    }

    /** What a bare figure means if a unit was left out that people leave out in speaking: 万, or the metre of 1.5. */
    private Optional<String> other(Question question, String text) {
        String figures = Fold.narrow(text);
        boolean yen = question.type() == QuestionType.MONEY && SMALL.matcher(figures).matches();
        boolean metres = "cm".equals(question.parameters().get("unit")) && METRES.matcher(figures).matches();
        if (!yen && !metres) {
            return Optional.empty();
        }
        return Reading.typed(question, figures + (yen ? "万" : "m"), course.situation()) instanceof Reading.Understood(String value)
                ? Optional.of(value)
                : Optional.empty();
    }

    /** The same where no button stands beside it: 分からない is typed, too. */
    Heard written(Question question, String text) {
        boolean unknown = question.mayBeUnknown()
                && course.library().commands().folded("unknown").contains(Fold.fold(text));
        Heard heard = unknown ? new Heard.Answer(Money.UNKNOWN) : typed(question, text);
        return switch (heard) {
            case Heard.Either either -> new Heard.Refused(course.voice().whichOf(question, either).text());
            case Heard.Nothing nothing -> new Heard.Refused(notUnderstood(question));
            case Heard.Answer answer -> answer;
            case Heard.Refused refused -> refused;
        };
    }

    String notUnderstood(Question question) {
        return question.unrecognizedMessage() != null
                ? course.voice().words(question, question.unrecognizedMessage())
                : course.voice().phrase(
                        course.voice().searching(question) ? "not_found" : notUnderstood(question.type()), Map.of()).text();
    }

    private static String notUnderstood(QuestionType type) {
        return switch (type) {
            case ACKNOWLEDGE, SELECT_ONE, SELECT_MULTIPLE -> "not_understood_choice";
            case INTEGER, DECIMAL -> "not_understood_number";
            case MONEY -> "not_understood_money";
            case PHONE -> "not_understood_phone";
            case DATE -> "not_understood_date";
            case TIME -> "not_understood_time";
            case DATE_TIME -> "not_understood_date_time";
            case GEOPOINT -> "not_understood_place";
            case IMAGE -> "not_understood_image";
            case TEXT, NOTE, CALCULATE, HIDDEN -> "not_understood";
        };
    }
}
