package jp.tenko.console.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import jp.tenko.console.SignedIn;
import jp.tenko.signin.AccountId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Repository;

/**
 * Under which handle an account's passkeys are kept in telephones: it says nothing of the account. What a telephone shows is the
 * person's name. Table: {@code passkey_owner}.
 */
@Repository
class PasskeyOwners implements PublicKeyCredentialUserEntityRepository {

    private static final String NAMED = """
            select o.account_id, o.handle, coalesce(m.name, a.name) as name
            from passkey_owner o join account a on a.id = o.account_id left join member m on m.id = a.member_id
            """;

    private final JdbcClient db;

    PasskeyOwners(JdbcClient db) {
        this.db = db;
    }

    Optional<AccountId> account(Bytes handle) {
        return db.sql("select account_id from passkey_owner where handle = :handle")
                .param("handle", handle.getBytes())
                .query((row, n) -> new AccountId(row.getLong("account_id")))
                .optional();
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return db.sql(NAMED + "where o.handle = :handle").param("handle", handle.getBytes()).query(PasskeyOwners::owner).optional().orElse(null);
    }

    /** @param account its id, as {@link SignedIn#getUsername} has it; gets a handle when it has none */
    @Override
    public PublicKeyCredentialUserEntity findByUsername(String account) {
        long id = Long.parseLong(account);
        db.sql("insert into passkey_owner (account_id, handle) values (:account, :handle) on conflict (account_id) do nothing")
                .param("account", id)
                .param("handle", Bytes.random().getBytes())
                .update();
        return db.sql(NAMED + "where o.account_id = :account").param("account", id).query(PasskeyOwners::owner).single();
    }

    @Override
    public void save(PublicKeyCredentialUserEntity owner) {
        // it is there since it was looked for
    }

    @Override
    public void delete(Bytes handle) {
        throw new UnsupportedOperationException("an account keeps its handle; its passkeys are removed one by one");
    }

    private static PublicKeyCredentialUserEntity owner(ResultSet row, int n) throws SQLException {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(new Bytes(row.getBytes("handle")))
                .name(row.getString("name"))
                .displayName(row.getString("name"))
                .build();
    }
}
