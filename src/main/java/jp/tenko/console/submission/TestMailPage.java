package jp.tenko.console.submission;

import static jp.tenko.signin.Access.LEADER;

import java.util.Locale;
import java.util.Optional;
import jp.tenko.console.Allowed;
import jp.tenko.console.Audit;
import jp.tenko.console.SignedIn;
import jp.tenko.roster.Organizations;
import jp.tenko.submission.Recipient;
import jp.tenko.submission.TestMail;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 送信テスト: a mail to the recipient that says that it is one, before it matters. */
@Controller
class TestMailPage {

    private final Subject subject;
    private final Organizations organizations;
    private final TestMail mail;
    private final MessageSource messages;
    private final Audit audit;

    TestMailPage(Subject subject, Organizations organizations, TestMail mail, MessageSource messages, Audit audit) {
        this.subject = subject;
        this.organizations = organizations;
        this.mail = mail;
        this.messages = messages;
        this.audit = audit;
    }

    /** No transaction: somebody else's server is waited for. The mail is Japanese, whoever presses the button. */
    @PostMapping("/submission/recipients/{id}/test-mail")
    @Allowed(LEADER)
    String send(@AuthenticationPrincipal SignedIn me, @PathVariable long id, RedirectAttributes onwards) {
        Recipient recipient = subject.recipient(me, id);
        if (recipient.channel() != Recipient.Channel.MAIL || recipient.address().isBlank() || !mail.possible()) {
            onwards.addFlashAttribute("problem", "no-mail");
            return "redirect:/submission/recipients/" + id;
        }
        String organization = organizations.get(me.organization()).name();
        Optional<String> failed = mail.send(
                recipient.address(),
                messages.getMessage("test-mail.subject", new Object[] {organization}, Locale.JAPANESE),
                messages.getMessage("test-mail.body", new Object[] {recipient.addressee(), organization}, Locale.JAPANESE));
        audit.note(me, "test-mail", null, recipient.code() + " " + failed.orElse("250"));
        onwards.addFlashAttribute(failed.isEmpty() ? "done" : "problem", failed.isEmpty() ? "test-mail" : "test-mail-failed");
        failed.ifPresent(why -> onwards.addFlashAttribute("why", why));
        return "redirect:/submission/recipients/" + id;
    }
}
