package jp.tenko.console.roster;

import static jp.tenko.signin.Access.STAFF;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.tenko.console.Allowed;
import jp.tenko.console.Audit;
import jp.tenko.console.Found;
import jp.tenko.console.SignedIn;
import jp.tenko.roster.Business;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.Businesses;
import jp.tenko.roster.Contacts;
import jp.tenko.roster.file.BusinessColumn;
import jp.tenko.roster.file.BusinessForm;
import jp.tenko.roster.file.FormResult;
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

/** One business of the list: who speaks for it, what is known of it, changed, and the last change taken back; a new one. */
@Controller
@RequestMapping("/businesses")
class BusinessPage {

    private final Businesses businesses;
    private final Contacts contacts;
    private final BusinessForm form;
    private final Fields fields;
    private final Undo undo;
    private final Audit audit;

    BusinessPage(Businesses businesses, Contacts contacts, BusinessForm form, Fields fields, Undo undo, Audit audit) {
        this.businesses = businesses;
        this.contacts = contacts;
        this.form = form;
        this.fields = fields;
        this.undo = undo;
        this.audit = audit;
    }

    @GetMapping("/new")
    @Allowed(STAFF)
    String blank(@AuthenticationPrincipal SignedIn me, Model model) {
        return show(me, null, Filled.fresh(BusinessForm.filledIn(null)), model);
    }

    @GetMapping("/{id}")
    @Allowed(STAFF)
    @Transactional
    public String look(@AuthenticationPrincipal SignedIn me, @PathVariable long id, Model model) {
        Business business = find(me, id);
        audit.note(me, "business-looked-at", null, business.number());
        return show(me, business, Filled.fresh(BusinessForm.filledIn(business)), model);
    }

    @PostMapping("/new")
    @Allowed(STAFF)
    @Transactional
    public String add(@AuthenticationPrincipal SignedIn me, @RequestParam Map<String, String> sent, Model model, RedirectAttributes onwards) {
        return save(me, null, sent, model, onwards);
    }

    @PostMapping("/{id}")
    @Allowed(STAFF)
    @Transactional
    public String change(
            @AuthenticationPrincipal SignedIn me, @PathVariable long id, @RequestParam Map<String, String> sent, Model model,
            RedirectAttributes onwards) {
        return save(me, find(me, id), sent, model, onwards);
    }

    private String save(SignedIn me, @Nullable Business business, Map<String, String> sent, Model model, RedirectAttributes onwards) {
        if (!sent.containsKey("name")) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        Filled filled = Filled.of(List.of(BusinessColumn.values()), sent);
        FormResult result = form.save(
                me.organization(), business == null ? null : business.id(), filled.as(BusinessColumn.class), filled.seen());
        if (result instanceof FormResult.Saved(long id, var changed)) {
            audit.note(me, business == null ? "business-added" : "business-changed", null,
                    businesses.get(new BusinessId(id)).number() + " " + Fields.keys(changed));
            onwards.addFlashAttribute("done", changed.isEmpty() ? "nothing-changed" : "saved");
            if (business != null) {
                undo.keep(me, subject(business), BusinessForm.filledIn(business), BusinessForm.filledIn(businesses.get(business.id())));
            }
            return "redirect:/businesses/" + id;
        }
        return show(me, business, filled.after(result), model);
    }

    /** Takes the last change back, unless somebody has changed the same again. */
    @PostMapping("/{id}/undo")
    @Allowed(STAFF)
    @Transactional
    public String undo(
            @AuthenticationPrincipal SignedIn me, @PathVariable long id, @RequestParam long edit, Model model, RedirectAttributes onwards) {
        Business business = find(me, id);
        Optional<Filled> before = undo.before(me, subject(business), edit, BusinessForm.filledIn(business));
        if (before.isPresent()) {
            return save(me, business, before.get().sent(), model, onwards);
        }
        onwards.addFlashAttribute("problem", "changed-since");
        return "redirect:/businesses/" + id;
    }

    private static String subject(Business business) {
        return "business:" + business.id().value();
    }

    private String show(SignedIn me, @Nullable Business business, Filled filled, Model model) {
        model.addAttribute("business", business);
        model.addAttribute("contacts", business == null ? List.of() : contacts.of(business.id()));
        model.addAttribute("filled", filled);
        List<Field> asked = fields.of(me.organization(), filled);
        model.addAttribute("fields", asked);
        model.addAttribute("last", business == null ? null : undo.last(me, subject(business), BusinessForm.filledIn(business), asked));
        return "roster/business";
    }

    private Business find(SignedIn me, long id) {
        return Found.orNot(businesses.listed(me.organization()).stream().filter(one -> one.id().value() == id).findFirst());
    }
}
