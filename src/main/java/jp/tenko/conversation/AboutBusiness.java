package jp.tenko.conversation;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.tenko.roster.BusinessId;
import org.jspecify.annotations.Nullable;

/**
 * The subject of a conversation about a business: {@code business:12}, and when staff speak for it how they know:
 * {@code business:12:visit}, {@code business:12:telephone}.
 */
record AboutBusiness(BusinessId business, By by) {

    /** From whom it is known. */
    enum By {
        SELF,
        VISIT,
        TELEPHONE
    }

    private static final Pattern SHAPE = Pattern.compile("business:([0-9]{1,18})(?::(visit|telephone))?(?:;.*)?");

    static AboutBusiness self(BusinessId business) {
        return new AboutBusiness(business, By.SELF);
    }

    /** Empty for a subject that is something else: data of a button can be made up. What {@link Carried} adds is left out. */
    static Optional<AboutBusiness> of(@Nullable String subject) {
        Matcher matcher = SHAPE.matcher(subject == null ? "" : subject);
        return matcher.matches()
                ? Optional.of(new AboutBusiness(
                        new BusinessId(Long.parseLong(matcher.group(1))),
                        matcher.group(2) == null ? By.SELF : By.valueOf(matcher.group(2).toUpperCase(Locale.ROOT))))
                : Optional.empty();
    }

    String subject() {
        String source = by == By.SELF ? "" : ":" + by.name().toLowerCase(Locale.ROOT);
        return "business:" + business.value() + source;
    }
}
