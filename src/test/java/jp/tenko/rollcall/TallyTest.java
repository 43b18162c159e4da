package jp.tenko.rollcall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;
import org.junit.jupiter.api.Test;

class TallyTest extends RollCallTest {

    @Test
    void it_says_how_it_stands() {
        RollCall rollCall = started(false);
        reply(
                says(rollCall, DIRECTOR, "safety", "safe", "able_to_work", "yes", "house", "none", "road", "passable"),
                says(rollCall, TANAKA, "safety", "injured", "able_to_work", "no", "house", "damaged"),
                says(rollCall, ITO, "safety", "needs_help", "road", "blocked"),
                says(rollCall, LINH, "safety", "safe", "able_to_work", "yes", "road", "blocked"));

        Tally tally = tally(rollCall);

        assertThat(tally.counts()).isEqualTo(Map.of(
                "safety", Map.of("safe", 2, "injured", 1, "needs_help", 1),
                "able_to_work", Map.of("yes", 2, "no", 1),
                "house", Map.of("none", 1, "damaged", 1),
                "road", Map.of("passable", 1, "blocked", 2)));
        assertThat(tally.answered()).isEqualTo(4);
        assertThat(tally.needsHelp()).extracting(Member::id).containsExactly(ITO);
        assertThat(tally.injured()).extracting(Member::id).containsExactly(TANAKA);
        assertThat(tally.silent()).as("leaders first, then by reading").extracting(Member::id)
                .containsExactly(FIRST_DEPUTY, SECOND_DEPUTY, NOT_JOINED, MARIA, BLOCKED);
        assertThat(tally.unreachable()).extracting(Member::id).containsExactly(NOT_JOINED, BLOCKED);
        assertThat(tally.allAnswered()).isFalse();
        assertThat(tally.timeTo(25)).isEqualTo(Duration.ZERO);
        assertThat(tally.timeTo(50)).isNull();
    }

    @Test
    void before_anybody_has_answered_there_is_nothing_to_divide_by() {
        Tally tally = tally(started(false));

        assertThat(tally.answered()).isZero();
        assertThat(tally.firstAnswer()).isNull();
        assertThat(tally.timeTo(25)).isNull();
        assertThat(tally.median()).isNull();
        assertThat(tally.status("safe")).isZero();
    }

    @Test
    void with_ten_thousand_members_it_starts_fast_and_is_right_within_a_second() {
        tenThousandMembers();
        long begin = System.nanoTime();
        RollCall rollCall = started(false);
        long start = millisSince(begin);
        assertThat(count("sum(cardinality(recipients))")).isEqualTo(9_993 + 7);
        assertThat(count("count(*)")).as("multicasts: 20 of 500 and the rest").isEqualTo(22);

        begin = System.nanoTime();
        assertThat(tally(rollCall).silent()).hasSize(10_002);
        long allSilent = millisSince(begin);

        begin = System.nanoTime();
        List<MemberId> people = LongStream.rangeClosed(11, 10_003).mapToObj(MemberId::new).toList();
        for (int i = 0; i < people.size(); i += 64) {
            reply(people.subList(i, Math.min(people.size(), i + 64)).stream()
                    .map(person -> says(rollCall, person, "safety", person.value() % 100 == 0 ? "injured" : "safe",
                            "able_to_work", person.value() % 2 == 0 ? "yes" : "no", "house", "none",
                            "road", "passable"))
                    .toArray(Reply[]::new));
        }
        long replies = millisSince(begin);
        begin = System.nanoTime();
        Tally tally = tally(rollCall);
        long answered = millisSince(begin);
        System.out.printf(
                "10,002 members: start %d ms; tally, all silent %d ms; 39,972 answers in batches of 64 people %d ms;"
                        + " tally, all answered %d ms%n",
                start, allSilent, replies, answered);

        assertThat(tally.answered()).isEqualTo(9_993);
        assertThat(tally.silent()).hasSize(9);
        assertThat(tally.status("injured")).isEqualTo(100);
        assertThat(tally.injured()).hasSize(100);
        assertThat(tally.status("safe")).isEqualTo(9_893);
        assertThat(tally.count("able_to_work", "yes")).isEqualTo(4_996);
        assertThat(allSilent).isLessThan(1_000);
        assertThat(answered).isLessThan(1_000);
        assertThat(start).isLessThan(10_000);
    }

    private void tenThousandMembers() {
        db.sql("""
                insert into member (organization_id, number, name, role, language, line_user_id, joined_at)
                select 1, n, '職員 ' || n, 'staff', 'ja', 'U' || lpad(to_hex(n), 32, '0'), now()
                from generate_series(11, 10003) n
                """).update();
        db.sql("analyze member").update();
    }

    private int count(String what) {
        return db.sql("select " + what + " from outbox").query(Integer.class).single();
    }

    private static long millisSince(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin).toMillis();
    }
}
