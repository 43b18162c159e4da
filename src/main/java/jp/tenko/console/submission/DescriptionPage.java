package jp.tenko.console.submission;

import static jp.tenko.signin.Access.STAFF;

import java.util.Optional;
import java.util.Set;
import jp.tenko.console.Allowed;
import jp.tenko.console.Audit;
import jp.tenko.console.Found;
import jp.tenko.console.SignedIn;
import jp.tenko.roster.Business;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.Businesses;
import jp.tenko.submission.document.Descriptions;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 被害内容 in somebody's own words, kept until the facts change; nothing written: made from the answers again. */
@Controller
@RequestMapping({"/submission/deadline/{deadline}", "/submission/now/{incident}/{recipient}"})
class DescriptionPage {

    private static final int LONGEST = 500;

    private final Drafting drafting;
    private final Descriptions descriptions;
    private final Businesses businesses;
    private final Audit audit;

    DescriptionPage(Drafting drafting, Descriptions descriptions, Businesses businesses, Audit audit) {
        this.drafting = drafting;
        this.descriptions = descriptions;
        this.businesses = businesses;
        this.audit = audit;
    }

    @PostMapping("/description/{business}")
    @Allowed(STAFF)
    @Transactional
    public String write(
            @AuthenticationPrincipal SignedIn me,
            Drafting.Which which,
            @PathVariable long business,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "0") int page,
            RedirectAttributes onwards) {
        Drafting.Order order = drafting.order(me, which);
        BusinessId id = new BusinessId(business);
        Business about = Found.orNot(Optional.ofNullable(businesses.byIds(Set.of(id)).get(id))
                .filter(known -> known.organization().equals(me.organization())));
        String written = words.strip();
        boolean kept = descriptions.write(
                order.incident().id(), about.id(), written.substring(0, Math.min(written.length(), LONGEST)), me.asMember());
        if (kept) {
            audit.note(me, written.isEmpty() ? "description-dropped" : "description-written", null, code(about));
        }
        onwards.addFlashAttribute(kept ? "done" : "problem", kept ? written.isEmpty() ? "description-dropped" : "description-written" : "nothing-to-describe");
        return "redirect:" + which.link() + "?page=" + page + "#b" + business;
    }

    private static String code(Business business) {
        return business.number() == null ? "#" + business.id().value() : business.number();
    }
}
