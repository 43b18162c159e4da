package jp.tenko.flow;

import java.util.Map;
import jp.tenko.flow.reading.Money;

/** What a typed word is worth as the answer to a question, or why it is none; in a chat and on a page alike. */
record Ear(Course course) {

    /** What was heard. */
    sealed interface Heard {

        /** @param value canonical; its constraint has not been asked */
        record Answer(String value) implements Heard {}

        /** It was read, but is no answer yet. */
        record Refused(String why) implements Heard {}

        record Nothing() implements Heard {}
    }

    Heard typed(Question question, String text) {
        return switch (Reading.typed(question, text, course.situation())) {
            case Reading.Understood understood -> new Heard.Answer(understood.value());
            case Reading.OutOfBounds out -> new Heard.Refused(course.voice().phrase(out.phrase(), out.values()).text());
            case Reading.Beyond(String phrase, String bound) -> new Heard.Refused(
                    course.voice().phrase(phrase, Map.of("bound", course.voice().shown(question, bound))).text());
            case Reading.Unreadable unreadable -> new Heard.Nothing();
        };
    }

    /** The same where no button stands beside it: 分からない is typed, too. */
    Heard written(Question question, String text) {
        boolean unknown = question.mayBeUnknown()
                && course.library().commands().folded("unknown").contains(Fold.fold(text));
        Heard heard = unknown ? new Heard.Answer(Money.UNKNOWN) : typed(question, text);
        return heard instanceof Heard.Nothing ? new Heard.Refused(notUnderstood(question)) : heard;
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
