package jp.tenko.console.roster;

import static jp.tenko.signin.Access.LEADER;
import static jp.tenko.signin.Access.STAFF;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.tenko.console.Allowed;
import jp.tenko.console.Audit;
import jp.tenko.console.Found;
import jp.tenko.console.SignedIn;
import jp.tenko.roster.Business;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.Businesses;
import jp.tenko.roster.Contacts;
import jp.tenko.roster.Member;
import jp.tenko.roster.Members;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Codes for those who have not joined, on a sheet to print and cut out. The sheet is the answer to the button: it has no address, so
 * it is in no history, and going back does not show the codes again.
 */
@Controller
class CodesPage {

    private final Members members;
    private final Contacts contacts;
    private final Businesses businesses;
    private final Slips slips;
    private final Audit audit;

    CodesPage(Members members, Contacts contacts, Businesses businesses, Slips slips, Audit audit) {
        this.members = members;
        this.contacts = contacts;
        this.businesses = businesses;
        this.slips = slips;
        this.audit = audit;
    }

    @GetMapping("/codes")
    @Allowed(LEADER)
    String choose(@AuthenticationPrincipal SignedIn me, Model model) {
        model.addAttribute("members", members.unjoined(me.organization()));
        model.addAttribute("officers", Slips.waiting(contacts.of(me.organization())));
        return "roster/codes";
    }

    /** For those who were chosen and have still not joined. */
    @PostMapping("/codes")
    @Allowed(LEADER)
    @Transactional
    public String make(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(defaultValue = "") Set<Long> member,
            @RequestParam(defaultValue = "") Set<Long> officer,
            Model model) {
        List<Slips.Slip> made = new ArrayList<>();
        for (Member one : members.unjoined(me.organization())) {
            if (member.contains(one.id().value())) {
                made.add(slips.of(one));
                audit.note(me, "code-made", one.id(), null);
            }
        }
        Slips.waiting(contacts.of(me.organization())).stream()
                .filter(one -> officer.contains(one.id().value()))
                .forEach(one -> {
                    made.add(slips.of(one));
                    audit.note(me, "code-made", null, one.name());
                });
        if (made.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        model.addAttribute("slips", made);
        return "roster/slips";
    }

    /** For those of these businesses for which nobody has joined yet. */
    @PostMapping("/businesses/codes")
    @Allowed(STAFF)
    @Transactional
    public String makeForBusinesses(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(defaultValue = "") Set<Long> business,
            Model model,
            RedirectAttributes onwards) {
        if (business.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        Set<BusinessId> spokenFor = contacts.of(me.organization()).stream()
                .filter(contact -> contact.lineUserId() != null)
                .flatMap(contact -> contact.businesses().stream())
                .map(Business::id)
                .collect(Collectors.toSet());
        List<Slips.Slip> made = businesses.listed(me.organization()).stream()
                .filter(one -> business.contains(one.id().value()) && !spokenFor.contains(one.id()))
                .map(slips::of)
                .toList();
        if (made.isEmpty()) {
            onwards.addFlashAttribute("problem", "all-have-joined");
            return "redirect:/businesses";
        }
        audit.note(me, "code-made", null, String.valueOf(made.size()));
        model.addAttribute("slips", made);
        return "roster/slips";
    }

    /** For several people of one business. */
    @PostMapping("/businesses/{id}/code")
    @Allowed(STAFF)
    @Transactional
    public String make(@AuthenticationPrincipal SignedIn me, @PathVariable long id, Model model) {
        Business business = Found.orNot(businesses.listed(me.organization()).stream()
                .filter(one -> one.id().value() == id)
                .findFirst());
        audit.note(me, "code-made", null, business.number() + " " + business.name());
        model.addAttribute("slips", List.of(slips.of(business)));
        return "roster/slips";
    }
}
