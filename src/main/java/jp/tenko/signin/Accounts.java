package jp.tenko.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.OrganizationId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who may open the console. Table: {@code account}. Members are let in by their role, nobody on leave is. */
@Repository
public class Accounts {

    private static final String SELECT = """
            select a.id, a.organization_id, a.member_id, coalesce(m.name, a.name) as name, a.administrator, m.role,
                   a.sees_people, a.ends_at, a.signed_in_at
            from account a left join member m on m.id = a.member_id
            """;
    private static final String LET_IN =
            " a.closed_at is null and (a.ends_at is null or a.ends_at > :now) and not coalesce(m.on_leave, false)"
            + " and m.left_at is null";

    private final JdbcClient db;

    Accounts(JdbcClient db) {
        this.db = db;
    }

    /** Who this is, if they are let in now: asked at every click, so what was taken away is away at once. */
    public Optional<Account> find(AccountId id, Instant now) {
        return db.sql(SELECT + "where a.id = :id and" + LET_IN)
                .param("id", id.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Accounts::account)
                .optional();
    }

    /** Everybody of the organization who is let in and has come in or was given something special, by name; no systems ({@link ApiTokens}). */
    public List<Account> of(OrganizationId organization, Instant now) {
        return db.sql(SELECT + "where a.organization_id = :organization and" + LET_IN
                        + " and not exists (select from api_token t where t.account_id = a.id) order by name, a.id")
                .param("organization", organization.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Accounts::account)
                .list();
    }

    /** The member's account, made when there is none; one that was closed stays closed. */
    public AccountId of(MemberId member, Instant now) {
        return db.sql("""
                insert into account (organization_id, member_id, created_at)
                select organization_id, id, :now from member where id = :member
                on conflict (member_id) do update set member_id = excluded.member_id
                returning id
                """)
                .param("member", member.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new AccountId(row.getLong("id")))
                .single();
    }

    /** The member may do everything from now on, or only what their role may. */
    public void administrates(AccountId id, boolean administrator) {
        db.sql("update account set administrator = :administrator where id = :id and member_id is not null")
                .param("administrator", administrator)
                .param("id", id.value())
                .update();
    }

    /** Somebody from town or prefecture, until a day. */
    public AccountId viewer(OrganizationId organization, String name, boolean seesPeople, Instant endsAt, Instant now) {
        return db.sql("""
                insert into account (organization_id, name, sees_people, ends_at, created_at)
                values (:organization, :name, :seesPeople, :endsAt, :now) returning id
                """)
                .param("organization", organization.value())
                .param("name", name)
                .param("seesPeople", seesPeople)
                .param("endsAt", endsAt.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new AccountId(row.getLong("id")))
                .single();
    }

    /** They are not let in any more; their sessions end with their next click. */
    public void close(AccountId id, Instant now) {
        db.sql("update account set closed_at = :now where id = :id and closed_at is null")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .update();
    }

    /** Takes back {@link #close}. @return false when there is none of this id in the organization */
    public boolean open(AccountId id, OrganizationId organization) {
        return db.sql("update account set closed_at = null where id = :id and organization_id = :organization")
                        .param("id", id.value())
                        .param("organization", organization.value())
                        .update()
                > 0;
    }

    /** They have just come in, by whichever way. */
    public void cameIn(AccountId id, Instant now) {
        db.sql("update account set signed_in_at = :now where id = :id")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .update();
    }

    /** The account of the first administrator, as long as none has ever come in; empty once one has. */
    Optional<AccountId> firstAdministrator(OrganizationId organization, Instant now) {
        boolean thereIsOne = db.sql("""
                select exists (select from account
                               where organization_id = :organization and administrator and signed_in_at is not null)
                """)
                .param("organization", organization.value())
                .query(Boolean.class)
                .single();
        if (thereIsOne) {
            return Optional.empty();
        }
        return db.sql("select min(id) from account where organization_id = :organization and administrator")
                .param("organization", organization.value())
                .query((row, n) -> Optional.ofNullable(row.getObject(1, Long.class)).map(AccountId::new))
                .single()
                .or(() -> Optional.of(administrator(organization, now)));
    }

    private AccountId administrator(OrganizationId organization, Instant now) {
        return db.sql("""
                insert into account (organization_id, name, administrator, created_at)
                values (:organization, 'Administrator', true, :now) returning id
                """)
                .param("organization", organization.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new AccountId(row.getLong("id")))
                .single();
    }

    private static Account account(ResultSet row, int n) throws SQLException {
        Long member = row.getObject("member_id", Long.class);
        Access access = access(row.getBoolean("administrator"), row.getString("role"));
        return new Account(
                new AccountId(row.getLong("id")),
                new OrganizationId(row.getLong("organization_id")),
                member == null ? null : new MemberId(member),
                row.getString("name"),
                access,
                access != Access.VIEWER || row.getBoolean("sees_people"),
                instant(row, "ends_at"),
                instant(row, "signed_in_at"));
    }

    private static Access access(boolean administrator, @Nullable String role) {
        if (administrator) {
            return Access.ADMINISTRATOR;
        }
        return role == null ? Access.VIEWER : role.equals("staff") ? Access.STAFF : Access.LEADER;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
