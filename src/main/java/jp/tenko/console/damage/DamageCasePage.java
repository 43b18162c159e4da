package jp.tenko.console.damage;

import static jp.tenko.signin.Access.STAFF;

import java.util.Locale;
import java.util.Map;
import jp.tenko.console.Allowed;
import jp.tenko.console.SignedIn;
import jp.tenko.damage.desk.CaseChange;
import jp.tenko.damage.desk.DamageCase;
import jp.tenko.damage.desk.DamageCases;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * How far the office is with a business: whoever changes it says which version they saw, and who comes second is shown what the
 * first wrote, beside their own words. With htmx only this part of the page is replaced; without JavaScript the page comes anew.
 */
@Controller
class DamageCasePage {

    private final DamageSubject subjects;
    private final DamageBusinessPage page;
    private final DamageDesk desk;
    private final DamageCases cases;
    private final CaseForm forms;

    DamageCasePage(DamageSubject subjects, DamageBusinessPage page, DamageDesk desk, DamageCases cases, CaseForm forms) {
        this.subjects = subjects;
        this.page = page;
        this.desk = desk;
        this.cases = cases;
        this.forms = forms;
    }

    @PostMapping("/damage/{business}/case")
    @Allowed(STAFF)
    @Transactional
    public String change(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable long business,
            @RequestParam Map<String, String> form,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Locale locale,
            Model model) {
        DamageSubject.Subject subject = subjects.of(me, business, CaseForm.incident(form));
        DamageCase wanted = forms.read(me, form);
        CaseChange change = cases.change(subject.incident().id(), subject.business().id(), wanted);
        if (change instanceof CaseChange.Written) {
            forms.note(me, subject, wanted);
        }
        if (change instanceof CaseChange.Overtaken) {
            model.addAttribute("mine", wanted);
        } else if (!part) {
            return "redirect:" + subject.link() + "#case";
        } else {
            model.addAttribute("saved", true);
        }
        if (part) {
            model.addAttribute("works", true);
            desk.showCase(subject, model);
            return "damage-case :: case";
        }
        return page.look(me, business, subject.incident().id().value(), locale, model);
    }
}
