package jp.tenko.rollcall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import jp.tenko.roster.Member;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplyTest extends RollCallTest {

    RollCall rollCall;

    @BeforeEach
    void a_roll_call_runs() {
        rollCall = started(false);
        said();
        clock.advance(Duration.ofMinutes(2));
    }

    @Test
    void one_tap_counts_already() {
        safe(rollCall, TANAKA);

        assertThat(tally(rollCall).answered()).isEqualTo(1);
        assertThat(tally(rollCall).status(Reply.SAFE)).isEqualTo(1);
        assertThat(tally(rollCall).silent()).hasSize(8).extracting(Member::id).doesNotContain(TANAKA);
        assertThat(rollCalls.answers(rollCall.id(), TANAKA)).containsExactly(Map.entry("safety", "safe"));
    }

    @Test
    void every_answer_is_kept_and_the_newest_counts() {
        reply(says(rollCall, TANAKA, "safety", "safe", "road", "passable"));
        clock.advance(Duration.ofMinutes(5));
        reply(says(rollCall, TANAKA, "road", "blocked", "road_place", "33.2415,130.5513", "note", "土砂くずれ😱"));

        assertThat(rollCalls.answers(rollCall.id(), TANAKA)).isEqualTo(Map.of(
                "safety", "safe", "road", "blocked", "road_place", "33.2415,130.5513", "note", "土砂くずれ😱"));
        assertThat(rollCalls.history(rollCall.id(), TANAKA)).extracting(Answer::question, Answer::value)
                .contains(tuple("road", "passable"), tuple("road", "blocked"))
                .hasSize(5);
        assertThat(tally(rollCall).countsOf(Reply.ROAD)).isEqualTo(Map.of("blocked", 1));
    }

    @Test
    void a_second_delivery_of_the_same_event_changes_nothing() {
        Reply once = says(rollCall, TANAKA, "safety", "needs_help");
        reply(once);
        List<Answer> history = rollCalls.history(rollCall.id(), TANAKA);
        assertThat(said()).hasSize(3);

        reply(once);
        reply(once, says(rollCall, ITO, "safety", "safe"), once);

        assertThat(rollCalls.history(rollCall.id(), TANAKA)).isEqualTo(history);
        assertThat(said()).isEmpty();
        assertThat(tally(rollCall).answered()).isEqualTo(2);
    }

    @Test
    void what_happened_later_counts_though_it_came_earlier() {
        Instant tap = clock.instant();
        reply(says(rollCall, TANAKA, tap.plusSeconds(30), "safety", "safe", "house", "none"));
        reply(says(rollCall, TANAKA, tap, "safety", "injured", "house", "damaged"));

        assertThat(rollCalls.answers(rollCall.id(), TANAKA)).isEqualTo(Map.of("safety", "safe", "house", "none"));
        assertThat(said()).as("an old answer alerts nobody").isEmpty();
        assertThat(tally(rollCall).firstAnswer()).isEqualTo(tap);
    }

    @Test
    void an_answer_can_be_taken_back() {
        reply(says(rollCall, TANAKA, "safety", "safe", "road", "blocked"));
        reply(says(rollCall, TANAKA, clock.instant().plusSeconds(1), "road", ""));

        assertThat(rollCalls.answers(rollCall.id(), TANAKA)).containsOnlyKeys("safety");
        assertThat(tally(rollCall).countsOf(Reply.ROAD)).isEmpty();
    }

    @Test
    void answers_after_the_deadline_count_and_are_late() {
        minutes(57);
        safe(rollCall, TANAKA);
        minutes(2);
        safe(rollCall, ITO);
        tx(() -> rollCalls.close(rollCall.id(), DIRECTOR, clock.instant()));
        minutes(60);
        safe(rollCall, LINH);

        assertThat(rollCalls.history(rollCall.id(), TANAKA)).extracting(Answer::late).containsExactly(false);
        assertThat(rollCalls.history(rollCall.id(), ITO)).extracting(Answer::late).containsExactly(true);
        assertThat(rollCalls.history(rollCall.id(), LINH)).extracting(Answer::late).containsExactly(true);
        assertThat(tally(rollCall).late()).isEqualTo(2);
        assertThat(tally(rollCall).answered()).isEqualTo(3);
        assertThat(rollCalls.latestFor(LINH)).map(RollCall::id).contains(rollCall.id());
        assertThat(rollCalls.openFor(LINH)).isEmpty();
    }

    @Test
    void an_answer_given_in_time_that_arrives_late_is_not_late() {
        Instant inTime = START.plus(Duration.ofMinutes(59));
        minutes(75);
        reply(says(rollCall, TANAKA, inTime, "safety", "safe"));

        assertThat(rollCalls.history(rollCall.id(), TANAKA)).extracting(Answer::late).containsExactly(false);
        assertThat(tally(rollCall).late()).isZero();
    }

    @Test
    void a_proxy_answers_and_is_on_record_as_one() {
        reply(saysFor(rollCall, TANAKA, NOT_JOINED, "safety", "safe"));

        assertThat(rollCalls.history(rollCall.id(), NOT_JOINED)).extracting(Answer::proxyBy).containsExactly(TANAKA);
        assertThat(tally(rollCall).answered()).isEqualTo(1);
        assertThat(tally(rollCall).unreachable()).extracting(Member::id).containsExactly(BLOCKED);
        assertThatThrownBy(() -> new Reply(
                        rollCall.id(), TANAKA, Map.of(), START, START, Reply.Source.PROXY, null, "e"))
                .hasMessageContaining("a proxy is named");
    }

    @Test
    void what_somebody_says_unasked_counts_too() {
        reply(says(rollCall, ON_LEAVE, "safety", "injured"));

        assertThat(tally(rollCall).asked()).isEqualTo(10);
        assertThat(tally(rollCall).injured()).extracting(Member::id).containsExactly(ON_LEAVE);
        assertThat(said()).containsExactlyInAnyOrder(
                "injured 加藤 恵 -> [1]", "injured 加藤 恵 -> [2]", "injured 加藤 恵 -> [3]");
    }

    @Test
    void a_note_alone_is_no_sign_of_safety() {
        reply(says(rollCall, TANAKA, "note", "停電です"));

        assertThat(tally(rollCall).answered()).isZero();
        assertThat(rollCalls.answers(rollCall.id(), TANAKA)).containsEntry("note", "停電です");
    }

    @Test
    void text_of_every_kind_is_taken() {
        reply(says(rollCall, TANAKA, "note", "a\0b"), says(rollCall, ITO, "note", "half an emoji \uD83D"));
        reply(
                says(rollCall, LINH, "note", "'); drop table reply; --"),
                says(rollCall, MARIA, "note", "😱".repeat(2_500)));
        reply();

        assertThat(rollCalls.answers(rollCall.id(), TANAKA)).containsEntry("note", "ab");
        assertThat(rollCalls.answers(rollCall.id(), ITO).get("note")).startsWith("half an emoji ");
        assertThat(rollCalls.answers(rollCall.id(), LINH)).containsEntry("note", "'); drop table reply; --");
        assertThat(rollCalls.answers(rollCall.id(), MARIA).get("note")).hasSize(5_000);
    }

    @Test
    void an_answer_to_a_roll_call_that_never_was_is_refused_aloud() {
        Map<String, String> safe = Map.of("safety", "safe");
        Reply lost = new Reply(new RollCallId(999), TANAKA, safe, START, START, Reply.Source.SELF, null, "e");

        assertThatThrownBy(() -> reply(lost)).hasMessageContaining("reply_roll_call_id_fkey");
    }

    @Test
    void many_people_are_read_in_one_statement() {
        safe(rollCall, TANAKA, ITO);

        assertThat(rollCalls.answers(rollCall.id(), BY_LINE)).containsOnlyKeys(TANAKA, ITO);
        assertThat(rollCalls.openFor(List.of(TANAKA, ON_LEAVE))).containsOnlyKeys(TANAKA);
    }
}
