package jp.tenko.console.submission;

import java.util.Optional;
import java.util.Set;
import jp.tenko.console.Found;
import jp.tenko.console.SignedIn;
import jp.tenko.roster.Business;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.Businesses;
import org.springframework.stereotype.Component;

/** The business that an address names, of the reader's own organization. */
@Component
class BusinessSubject {

    private final Businesses businesses;

    BusinessSubject(Businesses businesses) {
        this.businesses = businesses;
    }

    Business of(SignedIn me, long id) {
        BusinessId business = new BusinessId(id);
        return Found.orNot(Optional.ofNullable(businesses.byIds(Set.of(business)).get(business))
                .filter(known -> known.organization().equals(me.organization())));
    }

    /** How the audit log names it. */
    static String code(Business business) {
        return business.number() == null ? "#" + business.id().value() : business.number();
    }
}
