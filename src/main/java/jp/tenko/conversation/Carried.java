package jp.tenko.conversation;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers that a button carries with it while Redis is away: {@code kind=earthquake;go=choose_who}, behind the subject of the
 * conversation when it has one: {@code business:12;level=none}.
 */
final class Carried {

    private Carried() {}

    static Map<String, String> read(@Nullable String subject) {
        Map<String, String> answers = new LinkedHashMap<>();
        if (subject != null) {
            for (String answer : subject.split(";")) {
                int equals = answer.indexOf('=');
                if (equals > 0) {
                    answers.put(answer.substring(0, equals), answer.substring(equals + 1));
                }
            }
        }
        return answers;
    }

    static String write(@Nullable String carrying, String question, String choice) {
        Map<String, String> answers = read(carrying);
        StringBuilder subject = new StringBuilder();
        if (carrying != null && !carrying.isEmpty() && carrying.split(";")[0].indexOf('=') < 0) {
            subject.append(carrying.split(";")[0]).append(';');
        }
        answers.forEach((name, value) -> subject.append(name).append('=').append(value).append(';'));
        return subject.append(question).append('=').append(choice).toString();
    }
}
