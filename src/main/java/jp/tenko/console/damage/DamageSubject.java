package jp.tenko.console.damage;

import static jp.tenko.signin.Access.STAFF;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.tenko.console.Callable;
import jp.tenko.console.ChosenIncident;
import jp.tenko.console.Found;
import jp.tenko.console.SignedIn;
import jp.tenko.damage.HearingDraft;
import jp.tenko.damage.HearingSheets;
import jp.tenko.damage.desk.DamageLine;
import jp.tenko.incident.Incident;
import jp.tenko.roster.Business;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.Businesses;
import jp.tenko.roster.Contacts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** A business in an incident: of what a page of the damage tells. */
@Component
class DamageSubject {

    private final ChosenIncident incidents;
    private final Businesses businesses;
    private final Contacts contacts;
    private final DamageDesk desk;
    private final HearingSheets hearing;
    private final SurveyWays ways;

    DamageSubject(
            ChosenIncident incidents, Businesses businesses, Contacts contacts, DamageDesk desk, HearingSheets hearing,
            SurveyWays ways) {
        this.incidents = incidents;
        this.businesses = businesses;
        this.contacts = contacts;
        this.desk = desk;
        this.hearing = hearing;
        this.ways = ways;
    }

    record Subject(Incident incident, Business business) {

        /** How the audit log names it. */
        String code() {
            return business.number() == null ? "#" + business.id().value() : business.number();
        }

        String link() {
            return "/damage/" + business.id().value() + "?incident=" + incident.id().value();
        }
    }

    /** Of one that was matched to the list, the listed one. Of another organization: not found. */
    Subject of(SignedIn me, long business, @Nullable Long incident) {
        BusinessId id = new BusinessId(business);
        Business found = Found.orNot(Optional.ofNullable(businesses.byIds(Set.of(id)).get(id))
                .filter(known -> known.organization().equals(me.organization())));
        return new Subject(incidents.orNot(me, incident), found);
    }

    Optional<HearingDraft> draft(Subject subject) {
        return hearing.draft(subject.incident().id(), subject.business().id());
    }

    /** What every part of the page shows: who it is, whom to call, how far the office is. */
    void show(Subject subject, SignedIn me, Model model) {
        BusinessId id = subject.business().id();
        model.addAttribute("incident", subject.incident());
        model.addAttribute("business", subject.business());
        model.addAttribute("seesPeople", me.seesPeople());
        model.addAttribute("works", me.may(STAFF));
        model.addAttribute("mayReport", me.mayReport());
        Callable itself = Callable.of(id, subject.business().name(), me.seesPeople() ? subject.business().telephone() : null);
        List<Callable> people = me.seesPeople() ? CallSheets.others(contacts.of(id).stream().map(Callable::of).toList(), itself) : List.of();
        model.addAttribute("itself", itself);
        model.addAttribute("contacts", people);
        desk.show(subject, model);
        if (me.seesPeople() && model.getAttribute("line") instanceof DamageLine line) {
            model.addAttribute("way", ways.of(line, Stream.concat(people.stream(), Stream.of(itself)).toList()));
            model.addAttribute("mailed", ways.mailed(subject.incident().id(), Set.of(id)).get(id));
            model.addAttribute("email", ways.reaches(line) ? line.email() : null);
        }
    }
}
