package jp.tenko.conversation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import jp.tenko.duty.Duties;
import jp.tenko.rollcall.CheckPlan;
import jp.tenko.roster.OfficeSettings;
import jp.tenko.roster.Organization;
import jp.tenko.roster.Organizations;
import org.springframework.stereotype.Component;

/** Once a month the director hears whom the next roll call would miss ({@link MonthlyCheckNotice}). */
@Component
class MonthlyCheck {

    private static final String KIND = "monthly_check";

    /** Later than this, it waits for the next month: whoever starts Tenko on the 20th is not told of the 1st. */
    private static final Duration LATE = Duration.ofDays(1);

    private final Organizations organizations;
    private final OfficeSettings settings;
    private final MonthlyCheckNotice notice;
    private final Duties duties;
    private final Clock clock;

    MonthlyCheck(Organizations organizations, OfficeSettings settings, MonthlyCheckNotice notice, Duties duties, Clock clock) {
        this.organizations = organizations;
        this.settings = settings;
        this.notice = notice;
        this.duties = duties;
        this.clock = clock;
    }

    /** Every organization whose hour has come. */
    void look() {
        Instant now = clock.instant();
        organizations.all().stream().filter(organization -> isDue(organization, now)).forEach(organization -> notice.tell(organization, now));
    }

    private boolean isDue(Organization organization, Instant now) {
        return CheckPlan.of(settings.of(organization.id()))
                .inTheMonthOf(now)
                .filter(due -> !due.isAfter(now) && due.plus(LATE).isAfter(now))
                .isPresent()
                && duties.once("organization:" + organization.id().value(), KIND, CheckPlan.beginning(now));
    }
}
