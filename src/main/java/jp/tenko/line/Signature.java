package jp.tenko.line;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Proof that a webhook comes from LINE: Base64(HMAC-SHA256(channel secret, raw body)) in {@code x-line-signature}
 * (line.md §1). Written here and not taken from the SDK, whose validator throws on a header that is not Base64 instead
 * of refusing it.
 */
final class Signature {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    Signature(String channelSecret) {
        this.key = new SecretKeySpec(channelSecret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** Compares in constant time; a missing or malformed header is simply no proof. */
    boolean proves(byte[] body, @Nullable String header) {
        if (header == null) {
            return false;
        }
        try {
            byte[] claimed = Base64.getDecoder().decode(header);
            return MessageDigest.isEqual(of(body), claimed);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private byte[] of(byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }
}
