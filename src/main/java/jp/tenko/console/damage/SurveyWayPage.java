package jp.tenko.console.damage;

import static jp.tenko.signin.Access.LEADER;
import static jp.tenko.signin.Access.STAFF;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.tenko.console.Allowed;
import jp.tenko.console.Audit;
import jp.tenko.console.ChosenIncident;
import jp.tenko.console.Found;
import jp.tenko.console.SignedIn;
import jp.tenko.incident.Incident;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.ContactId;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Gives a business whom LINE does not reach another way to report: a code that is read out on the telephone, a link in a mail. */
@Controller
class SurveyWayPage {

    private final ChosenIncident incidents;
    private final DamageSubject subjects;
    private final CallSheets sheets;
    private final SurveyWays ways;
    private final Audit audit;

    SurveyWayPage(ChosenIncident incidents, DamageSubject subjects, CallSheets sheets, SurveyWays ways, Audit audit) {
        this.incidents = incidents;
        this.subjects = subjects;
        this.sheets = sheets;
        this.ways = ways;
        this.audit = audit;
    }

    /** It is shown once, to whoever made it. */
    @PostMapping("/damage/{business}/code")
    @Allowed(STAFF)
    @Transactional
    public String code(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable long business,
            @RequestParam Map<String, String> form,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model,
            RedirectAttributes onwards) {
        DamageSubject.Subject subject = open(subjects.of(me, business, CaseForm.incident(form)));
        String code = Found.orNot(ways.code(subject, contact(form)));
        audit.note(me, "damage-code-made", null, subject.code());
        if (part) {
            model.addAttribute("code", code);
            model.addAttribute("codeAddress", ways.address());
            return "damage-case :: code";
        }
        onwards.addFlashAttribute("code", code);
        onwards.addFlashAttribute("codeAddress", ways.address());
        return "redirect:" + subject.link() + "#way";
    }

    @PostMapping("/damage/{business}/mail")
    @Allowed(STAFF)
    @Transactional
    public String mail(@AuthenticationPrincipal SignedIn me, @PathVariable long business, @RequestParam Map<String, String> form) {
        DamageSubject.Subject subject = open(subjects.of(me, business, CaseForm.incident(form)));
        ways.mail(subject.incident(), List.of(subject.business().id()));
        audit.note(me, "damage-mailed", null, subject.code());
        return "redirect:" + subject.link() + "#way";
    }

    /** Everybody on the call list of whom LINE reaches nobody, and who has an address. */
    @PostMapping("/damage/silent/mail")
    @Allowed(LEADER)
    @Transactional
    public String mailAll(@AuthenticationPrincipal SignedIn me, @RequestParam Map<String, String> form, RedirectAttributes onwards) {
        Incident incident = open(incidents.orNot(me, CaseForm.incident(form)));
        String district = form.getOrDefault("district", "");
        List<BusinessId> unreached = sheets.byDistrict(incident, district).values().stream()
                .flatMap(List::stream)
                .filter(CallSheets.Sheet::onlyByMail)
                .map(sheet -> sheet.line().id())
                .toList();
        int asked = ways.mail(incident, unreached);
        audit.note(me, "damage-mailed", null, incident.id().value() + ": " + asked);
        onwards.addFlashAttribute("mailed", asked);
        onwards.addAttribute("incident", incident.id().value());
        onwards.addAttribute("district", district);
        return "redirect:/damage/silent";
    }

    private static DamageSubject.Subject open(DamageSubject.Subject subject) {
        open(subject.incident());
        return subject;
    }

    /** What is over asks nobody any more. */
    private static Incident open(Incident incident) {
        if (!incident.isOpen()) {
            throw new ResponseStatusException(HttpStatus.CONFLICT);
        }
        return incident;
    }

    private static Optional<ContactId> contact(Map<String, String> form) {
        String id = form.getOrDefault("contact", "");
        return id.matches("[0-9]{1,18}") ? Optional.of(new ContactId(Long.parseLong(id))) : Optional.empty();
    }
}
