package jp.tenko.console.submission;

import static jp.tenko.signin.Access.LEADER;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import jp.tenko.console.Allowed;
import jp.tenko.console.Audit;
import jp.tenko.console.SignedIn;
import jp.tenko.submission.Deadlines;
import jp.tenko.submission.DocumentKind;
import jp.tenko.submission.Recipient;
import jp.tenko.submission.RecipientChange;
import jp.tenko.submission.Recipients;
import jp.tenko.submission.Schedule;
import jp.tenko.submission.TestMail;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Everybody who is sent documents, and one more. */
@Controller
@RequestMapping("/submission/recipients")
class RecipientsPage {

    private final Subject subject;
    private final Recipients recipients;
    private final Deadlines deadlines;
    private final TestMail mail;
    private final Audit audit;
    private final Supplier<UUID> ids;

    RecipientsPage(Subject subject, Recipients recipients, Deadlines deadlines, TestMail mail, Audit audit, Supplier<UUID> ids) {
        this.subject = subject;
        this.recipients = recipients;
        this.deadlines = deadlines;
        this.mail = mail;
        this.audit = audit;
        this.ids = ids;
    }

    @GetMapping
    @Allowed(LEADER)
    @Transactional
    public String list(@AuthenticationPrincipal SignedIn me, Model model) {
        model.addAttribute("recipients", subject.recipients(me));
        model.addAttribute("retired", recipients.retired(me.organization()));
        model.addAttribute("documents", DocumentKind.values());
        model.addAttribute("mail", mail.possible());
        model.addAttribute("from", mail.from());
        return "submission/recipients";
    }

    /** It begins with the plan's times and without an address; the rest is said on its page. */
    @PostMapping
    @Allowed(LEADER)
    @Transactional
    public String add(@AuthenticationPrincipal SignedIn me, @RequestParam String name, @RequestParam String document, Model model) {
        String called = name.strip();
        Optional<DocumentKind> kind = Arrays.stream(DocumentKind.values()).filter(one -> one.code().equals(document)).findFirst();
        if (called.isEmpty() || called.length() > RecipientCheck.LONGEST || kind.isEmpty()) {
            model.addAttribute("problem", "recipient-name");
            return list(me, model);
        }
        Recipient added = deadlines.add(me.organization(), ids.get().toString(), kind.get(), new RecipientChange(
                called, called, Recipient.Channel.FAX, "", false, null, Schedule.ofPlan(kind.get())));
        audit.note(me, "recipient-added", null, added.name());
        return "redirect:/submission/recipients/" + added.id().value();
    }
}
