package jp.tenko.webform;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import jp.tenko.rollcall.RollCall;
import jp.tenko.rollcall.RollCallId;
import jp.tenko.rollcall.RollCalls;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.Members;
import jp.tenko.signin.Secret;
import jp.tenko.signin.SignIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The ways to one person's page in one roll call: a link in a mail, or a code that is read out on the telephone and typed at
 * {@code /a}. They work without a session and without Redis, and end with the roll call; since an answer that comes late counts,
 * too, that is a day after it has ended. Table: {@code personal_link}, of the secrets only hashes.
 */
@Component
public class PersonalLinks {

    static final Duration AFTER_THE_END = Duration.ofDays(1);

    /** A code that nobody typed within a day was meant for another night. */
    static final Duration CODE_LASTS = Duration.ofDays(1);

    private static final int SENDS_AT_MOST = 100;

    private final JdbcClient db;
    private final RollCalls rollCalls;
    private final Members members;
    private final SignIn signIn;
    private final Clock clock;

    PersonalLinks(JdbcClient db, RollCalls rollCalls, Members members, SignIn signIn, Clock clock) {
        this.db = db;
        this.rollCalls = rollCalls;
        this.members = members;
        this.signIn = signIn;
        this.clock = clock;
    }

    private record Row(RollCallId rollCall, MemberId member) {}

    /** A new link for a mail; those of before go on working. */
    URI link(RollCallId rollCall, MemberId member) {
        return signIn.address("/a/" + secret(rollCall, member));
    }

    /** A new code to be read out; one of before is of no use any more. */
    public String code(RollCallId rollCall, MemberId member) {
        db.sql("update personal_link set used_at = :now where roll_call_id = :rollCall and member_id = :member and kind = 'code' and used_at is null")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("rollCall", rollCall.value())
                .param("member", member.value())
                .update();
        String code = Secret.toReadOut();
        add(rollCall, member, "code", code);
        return code;
    }

    /**
     * Somebody typed a code: it opens the page, once.
     *
     * @return what stands in the page's address; empty when the code is wrong, was used, or is of a roll call that is over
     */
    public Optional<String> enter(String typed) {
        Instant now = clock.instant();
        return db.sql("""
                update personal_link set used_at = :now
                where secret_hash = :hash and kind = 'code' and used_at is null and issued_at > :since
                returning roll_call_id, member_id
                """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("hash", Secret.hash(Secret.printed(typed)))
                .param("since", now.minus(CODE_LASTS).atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Row(new RollCallId(row.getLong("roll_call_id")), new MemberId(row.getLong("member_id"))))
                .optional()
                .filter(row -> works(rollCalls.get(row.rollCall())))
                .map(row -> secret(row.rollCall(), row.member()));
    }

    /** Who this link is for; empty when it is made up, or its roll call is over. Changes nothing. */
    public Optional<PersonalLink> find(String secret) {
        return row("select roll_call_id, member_id from personal_link where secret_hash = :hash and kind = 'link'", secret);
    }

    /** The same, and counts that the page was sent; empty also when that was too often. */
    public Optional<PersonalLink> use(String secret) {
        return row("""
                update personal_link set sends = sends + 1
                where secret_hash = :hash and kind = 'link' and sends < %d returning roll_call_id, member_id
                """.formatted(SENDS_AT_MOST), secret);
    }

    private Optional<PersonalLink> row(String sql, String secret) {
        return db.sql(sql)
                .param("hash", Secret.hash(secret))
                .query((row, n) -> new Row(new RollCallId(row.getLong("roll_call_id")), new MemberId(row.getLong("member_id"))))
                .optional()
                .map(row -> new PersonalLink(rollCalls.get(row.rollCall()), members.get(row.member())))
                .filter(link -> works(link.rollCall()));
    }

    private boolean works(RollCall rollCall) {
        return rollCall.closedAt() == null || clock.instant().isBefore(rollCall.closedAt().plus(AFTER_THE_END));
    }

    private String secret(RollCallId rollCall, MemberId member) {
        String secret = Secret.forMachines();
        add(rollCall, member, "link", secret);
        return secret;
    }

    private void add(RollCallId rollCall, MemberId member, String kind, String secret) {
        db.sql("""
                insert into personal_link (roll_call_id, member_id, kind, secret_hash, issued_at)
                values (:rollCall, :member, :kind, :hash, :now)
                """)
                .param("rollCall", rollCall.value())
                .param("member", member.value())
                .param("kind", kind)
                .param("hash", Secret.hash(secret))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
