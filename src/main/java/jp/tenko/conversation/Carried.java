package jp.tenko.conversation;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers that a button carries with it while Redis is away: {@code kind=earthquake;go=choose_who}. */
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

    static String write(Map<String, String> answers, String question, String choice) {
        StringBuilder subject = new StringBuilder();
        answers.forEach((name, value) -> subject.append(name).append('=').append(value).append(';'));
        return subject.append(question).append('=').append(choice).toString();
    }
}
