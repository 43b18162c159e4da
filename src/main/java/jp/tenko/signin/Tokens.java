package jp.tenko.signin;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One-time ways in, of which only hashes are kept. Tables: {@code sign_in_token}, {@code sign_in_try}. */
@Repository
class Tokens {

    private static final int WRONG_AT_MOST = 5;
    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient db;

    Tokens(JdbcClient db) {
        this.db = db;
    }

    void addLink(AccountId account, String secret, Instant now, Instant expiresAt) {
        add("link", account, Secret.hash(secret), null, now, expiresAt);
    }

    void addRecovery(AccountId account, String code, Instant now) {
        add("recovery", account, Secret.hash(code), null, now, null);
    }

    /** @param account null: somebody unknown asked; no digits will ever be right */
    void addNumber(@Nullable AccountId account, String attempt, String digits, Instant now, Instant expiresAt) {
        add("number", account, Secret.hash(attempt), Secret.hash(attempt + digits), now, expiresAt);
        db.sql("delete from sign_in_token where kind <> 'recovery' and expires_at < :old")
                .param("old", utc(now.minus(KEPT)))
                .update();
    }

    private void add(
            String kind, @Nullable AccountId account, byte[] hash, byte @Nullable [] number, Instant now, @Nullable Instant until) {
        db.sql("""
                insert into sign_in_token (kind, account_id, token_hash, number_hash, issued_at, expires_at)
                values (:kind, :account, :hash, :number, :now, :until)
                """)
                .param("kind", kind)
                .param("account", account == null ? null : account.value())
                .param("hash", hash)
                .param("number", number)
                .param("now", utc(now))
                .param("until", until == null ? null : utc(until))
                .update();
    }

    /** How many numbers this person was sent since then. */
    int numbersSince(AccountId account, Instant then) {
        return db.sql("""
                select count(*) from sign_in_token where account_id = :account and kind = 'number' and issued_at > :then
                """)
                .param("account", account.value())
                .param("then", utc(then))
                .query(Integer.class)
                .single();
    }

    /** How many numbers all people of this one's office were sent since then. */
    int numbersOfOfficeSince(AccountId account, Instant then) {
        return db.sql("""
                select count(*) from sign_in_token t join account a on a.id = t.account_id
                where a.organization_id = (select organization_id from account where id = :account)
                  and t.kind = 'number' and t.issued_at > :then
                """)
                .param("account", account.value())
                .param("then", utc(then))
                .query(Integer.class)
                .single();
    }

    /** Uses a link or a recovery code up; empty when there is none, or it is too old, or it was used. */
    Optional<AccountId> use(String secret, Instant now) {
        return db.sql("""
                update sign_in_token set used_at = :now
                where token_hash = :hash and kind <> 'number' and used_at is null
                  and (expires_at is null or expires_at > :now)
                returning account_id
                """)
                .param("hash", Secret.hash(secret))
                .param("now", utc(now))
                .query((row, n) -> new AccountId(row.getLong("account_id")))
                .optional();
    }

    /** Uses a number up, in the browser that asked for it; other digits are counted. */
    Optional<AccountId> useNumber(String attempt, String digits, Instant now) {
        return db.sql("""
                update sign_in_token
                set wrong = wrong + case when number_hash = :number then 0 else 1 end,
                    used_at = case when number_hash = :number and account_id is not null then :now end
                where token_hash = :hash and kind = 'number' and used_at is null and expires_at > :now and wrong < :most
                returning case when used_at is not null then account_id end as account_id
                """)
                .param("hash", Secret.hash(attempt))
                .param("number", Secret.hash(attempt + digits))
                .param("now", utc(now))
                .param("most", WRONG_AT_MOST)
                .query((row, n) -> Optional.ofNullable(row.getObject("account_id", Long.class)).map(AccountId::new))
                .optional()
                .flatMap(account -> account);
    }

    /** Recovery codes of before, printed on a sheet that may be lost, are of no use any more; open links neither. */
    void forget(AccountId account, String kind, Instant now) {
        db.sql("update sign_in_token set used_at = :now where account_id = :account and kind = :kind and used_at is null")
                .param("now", utc(now))
                .param("account", account.value())
                .param("kind", kind)
                .update();
    }

    int recoveryCodesLeft(AccountId account) {
        return db.sql("select count(*) from sign_in_token where account_id = :account and kind = 'recovery' and used_at is null")
                .param("account", account.value())
                .query(Integer.class)
                .single();
    }

    /** Notes that somebody tried from there, and says how often they did since then. */
    int tries(String source, Instant since, Instant now) {
        db.sql("delete from sign_in_try where at < :old").param("old", utc(now.minus(KEPT))).update();
        db.sql("insert into sign_in_try (source, at) values (:source, :now)")
                .param("source", source)
                .param("now", utc(now))
                .update();
        return db.sql("select count(*) from sign_in_try where source = :source and at > :since")
                .param("source", source)
                .param("since", utc(since))
                .query(Integer.class)
                .single();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
