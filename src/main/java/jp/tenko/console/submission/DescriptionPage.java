package jp.tenko.console.submission;

import static jp.tenko.signin.Access.STAFF;

import jp.tenko.console.Allowed;
import jp.tenko.console.Audit;
import jp.tenko.console.SignedIn;
import jp.tenko.roster.Business;
import jp.tenko.submission.document.Descriptions;
import jp.tenko.submission.document.RemovedWords;
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

    /** More than can be kept, so that what is too much is counted, and less than would hurt. */
    private static final int LONGEST = 5_000;

    private final Drafting drafting;
    private final Descriptions descriptions;
    private final BusinessSubject businesses;
    private final Audit audit;

    DescriptionPage(Drafting drafting, Descriptions descriptions, BusinessSubject businesses, Audit audit) {
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
        Business about = businesses.of(me, business);
        String written = Typed.atMost(words, LONGEST);
        boolean kept = descriptions.write(
                order.incident().id(), about.id(), written, me.asMember());
        if (kept) {
            RemovedWords removed = descriptions.removed(written);
            onwards.addFlashAttribute("removed", removed.any() ? removed : null); // kept in the session: figures only
            audit.note(me, written.isEmpty() ? "description-dropped" : "description-written", null, BusinessSubject.code(about));
        }
        onwards.addFlashAttribute(kept ? "done" : "problem", kept ? written.isEmpty() ? "description-dropped" : "description-written" : "nothing-to-describe");
        return "redirect:" + which.link() + "?page=" + page + "#b" + business;
    }
}
