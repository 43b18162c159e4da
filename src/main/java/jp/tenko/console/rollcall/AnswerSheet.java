package jp.tenko.console.rollcall;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import jp.tenko.console.Callable;
import jp.tenko.console.Csv;
import jp.tenko.rollcall.Called;
import jp.tenko.rollcall.Reply;
import jp.tenko.roster.Member;
import org.jspecify.annotations.Nullable;

/**
 * A line of the list: somebody and what they answer now.
 *
 * @param byMail a mail reaches them
 * @param answers question → value; empty while they are silent
 * @param answeredAt when they first said whether they are safe; null: silent
 */
record AnswerSheet(Member member, Callable person, boolean byMail, Map<String, String> answers, @Nullable Instant answeredAt) {

    static final List<String> HEADINGS = List.of(
            "number", "name", "district", "status", "able_to_work", "house", "road", "answered-at", "telephone");

    static AnswerSheet of(Called called, boolean byMail, Map<String, String> answers) {
        return new AnswerSheet(called.member(), Callable.of(called.member()), byMail, answers, called.answeredAt());
    }

    /** How they are reached now: {@code line}, {@code mail}, {@code telephone}, {@code none}. */
    public String way() {
        if (member.reachableByLine()) {
            return "line";
        }
        return byMail ? "mail" : person.dial() != null ? "telephone" : "none";
    }

    /** {@code safe}, {@code injured}, {@code needs_help} or {@code silent}. */
    public String status() {
        return answers.getOrDefault(Reply.SAFETY, "silent");
    }

    public String answer(String question) {
        return answers.getOrDefault(question, "");
    }

    List<String> cells(Csv csv) {
        return List.of(
                member.number(),
                member.name(),
                member.district() == null ? "" : member.district(),
                csv.word("status." + status(), status()),
                csv.answer(Reply.ABLE_TO_WORK, answer(Reply.ABLE_TO_WORK)),
                csv.answer(Reply.HOUSE, answer(Reply.HOUSE)),
                csv.answer(Reply.ROAD, answer(Reply.ROAD)),
                answeredAt == null ? "" : csv.time(answeredAt),
                person.shown() == null ? "" : person.shown());
    }
}
