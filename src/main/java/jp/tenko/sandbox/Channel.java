package jp.tenko.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A channel as LINE knows it, with what its webhooks are signed with and its bearer token.
 *
 * @param botUserId the {@code destination} of its webhooks
 */
record Channel(String key, String secret, String token, String basicId, String botUserId) {

    static Channel of(String key, String secret, String token, String basicId) {
        UUID stable = UUID.nameUUIDFromBytes(("tenko sandbox bot " + key).getBytes(StandardCharsets.UTF_8));
        return new Channel(key, secret, token, basicId, "U" + stable.toString().replace("-", ""));
    }

    /** The value of {@code x-line-signature} for these bytes (line.md §1). */
    String sign(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return key;
    }
}
