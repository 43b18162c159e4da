package jp.tenko.submission;

import java.util.Locale;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.OrganizationId;
import org.jspecify.annotations.Nullable;

/**
 * Who is sent documents of an incident: the prefecture's commerce section, the town.
 *
 * @param code its name in settings and addresses: {@code prefecture}
 * @param name as people call it, 「福岡県」
 * @param addressee as documents name it, 「福岡県商工部 御中」
 * @param address where to, by channel: mail addresses separated by a comma, LINE user ids, a FAX number; empty: not known
 *     yet, so a person sends it
 * @param unapproved may go out unapproved, marked 速報・未確認
 * @param responsible who looks it over; null: whoever is in charge
 * @param ownTemplate whether the organization brought its own .xlsx for this recipient
 */
public record Recipient(
        RecipientId id,
        OrganizationId organization,
        String code,
        String name,
        String addressee,
        DocumentKind document,
        Channel channel,
        String address,
        boolean unapproved,
        @Nullable MemberId responsible,
        boolean ownTemplate) {

    Recipient named(String name, String addressee) {
        return new Recipient(id, organization, code, name, addressee, document, channel, address, unapproved, responsible, ownTemplate);
    }

    /** The way documents take. The last two need a person: a page to print, a page to copy from. */
    public enum Channel {
        MAIL,
        LINE,
        FAX,
        FEDERATION_SYSTEM;

        /** Its name in tables and words: {@code mail}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Channel of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
