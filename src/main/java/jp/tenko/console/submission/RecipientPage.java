package jp.tenko.console.submission;

import static jp.tenko.signin.Access.LEADER;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import jp.tenko.console.Allowed;
import jp.tenko.console.Audit;
import jp.tenko.console.SignedIn;
import jp.tenko.roster.Member;
import jp.tenko.roster.Members;
import jp.tenko.submission.Deadlines;
import jp.tenko.submission.OwnTemplate;
import jp.tenko.submission.Recipient;
import jp.tenko.submission.RecipientChange;
import jp.tenko.submission.Recipients;
import jp.tenko.submission.TestMail;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who is sent what by when, as the organization sets it up before the disaster. */
@Controller
@RequestMapping("/submission/recipients/{id}")
class RecipientPage {

    private final Subject subject;
    private final Recipients recipients;
    private final Deadlines deadlines;
    private final Members members;
    private final TestMail mail;
    private final Audit audit;

    RecipientPage(Subject subject, Recipients recipients, Deadlines deadlines, Members members, TestMail mail, Audit audit) {
        this.subject = subject;
        this.recipients = recipients;
        this.deadlines = deadlines;
        this.members = members;
        this.mail = mail;
        this.audit = audit;
    }

    @GetMapping
    @Allowed(LEADER)
    @Transactional
    public String look(@AuthenticationPrincipal SignedIn me, @PathVariable long id, Model model) {
        Recipient recipient = subject.recipient(me, id);
        return show(me, recipient, RecipientForm.of(recipient, recipients.schedule(recipient.id())), List.of(), model);
    }

    private String show(SignedIn me, Recipient recipient, RecipientForm form, List<RecipientCheck.Mistake> mistakes, Model model) {
        model.addAttribute("recipient", recipient);
        model.addAttribute("retired", recipients.retired(me.organization()).contains(recipient));
        model.addAttribute("form", form);
        model.addAttribute("mistakes", mistakes);
        model.addAttribute("neverDue", recipients.schedule(recipient.id()).phases().isEmpty());
        model.addAttribute("channels", Arrays.asList(Recipient.Channel.values()));
        model.addAttribute("members", staff(me));
        model.addAttribute("mail", mail.possible());
        model.addAttribute("template", recipients.template(recipient.id()).map(OwnTemplate::name).orElse(null));
        return "submission/recipient";
    }

    @PostMapping
    @Allowed(LEADER)
    @Transactional
    public String change(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable long id,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes onwards) {
        Recipient recipient = subject.recipient(me, id);
        RecipientForm form = RecipientForm.typed(typed);
        RecipientCheck.Checked checked = RecipientCheck.of(form, staff(me));
        RecipientChange change = checked.change();
        if (change == null) {
            return show(me, recipient, form, checked.mistakes(), model);
        }
        audit.note(me, "recipient-changed", null, RecipientForm.difference(recipient, recipients.schedule(recipient.id()), change));
        deadlines.change(recipient.id(), change);
        onwards.addFlashAttribute("done", "recipient-changed");
        return "redirect:/submission/recipients/" + id;
    }

    /** What was sent stays. */
    @PostMapping("/retire")
    @Allowed(LEADER)
    @Transactional
    public String retire(@AuthenticationPrincipal SignedIn me, @PathVariable long id, RedirectAttributes onwards) {
        Recipient recipient = subject.recipient(me, id);
        deadlines.retire(recipient.id());
        audit.note(me, "recipient-retired", null, recipient.name());
        onwards.addFlashAttribute("done", "recipient-retired");
        return "redirect:/submission/recipients";
    }

    /** It was retired by mistake, or is needed again. */
    @PostMapping("/back")
    @Allowed(LEADER)
    @Transactional
    public String back(@AuthenticationPrincipal SignedIn me, @PathVariable long id, RedirectAttributes onwards) {
        Recipient recipient = subject.recipient(me, id);
        if (deadlines.bringBack(recipient.id())) {
            audit.note(me, "recipient-back", null, recipient.name());
            onwards.addFlashAttribute("done", "recipient-back");
        }
        return "redirect:/submission/recipients";
    }

    private List<Member> staff(SignedIn me) {
        return members.of(me.organization()).stream().filter(member -> !member.onLeave()).toList();
    }
}
