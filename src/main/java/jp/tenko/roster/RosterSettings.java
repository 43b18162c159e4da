package jp.tenko.roster;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * {@code tenko.roster.*}
 *
 * @param organizations by the key of their LINE channel
 * @param order districts and trades that stand in this order in every list, as the plan has them; the others follow as files
 *     name them
 * @param codeExpiresAfter how long the code of a member or an officer can be used
 * @param businessCodeExpiresAfter how long the code of a business can be used: it goes by letter
 * @param businessCodeUses how many people of a business can join with its code
 * @param codeKey the key under which one-time codes are hashed, 32 characters or more. Without it the server makes one
 *     and keeps it in the database, where whoever can copy the database can copy it too
 */
@ConfigurationProperties("tenko.roster")
public record RosterSettings(
        @DefaultValue Map<String, OrganizationSettings> organizations,
        @DefaultValue List<String> order,
        @DefaultValue("P7D") Duration codeExpiresAfter,
        @DefaultValue("P30D") Duration businessCodeExpiresAfter,
        @DefaultValue("5") int businessCodeUses,
        @Nullable String codeKey) {

    public RosterSettings {
        check("code-expires-after", codeExpiresAfter);
        check("business-code-expires-after", businessCodeExpiresAfter);
        if (businessCodeUses < 1) {
            throw new IllegalArgumentException("tenko.roster.business-code-uses is " + businessCodeUses
                    + "; expected 1 or more. Without one no code of a business could ever be used");
        }
        if (codeKey != null && codeKey.length() < 32) {
            throw new IllegalArgumentException("tenko.roster.code-key has " + codeKey.length()
                    + " characters; expected 32 or more random ones, or leave it out");
        }
    }

    private static void check(String name, Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("tenko.roster." + name + " is " + time
                    + "; expected a time such as P7D. Without one no code could ever be used");
        }
    }

    /**
     * @param name as its people call it
     * @param members where its member file is ({@code file:} or {@code classpath:}); null when it comes another way
     * @param businesses its list of businesses (事業所名簿)
     * @param officers its list of officers (理事名簿)
     * @param contacts people who speak for its businesses (担当者名簿), where they are known beforehand
     * @param totals how many businesses there are in all, by district and trade (事業所数)
     */
    public record OrganizationSettings(
            String name,
            @Nullable Resource members,
            @Nullable Resource businesses,
            @Nullable Resource officers,
            @Nullable Resource contacts,
            @Nullable Resource totals) {}
}
