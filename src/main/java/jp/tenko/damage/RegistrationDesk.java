package jp.tenko.damage;

import jp.tenko.roster.BusinessId;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.OrganizationId;
import jp.tenko.roster.joining.Matching;
import jp.tenko.roster.joining.Settling;
import org.springframework.stereotype.Component;

/**
 * A business that registered itself turns out to be one of the list, with all that both have reported; or that was a mistake. On
 * LINE and in the console it is the same.
 */
@Component
public class RegistrationDesk {

    private final Matching matching;
    private final SameBusiness same;

    RegistrationDesk(Matching matching, SameBusiness same) {
        this.matching = matching;
        this.same = same;
    }

    /** {@link Matching#match}, with the reports of both; in the caller's transaction. */
    public Settling match(OrganizationId organization, BusinessId registered, BusinessId listed, MemberId by) {
        Settling settling = matching.match(organization, registered, listed, by);
        if (settling instanceof Settling.Settled(var before, var other) && other != null) {
            same.joined(registered, other.id());
        }
        return settling;
    }

    /** What came of the wish to take a decision back. */
    public enum TakenBack {
        /** The registration waits again. */
        DONE,
        /** Both have reported in one incident, or one of them since then: nobody can say which report is whose. */
        REPORTED,
        /** Nothing was decided, or it was taken back before. */
        NOTHING
    }

    /** The registration waits again, as before somebody looked at it; in the caller's transaction. */
    public TakenBack takeBack(OrganizationId organization, BusinessId registered) {
        if (!same.separable(registered)) {
            return TakenBack.REPORTED;
        }
        return matching.takeBack(organization, registered) ? TakenBack.DONE : TakenBack.NOTHING;
    }
}
