package jp.tenko.console.submission;

import static jp.tenko.signin.Access.STAFF;

import jp.tenko.console.Allowed;
import jp.tenko.console.Audit;
import jp.tenko.console.SignedIn;
import jp.tenko.submission.HandDeliveries;
import jp.tenko.submission.Submission;
import jp.tenko.submission.Submissions;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a person does about a document that is approved and not out: delivers it by hand, sends it again, or takes it back. */
@Controller
@RequestMapping("/submission/sent/{id}")
class SettlePage {

    private static final int LONGEST_NOTE = 500;

    private final SentSheet sheet;
    private final Subject subject;
    private final Submissions submissions;
    private final HandDeliveries deliveries;
    private final Audit audit;

    SettlePage(SentSheet sheet, Subject subject, Submissions submissions, HandDeliveries deliveries, Audit audit) {
        this.sheet = sheet;
        this.subject = subject;
        this.submissions = submissions;
        this.deliveries = deliveries;
        this.audit = audit;
    }

    @PostMapping("/by-hand")
    @Allowed(STAFF)
    @Transactional
    public String byHand(
            @AuthenticationPrincipal SignedIn me, @PathVariable long id, @RequestParam(defaultValue = "") String note, RedirectAttributes onwards) {
        SentLine line = sheet.of(me, id);
        subject.approver(me, line.recipient());
        boolean done = submissions.sentByHand(line.submission().id(), me.account().name(), Typed.atMost(note, LONGEST_NOTE)).isPresent();
        return settled(me, line.submission(), done, "submission-by-hand", onwards);
    }

    /** It was not delivered after all: a button pressed by mistake. */
    @PostMapping("/by-hand/undo")
    @Allowed(STAFF)
    @Transactional
    public String undo(@AuthenticationPrincipal SignedIn me, @PathVariable long id, RedirectAttributes onwards) {
        SentLine line = sheet.of(me, id);
        subject.approver(me, line.recipient());
        boolean done = deliveries.undo(line.submission().id()).isPresent();
        return settled(me, line.submission(), done, "submission-by-hand-undone", onwards);
    }

    @PostMapping("/again")
    @Allowed(STAFF)
    @Transactional
    public String again(@AuthenticationPrincipal SignedIn me, @PathVariable long id, RedirectAttributes onwards) {
        SentLine line = sheet.of(me, id);
        subject.approver(me, line.recipient());
        boolean done = submissions.retry(line.submission().id());
        if (!done && line.submission().waitsForPerson()) {
            onwards.addFlashAttribute("problem", "goes-nowhere");
            return "redirect:/submission/sent/" + id;
        }
        return settled(me, line.submission(), done, "submission-again", onwards);
    }

    @PostMapping("/withdraw")
    @Allowed(STAFF)
    @Transactional
    public String withdraw(
            @AuthenticationPrincipal SignedIn me, @PathVariable long id, @RequestParam(defaultValue = "") String note, RedirectAttributes onwards) {
        SentLine line = sheet.of(me, id);
        subject.approver(me, line.recipient());
        boolean done = submissions.withdraw(line.submission().id(), Typed.atMost(note, LONGEST_NOTE));
        return settled(me, line.submission(), done, "submission-withdrawn", onwards);
    }

    private String settled(SignedIn me, Submission submission, boolean done, String deed, RedirectAttributes onwards) {
        if (done) {
            audit.note(me, deed, null, DraftPage.named(submission));
        }
        onwards.addFlashAttribute(done ? "done" : "problem", done ? deed : "settled-otherwise");
        return "redirect:/submission/sent/" + submission.id().value();
    }
}
