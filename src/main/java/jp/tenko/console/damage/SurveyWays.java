package jp.tenko.console.damage;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.tenko.console.Callable;
import jp.tenko.damage.desk.DamageLine;
import jp.tenko.incident.Incident;
import jp.tenko.incident.IncidentId;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.ContactId;
import jp.tenko.signin.SignIn;
import jp.tenko.webform.SurveyLinks;
import jp.tenko.webform.SurveyMails;
import org.springframework.stereotype.Component;

/** By which way a business can be asked for its damage: LINE, else mail, else the telephone. */
@Component
class SurveyWays {

    private final SurveyLinks links;
    private final SurveyMails mails;
    private final SignIn signIn;

    SurveyWays(SurveyLinks links, SurveyMails mails, SignIn signIn) {
        this.links = links;
        this.mails = mails;
        this.signIn = signIn;
    }

    /**
     * The first that works: {@code line}, {@code mail}, {@code telephone}, {@code none}.
     *
     * @param people who speak for it, and the business itself
     */
    String of(DamageLine line, Collection<Callable> people) {
        if (people.stream().anyMatch(Callable::byLine)) {
            return "line";
        }
        return mails.reaches(line.email()) ? "mail" : people.stream().anyMatch(one -> one.dial() != null) ? "telephone" : "none";
    }

    boolean reaches(DamageLine line) {
        return mails.reaches(line.email());
    }

    /** @param contact empty: whoever of the business is on the telephone; the result is empty when they do not speak for it */
    Optional<String> code(DamageSubject.Subject subject, Optional<ContactId> contact) {
        return links.code(subject.incident(), subject.business(), contact.orElse(null));
    }

    /** Where a code is typed. */
    String address() {
        return signIn.address("/a").toString();
    }

    int mail(Incident incident, List<BusinessId> businesses) {
        return mails.ask(incident.id(), businesses);
    }

    Map<BusinessId, SurveyMails.Mailed> mailed(IncidentId incident, Collection<BusinessId> businesses) {
        return mails.newest(incident, businesses);
    }
}
