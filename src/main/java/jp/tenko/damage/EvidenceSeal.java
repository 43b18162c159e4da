package jp.tenko.damage;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import jp.tenko.incident.IncidentId;
import jp.tenko.roster.BusinessId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Signs what an evidence link is for: three numbers (incident, business, the second in which it ends) and their HMAC-SHA-256
 * with a key of this server. Table: {@code server_secret}.
 */
@Component
class EvidenceSeal {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int NUMBERS = 3 * Long.BYTES;

    private final SecretKeySpec key;

    EvidenceSeal(JdbcClient db) {
        key = new SecretKeySpec(keptKey(db), ALGORITHM);
    }

    String seal(Evidence evidence) {
        byte[] numbers = ByteBuffer.allocate(NUMBERS)
                .putLong(evidence.incident().value())
                .putLong(evidence.business().value())
                .putLong(evidence.until().getEpochSecond())
                .array();
        byte[] mac = mac(numbers);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(
                ByteBuffer.allocate(NUMBERS + mac.length).put(numbers).put(mac).array());
    }

    /** Empty when it is not of ours, or was changed. */
    Optional<Evidence> open(String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException noToken) {
            return Optional.empty();
        }
        byte[] numbers = Arrays.copyOf(bytes, NUMBERS);
        byte[] mac = bytes.length <= NUMBERS ? new byte[0] : Arrays.copyOfRange(bytes, NUMBERS, bytes.length);
        if (!MessageDigest.isEqual(mac, mac(numbers))) {
            return Optional.empty();
        }
        ByteBuffer read = ByteBuffer.wrap(numbers);
        return Optional.of(new Evidence(
                new IncidentId(read.getLong()), new BusinessId(read.getLong()), Instant.ofEpochSecond(read.getLong())));
    }

    private byte[] mac(byte[] numbers) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(numbers);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /** Made once; the first of several servers wins. */
    private static byte[] keptKey(JdbcClient db) {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        db.sql("insert into server_secret (name, value) values ('evidence', :random) on conflict do nothing")
                .param("random", random)
                .update();
        return db.sql("select value from server_secret where name = 'evidence'").query(byte[].class).single();
    }
}
