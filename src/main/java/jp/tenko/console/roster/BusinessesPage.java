package jp.tenko.console.roster;

import static jp.tenko.signin.Access.STAFF;

import java.util.List;
import jp.tenko.console.Allowed;
import jp.tenko.console.Audit;
import jp.tenko.console.SignedIn;
import jp.tenko.roster.Business;
import jp.tenko.roster.Businesses;
import jp.tenko.roster.District;
import jp.tenko.roster.FoldedName;
import jp.tenko.roster.Members;
import jp.tenko.roster.Trade;
import jp.tenko.roster.joining.Registrations;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The businesses of the list, found by name, number, district and trade. */
@Controller
@RequestMapping("/businesses")
class BusinessesPage {

    private static final int ON_A_PAGE = 50;

    private final Businesses businesses;
    private final Members members;
    private final Registrations registrations;
    private final Audit audit;

    BusinessesPage(Businesses businesses, Members members, Registrations registrations, Audit audit) {
        this.businesses = businesses;
        this.members = members;
        this.registrations = registrations;
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
}
