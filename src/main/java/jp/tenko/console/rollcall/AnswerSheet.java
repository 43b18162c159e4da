package jp.tenko.console.rollcall;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.tenko.console.Callable;
import jp.tenko.console.Csv;
import jp.tenko.rollcall.Answer;
import jp.tenko.rollcall.Called;
import jp.tenko.rollcall.Reply;
import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * A line of the list: somebody and what they answer now.
 *
 * @param byMail a mail reaches them
 * @param answers question → value; empty while they are silent
 * @param late the answer that counts came after the deadline
 * @param proxy who gave it for them; null: themself, or nobody yet
 * @param answeredAt when they first said whether they are safe; null: silent
 */
record AnswerSheet(Member member, Callable person, boolean byMail, Map<String, String> answers,
        boolean late, @Nullable Member proxy, @Nullable Instant answeredAt) {

    static final List<String> HEADINGS = List.of(
            "number", "name", "district", "status", "able_to_work", "house", "road", "answered-at", "answered-by", "late", "note", "telephone");

    static AnswerSheet of(Called called, boolean byMail, Map<String, String> answers, @Nullable Answer safety, Map<MemberId, Member> proxies) {
        return new AnswerSheet(
                called.member(), Callable.of(called.member()), byMail, answers,
                safety != null && safety.late(),
                safety == null || safety.proxyBy() == null ? null : proxies.get(safety.proxyBy()),
                called.answeredAt());
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

    /** What else they wrote, or was said of them; empty: nothing. */
    public String note() {
        return Stream.of(Reply.REMARKS, Reply.NOTE).map(this::answer).filter(words -> !words.isEmpty()).collect(Collectors.joining(" / "));
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
                answeredAt == null ? "" : proxy == null ? csv.word("answers.themself", "") : csv.word("answers.proxy", "", proxy.name()),
                late ? csv.word("csv.late", "") : "",
                note(),
                person.shown() == null ? "" : person.shown());
    }
}
