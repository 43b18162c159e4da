package jp.tenko.console.roster;

import static jp.tenko.signin.Access.STAFF;

import java.util.List;
import java.util.Map;
import jp.tenko.console.Allowed;
import jp.tenko.console.Audit;
import jp.tenko.console.Found;
import jp.tenko.console.SignedIn;
import jp.tenko.roster.Business;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.Businesses;
import jp.tenko.roster.Contacts;
import jp.tenko.roster.District;
import jp.tenko.roster.FoldedName;
import jp.tenko.roster.Members;
import jp.tenko.roster.Trade;
import jp.tenko.roster.file.BusinessColumn;
import jp.tenko.roster.file.BusinessForm;
import jp.tenko.roster.file.FormResult;
import jp.tenko.roster.joining.Registrations;
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

/** The businesses of the list: found by name, number, district and trade; one of them, who speaks for it, and what is known of it. */
@Controller
@RequestMapping("/businesses")
class BusinessesPage {

    private static final int ON_A_PAGE = 50;

    private final Businesses businesses;
    private final Members members;
    private final Contacts contacts;
    private final Registrations registrations;
    private final BusinessForm form;
    private final Fields fields;
    private final Audit audit;

    BusinessesPage(
            Businesses businesses, Members members, Contacts contacts, Registrations registrations, BusinessForm form, Fields fields,
            Audit audit) {
        this.businesses = businesses;
        this.members = members;
        this.contacts = contacts;
        this.registrations = registrations;
        this.form = form;
        this.fields = fields;
        this.audit = audit;
    }

    /** @param q a part of the name, or the number */
    @GetMapping
    @Allowed(STAFF)
    @Transactional
    public String list(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String district,
            @RequestParam(defaultValue = "") String trade,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        List<Business> all = businesses.listed(me.organization());
        String part = FoldedName.of(q.strip());
        List<Business> found = all.stream()
                .filter(one -> q.isBlank() || FoldedName.of(one.name()).contains(part) || q.strip().equals(one.number()))
                .filter(one -> district.isEmpty() || district.equals(one.district()))
                .filter(one -> trade.isEmpty() || trade.equals(one.trade()))
                .toList();
        int pages = Math.max(1, (found.size() + ON_A_PAGE - 1) / ON_A_PAGE);
        int here = Math.clamp(page, 1, pages);
        model.addAttribute("all", all.size());
        model.addAttribute("count", found.size());
        model.addAttribute("lines", found.subList((here - 1) * ON_A_PAGE, Math.min(found.size(), here * ON_A_PAGE)));
        model.addAttribute("page", here);
        model.addAttribute("pages", pages);
        model.addAttribute("q", q);
        model.addAttribute("district", district);
        model.addAttribute("trade", trade);
        model.addAttribute("districts", members.districts(me.organization()).stream().map(District::name).toList());
        model.addAttribute("trades", businesses.trades(me.organization()).stream().map(Trade::name).toList());
        model.addAttribute("waiting", registrations.waiting(me.organization()).size());
        audit.note(me, "businesses-listed");
        return "roster/businesses";
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
            return "redirect:/businesses/" + id;
        }
        return show(me, business, filled.after(result), model);
    }

    private String show(SignedIn me, @Nullable Business business, Filled filled, Model model) {
        model.addAttribute("business", business);
        model.addAttribute("contacts", business == null ? List.of() : contacts.of(business.id()));
        model.addAttribute("filled", filled);
        model.addAttribute("fields", fields.of(me.organization(), filled));
        return "roster/business";
    }

    private Business find(SignedIn me, long id) {
        return Found.orNot(businesses.listed(me.organization()).stream().filter(one -> one.id().value() == id).findFirst());
    }
}
