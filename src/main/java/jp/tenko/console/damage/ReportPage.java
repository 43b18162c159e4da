package jp.tenko.console.damage;

import static jp.tenko.signin.Access.STAFF;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.tenko.console.Allowed;
import jp.tenko.console.Audit;
import jp.tenko.console.Browsers;
import jp.tenko.console.Found;
import jp.tenko.console.SignedIn;
import jp.tenko.roster.Business;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.Businesses;
import jp.tenko.webform.Errand;
import jp.tenko.webform.Forms;
import jp.tenko.webform.Sheet;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Staff write down what a business says on the telephone, or what they see on a visit: the forms of the chat, on a page. */
@Controller
@RequestMapping({"/damage/{business}/report", "/damage/{business}/hearing-sheet"})
class ReportPage {

    private static final String VISIT = "visit";

    private final Forms forms;
    private final Businesses businesses;
    private final Audit audit;

    ReportPage(Forms forms, Businesses businesses, Audit audit) {
        this.forms = forms;
        this.businesses = businesses;
        this.audit = audit;
    }

    /** @param heard {@code telephone}, {@code visit} */
    @GetMapping
    @Allowed(STAFF)
    @Transactional
    public String look(@AuthenticationPrincipal SignedIn me, @PathVariable long business,
            @RequestParam(defaultValue = "telephone") String heard, HttpServletRequest request, Locale locale, Model model) {
        Business about = business(me, business);
        String form = form(request);
        audit.note(me, "report-opened", null, form + " " + business);
        return page(forms.open(errand(me, about, form, heard), locale.getLanguage()), about, form, heard, model);
    }

    @PostMapping
    @Allowed(STAFF)
    @Transactional
    public String write(@AuthenticationPrincipal SignedIn me, @PathVariable long business,
            @RequestParam(defaultValue = "telephone") String heard, HttpServletRequest request, Locale locale, Model model) {
        Business about = business(me, business);
        String form = form(request);
        Sheet sheet = forms.send(errand(me, about, form, heard), Browsers.sent(request), locale.getLanguage());
        if (sheet.done()) {
            audit.note(me, "report-written", null, form + " " + business);
        }
        return page(sheet, about, form, heard, model);
    }

    private static String page(Sheet sheet, Business about, String form, String heard, Model model) {
        model.addAttribute("sheet", sheet);
        model.addAttribute("business", about);
        model.addAttribute("form", form);
        model.addAttribute("heard", heard.equals(VISIT) ? VISIT : "telephone");
        return "report-form";
    }

    private static String form(HttpServletRequest request) {
        return request.getRequestURI().endsWith("/hearing-sheet") ? "hearing-sheet" : "report";
    }

    private static Errand errand(SignedIn me, Business about, String form, String heard) {
        return new Errand.ForBusiness(me.asMember(), about.id(), form.equals("hearing-sheet"),
                heard.equals(VISIT) ? Errand.Heard.VISIT : Errand.Heard.TELEPHONE);
    }

    private Business business(SignedIn me, long id) {
        BusinessId known = new BusinessId(id);
        return Found.orNot(Optional.ofNullable(businesses.byIds(List.of(known)).get(known))
                .filter(found -> found.organization().equals(me.organization())));
    }
}
