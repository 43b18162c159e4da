package jp.tenko.console.submission;

import static jp.tenko.signin.Access.VIEWER;

import jp.tenko.console.Allowed;
import jp.tenko.console.Found;
import jp.tenko.console.SignedIn;
import jp.tenko.incident.Incident;
import jp.tenko.incident.IncidentId;
import jp.tenko.submission.DocumentKind;
import jp.tenko.submission.Recipient;
import jp.tenko.submission.SentDocuments;
import jp.tenko.submission.Submission;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The link in the mail of a share-out: leads to the document of that number, for whoever may see it ({@link SentSheet}). */
@Controller
class SharedPage {

    private final Subject subject;
    private final SentDocuments sent;
    private final SentSheet sheet;

    SharedPage(Subject subject, SentDocuments sent, SentSheet sheet) {
        this.subject = subject;
        this.sent = sent;
        this.sheet = sheet;
    }

    @GetMapping("/submission/share-out/{incident}/{recipient}/{number}")
    @Allowed(VIEWER)
    @Transactional
    public String look(@AuthenticationPrincipal SignedIn me, @PathVariable long incident, @PathVariable long recipient, @PathVariable int number) {
        Incident about = subject.incident(me, new IncidentId(incident));
        Recipient to = subject.recipient(me, recipient);
        Submission submission = Found.orNot(sent.numbered(about.id(), to, number).filter(one -> one.document() == DocumentKind.SHARE_OUT));
        return "redirect:/submission/sent/" + sheet.of(me, submission.id().value()).submission().id().value();
    }
}
