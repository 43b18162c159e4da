package jp.tenko.damage;

import java.util.Collection;
import jp.tenko.incident.IncidentId;
import jp.tenko.roster.BusinessId;

/** How businesses are asked whom LINE does not reach; implemented by {@code webform}, which this package may not know. */
public interface SurveyByMail {

    /**
     * In the caller's transaction; whoever has no address is left out.
     *
     * @return how many are asked
     */
    int ask(IncidentId incident, Collection<BusinessId> unreached);
}
