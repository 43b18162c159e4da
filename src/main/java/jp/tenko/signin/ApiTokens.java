package jp.tenko.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import jp.tenko.roster.OrganizationId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The systems that may read over the JSON API. Of a token only a hash is kept; its account is closed to take it away, and opened
 * to give it back ({@link Accounts}). Table: {@code api_token}.
 */
@Repository
public class ApiTokens {

    /** As often as a system needs that shows the figures on its own wall, with a margin. */
    public static final int PER_MINUTE = 60;

    /** So that whoever finds one in a file knows what it opens. */
    private static final String PREFIX = "tenko_";
    private static final int ENDING = 4;

    private final JdbcClient db;
    private final Accounts accounts;

    ApiTokens(JdbcClient db, Accounts accounts) {
        this.db = db;
        this.accounts = accounts;
    }

    /**
     * A new one.
     *
     * @return the token itself, to be shown once: it is nowhere in clear
     */
    public String make(OrganizationId organization, String name, boolean seesPeople, Instant endsAt, AccountId by, Instant now) {
        String token = PREFIX + Secret.forMachines();
        AccountId account = accounts.viewer(organization, name, seesPeople, endsAt, now);
        db.sql("""
                insert into api_token (account_id, token_hash, ending, made_by, made_at)
                values (:account, :hash, :ending, :by, :now)
                """)
                .param("account", account.value())
                .param("hash", Secret.hash(token))
                .param("ending", token.substring(token.length() - ENDING))
                .param("by", by.value())
                .param("now", utc(now))
                .update();
        return token;
    }

    /** All that were ever made, those that no longer work too, the newest first. */
    public List<ApiToken> of(OrganizationId organization) {
        return db.sql("""
                select t.account_id, a.name, t.ending, a.sees_people, a.ends_at, a.closed_at, coalesce(m.name, b.name) as made_by,
                       t.made_at, t.last_used_at
                from api_token t
                join account a on a.id = t.account_id
                join account b on b.id = t.made_by
                left join member m on m.id = b.member_id
                where a.organization_id = :organization
                order by t.made_at desc, t.account_id desc
                """)
                .param("organization", organization.value())
                .query(ApiTokens::token)
                .list();
    }

    /** The one of this id, if it is of this organization. */
    public Optional<ApiToken> find(AccountId account, OrganizationId organization) {
        return of(organization).stream().filter(token -> token.account().equals(account)).findFirst();
    }

    /** Who brings it; the request is counted and noted in one statement, so that several JVMs count together. */
    public TokenUse use(String token, Instant now) {
        Optional<Counted> counted = db.sql("""
                update api_token
                set last_used_at = :now, minute = :minute, in_minute = case when minute = :minute then in_minute + 1 else 1 end
                where token_hash = :hash
                returning account_id, in_minute
                """)
                .param("hash", Secret.hash(token))
                .param("now", utc(now))
                .param("minute", utc(now.truncatedTo(ChronoUnit.MINUTES)))
                .query((row, n) -> new Counted(new AccountId(row.getLong("account_id")), row.getInt("in_minute")))
                .optional();
        Optional<Account> account = counted.flatMap(known -> accounts.find(known.account(), now));
        if (account.isEmpty()) {
            return new TokenUse.Unknown();
        }
        return counted.get().inMinute() > PER_MINUTE ? new TokenUse.TooOften() : new TokenUse.Known(account.get());
    }

    private record Counted(AccountId account, int inMinute) {}

    private static ApiToken token(ResultSet row, int n) throws SQLException {
        return new ApiToken(
                new AccountId(row.getLong("account_id")),
                row.getString("name"),
                row.getString("ending"),
                row.getBoolean("sees_people"),
                row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                instant(row, "closed_at"),
                row.getString("made_by"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                instant(row, "last_used_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
