package jp.tenko.console;

import jp.tenko.roster.BusinessId;
import jp.tenko.roster.Contact;
import jp.tenko.roster.Member;
import jp.tenko.roster.Telephone;
import org.jspecify.annotations.Nullable;

/**
 * Somebody on a list, to be telephoned with one tap.
 *
 * @param dial after {@code tel:}; null when there is no number
 * @param shown the number as Japan writes it, {@code 090-0000-0001}
 * @param byLine LINE reaches them
 */
public record Callable(
        long id, String name, @Nullable String district, @Nullable String dial, @Nullable String shown, boolean byLine) {

    public static Callable of(Member member) {
        return of(member.id().value(), member.name(), member.district(), member.telephone(), member.reachableByLine());
    }

    public static Callable of(Contact contact) {
        return of(contact.id().value(), contact.name(), null, contact.telephone(), contact.reachableByLine());
    }

    /** A business itself: its own telephone, if it has one. */
    public static Callable of(BusinessId business, String name, @Nullable String telephone) {
        return of(business.value(), name, null, telephone, false);
    }

    private static Callable of(
            long id, String name, @Nullable String district, @Nullable String telephone, boolean byLine) {
        return new Callable(
                id,
                name,
                district,
                telephone == null ? null : telephone.replaceAll("[^+0-9]", ""),
                telephone == null ? null : Telephone.shown(telephone),
                byLine);
    }
}
