package jp.tenko.console.access;

import java.util.List;
import jp.tenko.console.Audit;
import jp.tenko.console.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.management.JdbcUserCredentialRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;

/** The passkeys of everybody. Table: {@code user_credentials}, as Spring Security names it. A new one is written into the log. */
@Component
class Passkeys implements UserCredentialRepository {

    private final JdbcUserCredentialRepository rows;
    private final PasskeyOwners owners;
    private final Audit audit;

    Passkeys(JdbcOperations db, PasskeyOwners owners, Audit audit) {
        this.rows = new JdbcUserCredentialRepository(db);
        this.owners = owners;
        this.audit = audit;
    }

    List<CredentialRecord> of(SignedIn someone) {
        return rows.findByUserId(owners.findByUsername(someone.getUsername()).getId());
    }

    /** @return false when they have none of this id */
    boolean remove(SignedIn someone, String id) {
        return of(someone).stream()
                .filter(one -> one.getCredentialId().toBase64UrlString().equals(id))
                .findFirst()
                .map(one -> {
                    rows.delete(one.getCredentialId());
                    return true;
                })
                .orElse(false);
    }

    @Override
    public void save(CredentialRecord passkey) {
        boolean isNew = rows.findByCredentialId(passkey.getCredentialId()) == null;
        rows.save(passkey);
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (isNew && authentication != null && authentication.getPrincipal() instanceof SignedIn someone) {
            audit.note(someone, "passkey-added");
        }
    }

    @Override
    public void delete(Bytes id) {
        rows.delete(id);
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes id) {
        return rows.findByCredentialId(id);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return rows.findByUserId(handle);
    }
}
