package jp.tenko.console.roster;

import static jp.tenko.signin.Access.STAFF;

import java.time.Clock;
import java.util.List;
import jp.tenko.console.Allowed;
import jp.tenko.console.Audit;
import jp.tenko.console.SignedIn;
import jp.tenko.damage.RegistrationDesk;
import jp.tenko.roster.Business;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.Businesses;
import jp.tenko.roster.joining.Matching;
import jp.tenko.roster.joining.Registration;
import jp.tenko.roster.joining.Registrations;
import jp.tenko.roster.joining.Settling;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Businesses that registered themselves on LINE: which one of the list each is. What was decided can be taken back. */
@Controller
@RequestMapping("/businesses/registrations")
class RegistrationsPage {

    private static final int CANDIDATES = 5;
    private static final int DECIDED = 20;

    private final Registrations registrations;
    private final Matching matching;
    private final RegistrationDesk desk;
    private final Businesses businesses;
    private final Audit audit;
    private final Clock clock;

    RegistrationsPage(
            Registrations registrations, Matching matching, RegistrationDesk desk, Businesses businesses, Audit audit, Clock clock) {
        this.registrations = registrations;
        this.matching = matching;
        this.desk = desk;
        this.businesses = businesses;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param candidates of the list, the likeliest first */
    public record Waiting(Registration registration, List<Business> candidates) {}

    @GetMapping
    @Allowed(STAFF)
    @Transactional
    public String look(@AuthenticationPrincipal SignedIn me, Model model) {
        audit.note(me, "registrations-looked-at");
        List<Waiting> waiting = registrations.waiting(me.organization()).stream()
                .map(one -> new Waiting(one, matching.candidates(one.business(), CANDIDATES)))
                .toList();
        model.addAttribute("registrations", waiting);
        model.addAttribute("waiting", waiting.size());
        model.addAttribute("decided", matching.decided(me.organization(), DECIDED));
        model.addAttribute("mayDecide", me.account().member() != null);
        return "roster/registrations";
    }

    /**
     * @param is the id of a business of the list, {@code number}, {@code new} or {@code decline}
     * @param number that of a business of the list, when it is none of the candidates
     */
    @PostMapping("/{id}")
    @Allowed(STAFF)
    @Transactional
    public String decide(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable long id,
            @RequestParam String is,
            @RequestParam(defaultValue = "") String number,
            RedirectAttributes onwards) {
        BusinessId registered = new BusinessId(id);
        if (!matching.isOf(me.organization(), registered)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        BusinessId listed = businesses.listed(me.organization()).stream()
                .filter(one -> is.equals("number") ? number.strip().equals(one.number()) : is.equals(String.valueOf(one.id().value())))
                .map(Business::id)
                .findFirst()
                .orElse(null);
        if (listed == null && is.equals("number")) {
            onwards.addFlashAttribute("problem", "no-such-number");
            return "redirect:/businesses/registrations";
        }
        tell(me, id, settle(me, registered, is, listed), onwards);
        return "redirect:/businesses/registrations";
    }

    private Settling settle(SignedIn me, BusinessId registered, String is, @Nullable BusinessId listed) {
        if (is.equals("new")) {
            return matching.accept(me.organization(), registered, me.asMember());
        }
        if (is.equals("decline")) {
            return matching.decline(me.organization(), registered, me.asMember(), clock.instant());
        }
        if (listed == null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return desk.match(me.organization(), registered, listed, me.asMember());
    }

    private void tell(SignedIn me, long id, Settling settling, RedirectAttributes onwards) {
        switch (settling) {
            case Settling.Settled(var before, var listed) -> {
                audit.note(me, "registration-decided", null, id + " " + before.business().name() + " → "
                        + (listed == null ? "×" : listed.number() + " " + listed.name()));
                onwards.addFlashAttribute("justDecided", id);
                onwards.addFlashAttribute("decidedName", before.business().name());
            }
            case Settling.AlreadySettled(String by) -> onwards.addFlashAttribute("problem", "already-decided");
        }
    }

    @PostMapping("/{id}/back")
    @Allowed(STAFF)
    @Transactional
    public String takeBack(@AuthenticationPrincipal SignedIn me, @PathVariable long id, RedirectAttributes onwards) {
        switch (desk.takeBack(me.organization(), new BusinessId(id))) {
            case DONE -> {
                audit.note(me, "registration-taken-back", null, String.valueOf(id));
                onwards.addFlashAttribute("done", "registration-back");
            }
            case REPORTED -> onwards.addFlashAttribute("problem", "reported-since");
            case NOTHING -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "redirect:/businesses/registrations";
    }
}
