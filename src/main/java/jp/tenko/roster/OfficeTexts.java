package jp.tenko.roster;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What an organization says of itself to people, in its own words: its name ({@link Organizations} reads it), the telephone
 * of the office, and a line under the safety question 「集合場所は役場前です」. They are said as they were written, in every language.
 */
@Component
public class OfficeTexts {

    /** How it is called; not set: as the configuration says. */
    public static final String NAME = "office.name";

    /** In E.164 where it could be read. */
    public static final String TELEPHONE = "office.telephone";

    /** One line. */
    public static final String PROMPT = "office.prompt";

    private final OfficeSettings settings;

    OfficeTexts(OfficeSettings settings) {
        this.settings = settings;
    }

    /** @param telephone as Japan writes it; null: not set @param prompt null: not set */
    public record Said(@Nullable String telephone, @Nullable String prompt) {}

    public Said of(OrganizationId organization) {
        Map<String, String> set = settings.of(organization);
        String telephone = set.get(TELEPHONE);
        return new Said(telephone == null ? null : Telephone.shown(telephone), set.get(PROMPT));
    }
}
