package jp.tenko.roster.joining;

import static jp.tenko.roster.RosterSlice.HIROKAWA;
import static jp.tenko.roster.RosterSlice.NEIGHBOUR;
import static jp.tenko.roster.RosterSlice.NOW;
import static jp.tenko.roster.RosterSlice.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.tenko.line.LineUserId;
import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.Members;
import jp.tenko.roster.OrganizationId;
import jp.tenko.roster.Organizations;
import jp.tenko.roster.RosterSlice;
import jp.tenko.roster.file.MemberImport;
import jp.tenko.roster.joining.JoinResult.AlreadyJoined;
import jp.tenko.roster.joining.JoinResult.Expired;
import jp.tenko.roster.joining.JoinResult.Joined;
import jp.tenko.roster.joining.JoinResult.Locked;
import jp.tenko.roster.joining.JoinResult.Wrong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class JoiningTest {

    /** Has the shape of a code; that it is one by chance is less likely than 1 in 10 billion. */
    static final String WRONG = "ACDE-2345";

    static ConfigurableApplicationContext app;
    static JdbcClient db;
    static Members members;
    static Joining joining;

    MemberId yamada;
    MemberId ueda;

    @BeforeAll
    static void start() {
        app = RosterSlice.start("joining_test");
        db = app.getBean(JdbcClient.class);
        members = app.getBean(Members.class);
        joining = app.getBean(Joining.class);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @BeforeEach
    void two_members_without_a_phone() {
        RosterSlice.empty(db);
        OrganizationId hirokawa = app.getBean(Organizations.class).put(HIROKAWA, "広川町商工会").id();
        app.getBean(Organizations.class).put(NEIGHBOUR, "となり町商工会");
        app.getBean(MemberImport.class).read(hirokawa,
                "番号,氏名,役割\n1,山田,事務局長\n2,上田,職員\n".getBytes(StandardCharsets.UTF_8), NOW);
        yamada = members.leaders(hirokawa).getFirst().id();
        ueda = members.of(hirokawa).stream().filter(m -> m.number().equals("2")).findFirst().orElseThrow().id();
    }

    @Test
    void the_operator_reads_a_code_for_the_first_leader_until_one_has_joined() {
        var screen = new ByteArrayOutputStream();
        var first = new FirstLeader(
                app.getBean(Organizations.class), members, joining, app.getBean(Clock.class), new PrintStream(screen));

        first.run(new DefaultApplicationArguments());
        String said = screen.toString(StandardCharsets.UTF_8).strip();
        assertThat(said).contains("hirokawa", "number 1 ").doesNotContain("山田").hasLineCount(1);
        assertThat(join(user(1), said.substring(said.length() - 9), NOW)).isEqualTo(new Joined(members.get(yamada)));

        screen.reset();
        first.run(new DefaultApplicationArguments());
        assertThat(screen.size()).isZero();
    }

    @Test
    void who_sends_the_code_becomes_the_member() {
        JoinCode code = joining.issue(yamada, NOW).code();

        JoinResult result = join(user(1), code.grouped(), NOW.plusSeconds(60));

        assertThat(result).isEqualTo(new Joined(members.get(yamada)));
        assertThat(members.byLine(HIROKAWA, user(1))).map(Member::id).contains(yamada);
        assertThat(members.get(yamada).reachableByLine()).isTrue();
    }

    @Test
    void a_code_may_be_typed_in_many_ways() {
        String letters = joining.issue(yamada, NOW).code().letters();
        String half = letters.substring(0, 4);
        String rest = letters.substring(4);
        StringBuilder wide = new StringBuilder();
        letters.chars().forEach(c -> wide.append((char) (c - '!' + '！')));

        for (String typed : List.of(letters.toLowerCase(), half + " " + rest, " " + half + "　" + rest + "\n",
                half + "ー" + rest, half + "－" + rest, half + "–" + rest, wide.toString(), wide.toString().toLowerCase())) {
            assertThat(JoinCode.in(typed)).as(typed).contains(new JoinCode(letters));
        }
        for (String typed : List.of("", "こんにちは", letters + "A", letters.substring(1), "0OIL-1BSZ", "😀".repeat(8))) {
            assertThat(JoinCode.in(typed)).as(typed).isEmpty();
        }
    }

    @Test
    void a_code_is_nowhere_in_clear() {
        JoinCode code = joining.issue(yamada, NOW).code();

        assertThat(code.toString()).doesNotContain(code.letters()).doesNotContain(code.grouped());
        assertThat(db.sql("select encode(code_hash, 'escape') from join_code").query(String.class).single())
                .doesNotContain(code.letters());
        assertThat(db.sql("select length(code_hash) from join_code").query(Integer.class).single()).isEqualTo(32);
    }

    @Test
    void a_code_can_be_used_once() {
        JoinCode code = joining.issue(yamada, NOW).code();
        join(user(1), code.letters(), NOW);

        assertThat(join(user(1), code.letters(), NOW)).isEqualTo(new AlreadyJoined(members.get(yamada)));
        assertThat(join(user(2), code.letters(), NOW)).isEqualTo(new Wrong(4));
    }

    @Test
    void who_is_a_member_already_does_not_use_up_the_code_of_another() {
        join(user(1), joining.issue(yamada, NOW).code().letters(), NOW);
        JoinCode code = joining.issue(ueda, NOW).code();

        assertThat(join(user(1), code.letters(), NOW)).isEqualTo(new AlreadyJoined(members.get(yamada)));
        assertThat(join(user(2), code.letters(), NOW)).isInstanceOf(Joined.class);
    }

    @Test
    void a_code_expires_after_seven_days_and_that_does_not_count_as_guessing() {
        Joining.Issued issued = joining.issue(yamada, NOW);
        JoinCode code = issued.code();
        Instant end = NOW.plus(Duration.ofDays(7));
        assertThat(issued.expiresAt()).isEqualTo(end);

        for (int i = 0; i < 10; i++) {
            assertThat(join(user(1), code.letters(), end)).isEqualTo(new Expired());
        }
        assertThat(join(user(1), code.letters(), end.minusMillis(1))).isInstanceOf(Joined.class);
    }

    @Test
    void a_new_code_voids_the_one_before() {
        JoinCode first = joining.issue(yamada, NOW).code();
        JoinCode second = joining.issue(yamada, NOW.plusSeconds(60)).code();

        assertThat(join(user(1), first.letters(), NOW.plusSeconds(61))).isEqualTo(new Expired());
        assertThat(join(user(1), second.letters(), NOW.plusSeconds(62))).isInstanceOf(Joined.class);
    }

    @Test
    void a_code_for_nobody_is_not_issued() {
        assertThatThrownBy(() -> joining.issue(new MemberId(99), NOW)).isInstanceOf(EmptyResultDataAccessException.class);
    }

    @Test
    void a_code_of_another_organization_is_wrong_and_stays_good_at_home() {
        JoinCode code = joining.issue(yamada, NOW).code();

        assertThat(joining.join(NEIGHBOUR, user(1), code.letters(), NOW)).isEqualTo(new Wrong(4));
        assertThat(join(user(1), code.letters(), NOW)).isInstanceOf(Joined.class);
    }

    @Test
    void a_member_with_a_new_phone_moves_to_it_and_the_old_one_is_a_stranger() {
        join(user(1), joining.issue(yamada, NOW).code().letters(), NOW);
        members.blocked(HIROKAWA, user(1), NOW.plusSeconds(1));

        JoinResult result = join(user(2), joining.issue(yamada, NOW).code().letters(), NOW.plusSeconds(60));

        assertThat(result).isEqualTo(new Joined(members.get(yamada)));
        assertThat(members.get(yamada).lineUserId()).isEqualTo(user(2));
        assertThat(members.get(yamada).reachableByLine()).isTrue();
        assertThat(members.byLine(HIROKAWA, user(1))).isEmpty();
    }

    @Test
    void news_of_a_block_from_before_the_join_does_not_count() {
        join(user(1), joining.issue(yamada, NOW).code().letters(), NOW);

        members.blocked(HIROKAWA, user(1), NOW.minusSeconds(1));

        assertThat(members.get(yamada).reachableByLine()).isTrue();
    }

    @Test
    void five_wrong_codes_within_an_hour_lock_the_person_out_for_an_hour_even_from_the_right_one() {
        String code = joining.issue(yamada, NOW).code().letters();
        for (int left = 4; left > 0; left--) {
            assertThat(join(user(1), WRONG, NOW)).isEqualTo(new Wrong(left));
        }
        Instant fifth = NOW.plusSeconds(3600);
        Instant until = fifth.plusSeconds(3600);

        assertThat(join(user(1), WRONG, fifth)).isEqualTo(new Locked(until));
        assertThat(join(user(1), code, until.minusMillis(1))).isEqualTo(new Locked(until));
        assertThat(join(user(1), "こんにちは", until.minusMillis(1))).isEqualTo(new Locked(until));
        assertThat(join(user(2), WRONG, fifth)).as("nobody else is locked out").isEqualTo(new Wrong(4));
        assertThat(join(user(1), code, until)).isInstanceOf(Joined.class);
    }

    @Test
    void trying_on_while_locked_out_does_not_make_it_longer_and_afterwards_there_are_five_again() {
        Instant until = NOW.plusSeconds(3600);
        for (int i = 0; i < 20; i++) {
            join(user(1), WRONG, NOW.plusSeconds(i));
        }
        until = NOW.plusSeconds(4).plusSeconds(3600);

        assertThat(join(user(1), WRONG, until.minusMillis(1))).isEqualTo(new Locked(until));
        assertThat(join(user(1), WRONG, until.plusMillis(1))).isEqualTo(new Wrong(4));
    }

    @Test
    void wrong_codes_further_apart_do_not_lock_anybody_out() {
        for (int i = 0; i < 12; i++) {
            assertThat(join(user(1), WRONG, NOW.plus(Duration.ofMinutes(16).multipliedBy(i)))).isInstanceOf(Wrong.class);
        }
    }

    @Test
    void what_is_no_code_at_all_is_not_counted() {
        for (int i = 0; i < 10; i++) {
            assertThat(join(user(1), "こんにちは", NOW)).isEqualTo(new Wrong(5));
        }
    }

    @Test
    void a_hundred_wrong_codes_of_many_people_close_the_channel_for_an_hour_and_that_can_be_seen() {
        String code = joining.issue(yamada, NOW).code().letters();
        for (int i = 0; i < 99; i++) {
            assertThat(join(stranger(i / 4), WRONG, NOW.plusSeconds(i))).isInstanceOf(Wrong.class);
        }
        assertThat(joining.joinTrouble(HIROKAWA, NOW.plusSeconds(99))).isEmpty();

        join(stranger(25), WRONG, NOW.plusSeconds(99));

        Instant until = NOW.plusSeconds(99 + 3600);
        assertThat(join(user(1), code, NOW.plusSeconds(100))).isEqualTo(new Locked(until));
        assertThat(joining.joinTrouble(HIROKAWA, NOW.plusSeconds(100))).contains(new JoinTrouble(until, 100, 26));
        assertThat(joining.joinTrouble(NEIGHBOUR, NOW.plusSeconds(100))).isEmpty();
        assertThat(joining.joinTrouble(HIROKAWA, until)).isEmpty();
        assertThat(join(user(1), code, until)).isInstanceOf(Joined.class);
    }

    @Test
    void wrong_codes_are_forgotten_after_a_day() {
        join(user(1), WRONG, NOW);
        join(user(2), WRONG, NOW.plus(Duration.ofDays(2)));

        assertThat(db.sql("select line_user_id from join_attempt").query(String.class).list())
                .containsExactly(user(2).value());
    }

    @Test
    void of_many_who_send_the_same_code_at_once_exactly_one_joins() throws Exception {
        String code = joining.issue(yamada, NOW).code().letters();

        List<JoinResult> results = atOnce(12, i -> join(stranger(i), code, NOW));

        assertThat(results).filteredOn(Joined.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(result -> result.equals(new Wrong(4))).hasSize(11);
        Joined joined = (Joined) results.stream().filter(Joined.class::isInstance).findFirst().orElseThrow();
        assertThat(members.get(yamada)).isEqualTo(joined.member());
    }

    @Test
    void guesses_of_one_person_at_once_are_counted_one_by_one() throws Exception {
        JoinResult fifth = RosterSlice.whileUncommitted(
                app,
                () -> {
                    for (int i = 0; i < 4; i++) {
                        join(user(1), WRONG, NOW);
                    }
                },
                () -> join(user(1), WRONG, NOW));

        assertThat(fifth).isEqualTo(new Locked(NOW.plusSeconds(3600)));
    }

    @Test
    void many_codes_issued_at_once_and_used_at_once_leave_one_open_at_most() throws Exception {
        List<JoinCode> codes = atOnce(12, i -> joining.issue(yamada, NOW).code());

        List<JoinResult> results = atOnce(12, i -> join(stranger(i), codes.get(i).letters(), NOW));

        assertThat(results).filteredOn(Joined.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(Expired.class::isInstance).hasSize(11);
    }

    private interface Numbered<T> {
        T run(int i);
    }

    private static <T> List<T> atOnce(int times, Numbered<T> work) throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        List<Future<T>> futures = new ArrayList<>();
        List<T> results = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(times)) {
            for (int i = 0; i < times; i++) {
                int number = i;
                futures.add(threads.submit(() -> {
                    go.await();
                    return work.run(number);
                }));
            }
            go.countDown();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
        }
        return results;
    }

    private static JoinResult join(LineUserId user, String typed, Instant now) {
        return joining.join(HIROKAWA, user, typed, now);
    }

    private static LineUserId stranger(int number) {
        return new LineUserId("U" + "%032x".formatted(number + 0x100));
    }
}
