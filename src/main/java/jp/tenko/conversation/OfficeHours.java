package jp.tenko.conversation;

import java.time.Instant;
import jp.tenko.flow.QuietHours;
import jp.tenko.roster.OfficeSettings;
import jp.tenko.roster.OrganizationId;
import org.springframework.stereotype.Component;

/**
 * The hours in which an organization wants nobody to be disturbed ({@link OfficeSettings#QUIET_HOURS}), beside those of each flow: what
 * can wait does. Roll calls, cries for help and damage never wait.
 */
@Component
class OfficeHours {

    private final OfficeSettings settings;

    OfficeHours(OfficeSettings settings) {
        this.settings = settings;
    }

    /** That moment, or the end of the quiet hours in which it lies. */
    Instant moved(OrganizationId organization, Instant moment) {
        String set = settings.of(organization).get(OfficeSettings.QUIET_HOURS);
        QuietHours quiet = set == null ? null : QuietHours.parse(set);
        return quiet == null ? moment : quiet.moved(moment);
    }
}
