package jp.tenko.console.roster;

import static jp.tenko.signin.Access.STAFF;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import jp.tenko.console.Allowed;
import jp.tenko.console.Audit;
import jp.tenko.console.Found;
import jp.tenko.console.SignedIn;
import jp.tenko.damage.DamageReports;
import jp.tenko.incident.Incident;
import jp.tenko.incident.Incidents;
import jp.tenko.roster.Business;
import jp.tenko.roster.Businesses;
import jp.tenko.roster.Delisting;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A business is taken off the list after somebody has read what that means for a disaster that goes on; those that were, and put back. */
@Controller
@RequestMapping("/businesses")
class DelistingPage {

    private final Businesses businesses;
    private final Delisting delisting;
    private final DamageReports reports;
    private final Incidents incidents;
    private final Audit audit;
    private final Clock clock;

    DelistingPage(Businesses businesses, Delisting delisting, DamageReports reports, Incidents incidents, Audit audit, Clock clock) {
        this.businesses = businesses;
        this.delisting = delisting;
        this.reports = reports;
        this.incidents = incidents;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping("/gone")
    @Allowed(STAFF)
    @Transactional
    public String gone(@AuthenticationPrincipal SignedIn me, Model model) {
        audit.note(me, "businesses-listed");
        model.addAttribute("gone", delisting.gone(me.organization()));
        return "roster/businesses-gone";
    }

    @GetMapping("/{id}/leave")
    @Allowed(STAFF)
    String ask(@AuthenticationPrincipal SignedIn me, @PathVariable long id, Model model) {
        Business business = find(me, id);
        Optional<Incident> incident = incidents.ongoing(me.organization());
        model.addAttribute("business", business);
        model.addAttribute("why", Delisting.Why.values());
        model.addAttribute("incident", incident.orElse(null));
        model.addAttribute("reported", incident.filter(open -> reported(open, business)).isPresent());
        return "roster/business-leave";
    }

    /** @param uncounted it is not counted in the disaster that goes on either; of no effect when it has reported in it */
    @PostMapping("/{id}/leave")
    @Allowed(STAFF)
    @Transactional
    public String leave(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable long id,
            @RequestParam Delisting.Why why,
            @RequestParam(defaultValue = "false") boolean uncounted,
            RedirectAttributes onwards) {
        Business business = find(me, id);
        Instant now = clock.instant();
        Instant counted = incidents.ongoing(me.organization())
                .filter(open -> uncounted && !reported(open, business))
                .map(open -> open.beganAt().minusMillis(1))
                .orElse(now);
        if (delisting.takeOff(business.id(), why, counted, now)) {
            audit.note(me, "business-left", null, business.number() + " " + business.name());
            onwards.addFlashAttribute("left", id);
            onwards.addFlashAttribute("leftName", business.name());
        }
        return "redirect:/businesses/gone";
    }

    @PostMapping("/{id}/back")
    @Allowed(STAFF)
    @Transactional
    public String back(@AuthenticationPrincipal SignedIn me, @PathVariable long id, RedirectAttributes onwards) {
        Delisting.Gone gone = Found.orNot(delisting.find(me.organization(), id));
        if (delisting.putBack(gone.id())) {
            audit.note(me, "business-back", null, gone.number() + " " + gone.name());
            onwards.addFlashAttribute("done", "business-back");
        }
        return "redirect:/businesses/" + id;
    }

    private boolean reported(Incident incident, Business business) {
        return reports.latest(incident.id(), business.id()).isPresent();
    }

    private Business find(SignedIn me, long id) {
        return Found.orNot(businesses.listed(me.organization()).stream().filter(one -> one.id().value() == id).findFirst());
    }
}
