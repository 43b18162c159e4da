package jp.tenko.roster.joining;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import jp.tenko.roster.RosterSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is stored in place of a one-time code: HMAC-SHA-256 with a key of this server. A plain hash would not do: all
 * codes can be tried in minutes. Table: {@code server_secret}.
 */
@Component
class CodeHash {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    CodeHash(JdbcClient db, RosterSettings settings) {
        String set = settings.codeKey();
        key = new SecretKeySpec(set == null ? keptKey(db) : set.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    byte[] of(JoinCode code) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(code.letters().getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /** Made once; the first of several servers wins. */
    private static byte[] keptKey(JdbcClient db) {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        db.sql("insert into server_secret (name, value) values ('join-code', :random) on conflict do nothing")
                .param("random", random)
                .update();
        return db.sql("select value from server_secret where name = 'join-code'")
                .query(byte[].class)
                .single();
    }
}
