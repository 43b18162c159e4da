package jp.tenko.console.submission;

import static jp.tenko.signin.Access.STAFF;

import java.util.Optional;
import jp.tenko.console.Allowed;
import jp.tenko.console.Audit;
import jp.tenko.console.SignedIn;
import jp.tenko.submission.Approval;
import jp.tenko.submission.DraftChanges;
import jp.tenko.submission.Due;
import jp.tenko.submission.Submission;
import jp.tenko.submission.Submissions;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A document as it would go out now: to be looked over, corrected and approved. What was approved already is shown instead. */
@Controller
@RequestMapping({"/submission/deadline/{deadline}", "/submission/now/{incident}/{recipient}"})
class DraftPage {

    private static final int LONGEST_NOTE = 500;
    private static final String NEWEST = "newest";

    private final Drafting drafting;
    private final DraftSheet sheet;
    private final Subject subject;
    private final Submissions submissions;
    private final Audit audit;

    DraftPage(Drafting drafting, DraftSheet sheet, Subject subject, Submissions submissions, Audit audit) {
        this.drafting = drafting;
        this.sheet = sheet;
        this.subject = subject;
        this.submissions = submissions;
        this.audit = audit;
    }

    /**
     * @param all with what is unchanged
     * @param since somebody wanted to approve what was on an older page: the fingerprint of that
     */
    @GetMapping
    @Allowed(STAFF)
    @Transactional
    public String look(
            @AuthenticationPrincipal SignedIn me,
            Drafting.Which which,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(required = false) @Nullable String since,
            Model model) {
        Drafting.Order order = drafting.order(me, which);
        Optional<Submission> already = drafting.approved(which);
        if (already.isPresent()) {
            return "redirect:/submission/sent/" + already.get().id().value();
        }
        Due due = drafting.draft(me, which);
        model.addAttribute("which", which);
        model.addAttribute("link", which.link());
        model.addAttribute("incident", order.incident());
        model.addAttribute("recipient", order.recipient());
        model.addAttribute("mayApprove", subject.mayApprove(me, order.recipient()) && (order.deadline() == null || order.deadline().wanted()));
        if (since != null && !since.equals(due.draft().seen())) {
            sheet.changed(drafting.changes(since, due).orElse(null), model);
        }
        sheet.show(due, subject.reader(me), all, page, model);
        audit.note(me, "draft-looked-at", null, order.recipient().name() + " " + due.draft().number());
        return "submission/draft";
    }

    /**
     * @param byHand it was or will be delivered by hand at once: nothing is sent by itself
     * @param note what was said about it
     * @param seen which draft was looked at: when it is another one now, nothing is approved; {@link #NEWEST}: they were told that it
     *     changes, and want whatever stands there now
     */
    @PostMapping("/approve")
    @Allowed(STAFF)
    @Transactional
    public String approve(
            @AuthenticationPrincipal SignedIn me,
            Drafting.Which which,
            @RequestParam(defaultValue = "0") int number,
            @RequestParam(defaultValue = "") String seen,
            @RequestParam(defaultValue = "false") boolean byHand,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes onwards) {
        String kept = Typed.atMost(note, LONGEST_NOTE);
        return switch (drafting.approve(me, which, number, byHand ? "" : kept, seen.equals(NEWEST) ? null : seen)) {
            case Approval.Approved(Submission submission) -> {
                audit.note(me, "submission-approved", null, named(submission));
                if (byHand && submissions.sentByHand(submission.id(), me.account().name(), kept).isPresent()) {
                    audit.note(me, "submission-by-hand", null, named(submission));
                }
                onwards.addFlashAttribute("done", byHand ? "submission-by-hand" : "submission-approved");
                yield "redirect:/submission/sent/" + submission.id().value();
            }
            case Approval.Already(Submission submission) -> {
                onwards.addFlashAttribute("problem", "already-approved");
                yield "redirect:/submission/sent/" + submission.id().value();
            }
            case Approval.Changed(Due now, DraftChanges changes) -> {
                onwards.addAttribute("since", seen.isEmpty() ? "-" : seen);
                yield "redirect:" + which.link();
            }
            case Approval.NotWanted() -> {
                onwards.addFlashAttribute("problem", "not-wanted");
                yield "redirect:/submission";
            }
        };
    }

    static String named(Submission submission) {
        return submission.document().code() + " " + submission.number() + " #" + submission.id().value();
    }
}
