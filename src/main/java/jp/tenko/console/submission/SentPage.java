package jp.tenko.console.submission;

import static jp.tenko.signin.Access.STAFF;
import static jp.tenko.signin.Access.VIEWER;

import java.util.Optional;
import jp.tenko.console.Allowed;
import jp.tenko.console.Audit;
import jp.tenko.console.Found;
import jp.tenko.console.SignedIn;
import jp.tenko.submission.DocumentKind;
import jp.tenko.submission.HandDeliveries;
import jp.tenko.submission.SentDocuments;
import jp.tenko.submission.Submission;
import jp.tenko.submission.document.SentFormOnes;
import jp.tenko.submission.document.SentShareOuts;
import jp.tenko.submission.document.ShareOutPage;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** A document exactly as it was approved and sent, whenever somebody asks; and what became of sending it. */
@Controller
@RequestMapping("/submission/sent/{id}")
class SentPage {

    private final SentSheet sheet;
    private final SentDocuments sent;
    private final Subject subject;
    private final FormOnePaper paper;
    private final SentFormOnes sentForms;
    private final SentShareOuts sentShareOuts;
    private final HandDeliveries deliveries;
    private final Audit audit;

    SentPage(SentSheet sheet, SentDocuments sent, Subject subject, FormOnePaper paper, SentFormOnes sentForms, SentShareOuts sentShareOuts, HandDeliveries deliveries, Audit audit) {
        this.sheet = sheet;
        this.sent = sent;
        this.subject = subject;
        this.paper = paper;
        this.sentForms = sentForms;
        this.sentShareOuts = sentShareOuts;
        this.deliveries = deliveries;
        this.audit = audit;
    }

    @GetMapping
    @Allowed(VIEWER)
    @Transactional
    public String look(@AuthenticationPrincipal SignedIn me, @PathVariable long id, Model model) {
        show(me, id, model);
        audit.note(me, "submission-looked-at", null, String.valueOf(id));
        return "submission/sent";
    }

    /** Only what changes by itself while it goes out. */
    @GetMapping("/state")
    @Allowed(STAFF)
    @Transactional
    public String state(@AuthenticationPrincipal SignedIn me, @PathVariable long id, Model model) {
        show(me, id, model);
        return "submission/sent-state :: state";
    }

    private void show(SignedIn me, long id, Model model) {
        SentLine line = sheet.of(me, id);
        Submission submission = line.submission();
        model.addAttribute("line", line);
        model.addAttribute("submission", submission);
        model.addAttribute("recipient", line.recipient());
        model.addAttribute("incident", subject.incident(me, submission.incident()));
        model.addAttribute("files", sent.files(submission.id()));
        model.addAttribute("rows", sent.lines(submission.id()).size());
        model.addAttribute("works", me.may(STAFF));
        model.addAttribute("mayUndo", deliveries.mayBeUndone(submission));
        model.addAttribute("mayApprove", subject.mayApprove(me, line.recipient()));
    }

    @GetMapping("/files/{file}")
    @Allowed(VIEWER)
    @Transactional
    public ResponseEntity<byte[]> file(@AuthenticationPrincipal SignedIn me, @PathVariable long id, @PathVariable int file) {
        SentLine line = sheet.of(me, id);
        var asked = Found.orNot(sent.files(line.submission().id()).stream().skip(Math.max(0, file)).findFirst());
        audit.note(me, "submission-downloaded", null, String.valueOf(id));
        return Download.of(asked.file());
    }

    /** A4 for the FAX, with the rows that were sent. */
    @GetMapping("/print")
    @Allowed(VIEWER)
    @Transactional
    public String print(@AuthenticationPrincipal SignedIn me, @PathVariable long id, Model model) {
        show(me, id, model);
        Submission submission = sheet.of(me, id).submission();
        audit.note(me, "submission-looked-at", null, String.valueOf(id));
        model.addAttribute("back", "/submission/sent/" + id);
        if (submission.document() == DocumentKind.SHARE_OUT) {
            Optional<ShareOutPage> page = sentShareOuts.page(submission);
            model.addAttribute("paper", page.orElse(null));
            return page.isPresent() ? "submission/share-out-paper" : "submission/sent-paper";
        }
        return paper.show(sentForms.of(submission), model);
    }
}
