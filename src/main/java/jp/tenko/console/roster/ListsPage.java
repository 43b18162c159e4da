package jp.tenko.console.roster;

import static jp.tenko.signin.Access.LEADER;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import jp.tenko.console.Allowed;
import jp.tenko.console.Audit;
import jp.tenko.console.Csv;
import jp.tenko.console.Found;
import jp.tenko.console.SignedIn;
import jp.tenko.roster.file.BadLine;
import jp.tenko.roster.file.FileImport;
import jp.tenko.roster.file.OfficeList;
import jp.tenko.roster.file.OfficeLists;
import jp.tenko.roster.file.Preview;
import jp.tenko.roster.file.Previews;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The office's lists as files: saved, changed in Excel, shown what they would change, and taken over. What is taken over is the file
 * that was shown, kept here meanwhile; if the lists have changed since, it is shown anew.
 */
@Controller
@RequestMapping("/lists")
class ListsPage {

    static final List<String> KINDS = List.of(
            FileImport.MEMBERS, FileImport.BUSINESSES, FileImport.CONTACTS, FileImport.OFFICERS, FileImport.TOTALS);

    private final Uploads uploads;
    private final Previews previews;
    private final OfficeLists lists;
    private final Csv csv;
    private final Audit audit;
    private final MessageSource messages;
    private final Clock clock;

    ListsPage(
            Uploads uploads, Previews previews, OfficeLists lists, Csv csv, Audit audit, MessageSource messages, Clock clock) {
        this.uploads = uploads;
        this.previews = previews;
        this.lists = lists;
        this.csv = csv;
        this.audit = audit;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    @Allowed(LEADER)
    String choose(Model model) {
        model.addAttribute("kinds", KINDS);
        return "roster/lists";
    }

    /** Taken over unchanged, it changes nothing. */
    @GetMapping("/{kind}.csv")
    @Allowed(LEADER)
    @Transactional
    public ResponseEntity<byte[]> save(@AuthenticationPrincipal SignedIn me, @PathVariable String kind) {
        OfficeList list = lists.of(me.organization(), known(kind));
        audit.note(me, "list-downloaded", null, kind);
        return csv.asIs(kind, list.headings(), list.lines().stream().map(OfficeList.Line::cells).toList());
    }

    @PostMapping
    @Allowed(LEADER)
    @Transactional
    public String upload(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam String kind,
            @RequestParam(required = false) MultipartFile file,
            RedirectAttributes onwards) throws IOException {
        known(kind);
        if (file == null || file.isEmpty()) {
            onwards.addFlashAttribute("problem", "no-file");
            return "redirect:/lists";
        }
        if (file.getSize() > Uploads.LARGEST) {
            onwards.addFlashAttribute("problem", "file-too-large");
            return "redirect:/lists";
        }
        audit.note(me, "list-looked-at", null, kind);
        return "redirect:/lists/" + uploads.keep(me, kind, String.valueOf(file.getOriginalFilename()), file.getBytes());
    }

    /** @param without lines with mistakes are left out */
    @GetMapping("/{id}")
    @Allowed(LEADER)
    String look(
            @AuthenticationPrincipal SignedIn me, @PathVariable UUID id, @RequestParam(defaultValue = "false") boolean without, Model model) {
        Uploads.Upload upload = Found.orNot(uploads.find(me.organization(), id));
        return show(upload, without, previews.show(me.organization(), upload.kind(), upload.file(), without, clock.instant()), model);
    }

    /** @param state of the preview that was shown */
    @PostMapping("/{id}")
    @Allowed(LEADER)
    @Transactional
    public String take(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable UUID id,
            @RequestParam String state,
            @RequestParam(defaultValue = "false") boolean without,
            Model model,
            RedirectAttributes onwards) {
        Uploads.Upload upload = Found.orNot(uploads.find(me.organization(), id));
        Preview preview = previews.take(me.organization(), upload.kind(), upload.file(), without, state, clock.instant());
        if (!preview.possible() || !preview.state().equals(state)) {
            model.addAttribute("overtaken", true);
            return show(upload, without, preview, model);
        }
        audit.note(me, "list-taken", null, upload.kind() + " +" + preview.added().size() + " ~" + preview.changed().size()
                + " -" + preview.ended().size() + (preview.leavesOut() > 0 ? " !" + preview.leavesOut() : ""));
        uploads.drop(id);
        onwards.addFlashAttribute("taken", upload.kind());
        onwards.addFlashAttribute("takenLines", preview.added().size() + preview.changed().size() + preview.ended().size());
        return "redirect:/lists";
    }

    private String show(Uploads.Upload upload, boolean without, Preview preview, Model model) {
        model.addAttribute("upload", upload);
        model.addAttribute("without", without);
        model.addAttribute("preview", preview);
        model.addAttribute("mistakes", mistakes(preview.mistakes()));
        return "roster/preview";
    }

    /** A mistake in the reader's words. */
    public record Mistake(int line, String column, String value, String expected) {}

    private List<Mistake> mistakes(List<BadLine> mistakes) {
        Locale locale = LocaleContextHolder.getLocale();
        return mistakes.stream()
                .map(bad -> new Mistake(
                        bad.line(),
                        bad.column() == null ? "" : messages.getMessage(bad.column(), locale),
                        bad.value(),
                        messages.getMessage(bad.expected(), locale)))
                .toList();
    }

    private static String known(String kind) {
        if (!KINDS.contains(kind)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return kind;
    }
}
