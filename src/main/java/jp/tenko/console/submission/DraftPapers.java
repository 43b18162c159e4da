package jp.tenko.console.submission;

import static jp.tenko.signin.Access.STAFF;

import java.util.List;
import jp.tenko.console.Allowed;
import jp.tenko.console.Audit;
import jp.tenko.console.Found;
import jp.tenko.console.SignedIn;
import jp.tenko.submission.Attachment;
import jp.tenko.submission.DocumentKind;
import jp.tenko.submission.Due;
import jp.tenko.submission.document.FormOne;
import jp.tenko.submission.document.FormOnes;
import jp.tenko.submission.document.ShareOuts;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** A draft on paper and as files, before it is approved. */
@Controller
@RequestMapping({"/submission/deadline/{deadline}", "/submission/now/{incident}/{recipient}"})
class DraftPapers {

    private final Drafting drafting;
    private final Subject subject;
    private final FormOnes forms;
    private final FormOnePaper paper;
    private final ShareOuts shareOuts;
    private final Audit audit;

    DraftPapers(Drafting drafting, Subject subject, FormOnes forms, FormOnePaper paper, ShareOuts shareOuts, Audit audit) {
        this.drafting = drafting;
        this.subject = subject;
        this.forms = forms;
        this.paper = paper;
        this.shareOuts = shareOuts;
        this.audit = audit;
    }

    /** A4 for the FAX: Form I lengthwise, the share-out upright. */
    @GetMapping("/print")
    @Allowed(STAFF)
    @Transactional
    public String print(@AuthenticationPrincipal SignedIn me, Drafting.Which which, Model model) {
        Due due = drafting.draft(me, which);
        model.addAttribute("back", which.link());
        model.addAttribute("isDraft", true);
        audit.note(me, "draft-looked-at", null, due.recipient().name() + " " + due.draft().number());
        if (due.recipient().document() == DocumentKind.SHARE_OUT) {
            model.addAttribute("paper", shareOuts.page(shareOuts.of(due.incident(), due.recipient(), due.draft().number(), subject.reader(me))));
            return "submission/share-out-paper";
        }
        return paper.show(form(me, due), model);
    }

    /** What would be attached, marked by its name as a draft. */
    @GetMapping("/files/{file}")
    @Allowed(STAFF)
    @Transactional
    public ResponseEntity<byte[]> file(@AuthenticationPrincipal SignedIn me, Drafting.Which which, @PathVariable int file) {
        Due due = drafting.draft(me, which);
        List<Attachment> files = due.draft().files();
        Attachment asked = Found.orNot(files.stream().skip(Math.max(0, file)).findFirst());
        audit.note(me, "draft-downloaded", null, due.recipient().name() + " " + due.draft().number());
        return Download.of(asked);
    }

    /** Every damaged business, what is unchanged too. */
    @GetMapping("/form-one.csv")
    @Allowed(STAFF)
    @Transactional
    public ResponseEntity<byte[]> csv(@AuthenticationPrincipal SignedIn me, Drafting.Which which) {
        Due due = drafting.draft(me, which);
        audit.note(me, "draft-downloaded", null, due.recipient().name() + " " + due.draft().number());
        return Download.of(new Attachment("form-one-" + due.draft().number() + ".csv", Download.CSV, forms.csv(form(me, due))));
    }

    private FormOne form(SignedIn me, Due due) {
        return forms.of(due.incident(), due.recipient(), due.draft().number(), subject.reader(me));
    }
}
