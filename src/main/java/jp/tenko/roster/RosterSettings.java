package jp.tenko.roster;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * {@code tenko.roster.*}
 *
 * @param organizations by the key of their LINE channel
 * @param codeExpiresAfter how long a one-time code can be used
 * @param codeKey the key under which one-time codes are hashed, 32 characters or more. Without it the server makes one
 *     and keeps it in the database, where whoever can copy the database can copy it too
 */
@ConfigurationProperties("tenko.roster")
public record RosterSettings(
        @DefaultValue Map<String, OrganizationSettings> organizations,
        @DefaultValue("P7D") Duration codeExpiresAfter,
        @Nullable String codeKey) {

    public RosterSettings {
        if (codeExpiresAfter.isNegative() || codeExpiresAfter.isZero()) {
            throw new IllegalArgumentException("tenko.roster.code-expires-after is " + codeExpiresAfter
                    + "; expected a time such as P7D. Without one no code could ever be used");
        }
        if (codeKey != null && codeKey.length() < 32) {
            throw new IllegalArgumentException("tenko.roster.code-key has " + codeKey.length()
                    + " characters; expected 32 or more random ones, or leave it out");
        }
    }

    /**
     * @param name as its people call it
     * @param members where its member file is ({@code file:} or {@code classpath:}); null when it comes another way
     */
    public record OrganizationSettings(String name, @Nullable Resource members) {}
}
