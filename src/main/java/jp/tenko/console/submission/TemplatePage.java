package jp.tenko.console.submission;

import static jp.tenko.signin.Access.LEADER;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import jp.tenko.console.Allowed;
import jp.tenko.console.Audit;
import jp.tenko.console.Found;
import jp.tenko.console.SignedIn;
import jp.tenko.submission.Attachment;
import jp.tenko.submission.OwnTemplate;
import jp.tenko.submission.Recipient;
import jp.tenko.submission.Recipients;
import jp.tenko.submission.document.ExampleTemplate;
import jp.tenko.submission.document.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A prefecture's own form: an .xlsx with named cells, checked before it is taken into use. */
@Controller
@RequestMapping("/submission/recipients")
class TemplatePage {

    private final Subject subject;
    private final Recipients recipients;
    private final Templates templates;
    private final ExampleTemplate example;
    private final Audit audit;

    TemplatePage(Subject subject, Recipients recipients, Templates templates, ExampleTemplate example, Audit audit) {
        this.subject = subject;
        this.recipients = recipients;
        this.templates = templates;
        this.example = example;
        this.audit = audit;
    }

    @GetMapping("/example.xlsx")
    @Allowed(LEADER)
    ResponseEntity<byte[]> example() {
        return Download.of(new Attachment("様式の例.xlsx", Download.XLSX, example.xlsx()));
    }

    @GetMapping("/{id}/template")
    @Allowed(LEADER)
    ResponseEntity<byte[]> download(@AuthenticationPrincipal SignedIn me, @PathVariable long id) {
        OwnTemplate own = Found.orNot(recipients.template(subject.recipient(me, id).id()));
        return Download.of(new Attachment(own.name(), Download.XLSX, own.content()));
    }

    @PostMapping("/{id}/template")
    @Allowed(LEADER)
    @Transactional
    public String upload(
            @AuthenticationPrincipal SignedIn me, @PathVariable long id,
            @RequestParam(required = false) @Nullable MultipartFile file, RedirectAttributes onwards)
            throws IOException {
        Recipient recipient = subject.recipient(me, id);
        byte[] content = file == null ? new byte[0] : file.getBytes();
        List<String> wrong = templates.mistakes(content);
        if (file != null && wrong.isEmpty()) {
            String name = named(file.getOriginalFilename());
            recipients.template(recipient.id(), new OwnTemplate(name, content));
            audit.note(me, "template-taken", null, recipient.code() + ": " + name);
            onwards.addFlashAttribute("done", "template-taken");
            onwards.addFlashAttribute("templateHints", String.join("\n", templates.hints(content)));
        } else {
            onwards.addFlashAttribute("templateMistakes", String.join("\n", wrong)); // kept in the session: words only
        }
        return "redirect:/submission/recipients/" + id;
    }

    /** The layout of the plan again. */
    @PostMapping("/{id}/template/remove")
    @Allowed(LEADER)
    @Transactional
    public String remove(@AuthenticationPrincipal SignedIn me, @PathVariable long id, RedirectAttributes onwards) {
        Recipient recipient = subject.recipient(me, id);
        recipients.template(recipient.id(), null);
        audit.note(me, "template-removed", null, recipient.code());
        onwards.addFlashAttribute("done", "template-removed");
        return "redirect:/submission/recipients/" + id;
    }

    private static String named(@Nullable String original) {
        String name = original == null ? "" : original.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_");
        String ending = name.toLowerCase(Locale.ROOT).endsWith(".xlsx") ? name : name + ".xlsx";
        return ending.length() <= 100 ? ending : ending.substring(ending.length() - 100);
    }
}
