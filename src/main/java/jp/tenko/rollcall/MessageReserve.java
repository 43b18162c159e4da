package jp.tenko.rollcall;

import jp.tenko.line.Quota;
import jp.tenko.line.Quotas;
import jp.tenko.roster.Members;
import jp.tenko.roster.OfficeSettings;
import jp.tenko.roster.OrganizationId;
import jp.tenko.roster.Organizations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * How many messages of the month are kept back for a disaster ({@code line.reserve}): drills, nudges and notices of a quiet day may not
 * take them, a real roll call may. Where the office has set nothing, one for each member: the next roll call reaches everybody.
 */
@Component
public class MessageReserve {

    public static final String SETTING = "line.reserve";

    private static final Logger log = LoggerFactory.getLogger(MessageReserve.class);

    private final OfficeSettings settings;
    private final Members members;
    private final Organizations organizations;
    private final Quotas quotas;

    MessageReserve(OfficeSettings settings, Members members, Organizations organizations, Quotas quotas) {
        this.settings = settings;
        this.members = members;
        this.organizations = organizations;
        this.quotas = quotas;
    }

    /** In messages; 0 or more. */
    public long of(OrganizationId organization) {
        String set = settings.of(organization).get(SETTING);
        try {
            return set == null ? members.of(organization).size() : Long.parseLong(set);
        } catch (NumberFormatException e) { // rather one too many kept back than none
            log.error("The message reserve of organization {} is {}; expected a number. One for each member is kept back", organization.value(), set);
            return members.of(organization).size();
        }
    }

    /** What a drill or a quiet day may use of the month. */
    public Quota left(OrganizationId organization) {
        Quota month = quotas.of(organizations.get(organization).channel());
        return month.limit() == null || !month.known() ? month : month.keeping(of(organization));
    }
}
