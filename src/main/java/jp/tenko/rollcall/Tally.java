package jp.tenko.rollcall;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import jp.tenko.roster.Member;
import org.jspecify.annotations.Nullable;

/**
 * How a roll call stands: who has answered what, and who is silent. Silence is not safety (domain.md §2).
 *
 * @param now the time it is true for
 * @param asked everybody the roll call counts, with those whom LINE does not reach and those who answered unasked
 * @param counts question → value → how many people answer so now; questions with few values only ({@link Reply})
 * @param needsHelp those whose newest answer is that they need help
 * @param injured those whose newest answer is that they are injured
 * @param silent those without an answer, leaders first, then by reading; with those whom LINE does not reach
 * @param answerTimes when each of the others answered first, in order
 */
public record Tally(
        RollCall rollCall,
        Instant now,
        int asked,
        Map<String, Map<String, Integer>> counts,
        List<Member> needsHelp,
        List<Member> injured,
        List<Member> silent,
        List<Instant> answerTimes,
        Charge charge) {

    public int answered() {
        return answerTimes.size();
    }

    public boolean allAnswered() {
        return silent.isEmpty();
    }

    /** How many say that they are {@code safe}, {@code injured} or {@code needs_help}. */
    public int status(String safety) {
        return count(Reply.SAFETY, safety);
    }

    /** How many answer a question so. */
    public int count(String question, String value) {
        return counts.getOrDefault(question, Map.of()).getOrDefault(value, 0);
    }

    /** Value → how many; empty when nobody has answered the question. */
    public Map<String, Integer> countsOf(String question) {
        return counts.getOrDefault(question, Map.of());
    }

    /** The silent whom LINE does not reach: no reminder helps, somebody has to telephone. */
    public List<Member> unreachable() {
        return silent.stream().filter(member -> !member.reachableByLine()).toList();
    }

    /** How many answered only after the deadline. */
    public int late() {
        return (int) answerTimes.stream().filter(rollCall::isLate).count();
    }

    public @Nullable Instant firstAnswer() {
        return answerTimes.isEmpty() ? null : answerTimes.getFirst();
    }

    public @Nullable Instant lastAnswer() {
        return answerTimes.isEmpty() ? null : answerTimes.getLast();
    }

    public Member inCharge() {
        return charge.holder();
    }

    public boolean deadlinePassed() {
        return !now.isBefore(rollCall.deadlineAt());
    }

    /** How long half of those who have answered took, in the plan's time; null when nobody has. */
    public @Nullable Duration median() {
        if (answerTimes.isEmpty()) {
            return null;
        }
        Duration lower = passed(answerTimes.get((answered() - 1) / 2));
        Duration upper = passed(answerTimes.get(answered() / 2));
        return lower.plus(upper).dividedBy(2);
    }

    private Duration passed(Instant answeredAt) {
        return rollCall.plan().passed(rollCall.startedAt(), answeredAt);
    }

    /**
     * How long it took until so many of those asked had answered, in the plan's time; null when so many have not.
     *
     * @param percent 1 to 100
     */
    public @Nullable Duration timeTo(int percent) {
        int enough = Math.max(1, (asked * percent + 99) / 100);
        return enough > answered()
                ? null
                : passed(answerTimes.get(enough - 1));
    }
}
