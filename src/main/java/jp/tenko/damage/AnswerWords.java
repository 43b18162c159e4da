package jp.tenko.damage;

import java.util.List;
import java.util.Map;

/**
 * Answers as people read them, for pages and papers, in the words of the form itself ({@code conversation-flows/});
 * implemented by the door {@code conversation}, which this package may not know.
 */
public interface AnswerWords {

    /**
     * In the order of the form; what the form does not know (any more) is shown as it was recorded.
     *
     * @param language of the form, {@code ja}, {@code en} …
     */
    List<Line> inWords(Form form, Map<String, String> answers, String language);

    /** @param images message ids of LINE, when the answer is pictures; the words then only count them */
    record Line(String question, String answer, List<String> images) {}
}
