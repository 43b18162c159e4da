package jp.tenko.console.damage;

import static jp.tenko.signin.Access.VIEWER;

import java.util.List;
import java.util.Locale;
import jp.tenko.console.Allowed;
import jp.tenko.console.Audit;
import jp.tenko.console.Found;
import jp.tenko.console.SignedIn;
import jp.tenko.damage.DamageReports;
import jp.tenko.damage.Form;
import jp.tenko.damage.Photo;
import jp.tenko.damage.Photos;
import jp.tenko.damage.Revision;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One business: everything that is known of its damage, who said it when, its photos, and how far the office is. */
@Controller
@RequestMapping("/damage/{business}")
class DamageBusinessPage {

    private final DamageSubject subjects;
    private final DamageReports reports;
    private final RevisionSheets sheets;
    private final Photos photos;
    private final Audit audit;

    DamageBusinessPage(DamageSubject subjects, DamageReports reports, RevisionSheets sheets, Photos photos, Audit audit) {
        this.subjects = subjects;
        this.reports = reports;
        this.sheets = sheets;
        this.photos = photos;
        this.audit = audit;
    }

    @GetMapping
    @Allowed(VIEWER)
    @Transactional
    public String look(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable long business,
            @RequestParam(required = false) @Nullable Long incident,
            Locale locale,
            Model model) {
        DamageSubject.Subject subject = subjects.of(me, business, incident);
        RevisionSheets.Reader reader = new RevisionSheets.Reader(locale.getLanguage(), me.seesPeople());
        List<Revision> history = me.seesPeople()
                ? reports.history(subject.incident().id(), subject.business().id())
                : reports.historyWithoutPersonal(subject.incident().id(), subject.business().id());
        List<Photo> pictures = me.seesPeople() ? photos.of(subject.incident().id(), subject.business().id()) : List.of();
        model.addAttribute("known", sheets.known(history, reader));
        model.addAttribute("sheets", sheets.of(history, pictures, reader));
        model.addAttribute("photos", pictures);
        subjects.show(subject, me, model);
        subjects.draft(subject).ifPresent(draft -> {
            model.addAttribute("draft", draft);
            model.addAttribute("draftLines", me.seesPeople() ? sheets.inWords(Form.HEARING_SHEET, draft.answers(), reader) : List.of());
        });
        if (me.seesPeople()) {
            audit.note(me, "damage-looked-at", null, subject.code());
        }
        return "damage-business";
    }

    /** Large, a JPEG without what the camera wrote into it. Who looks at a photo looks at somebody's home or shop. */
    @GetMapping("/photos/{photo}")
    @Allowed(value = VIEWER, people = true)
    @Transactional
    public ResponseEntity<byte[]> photo(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable long business,
            @PathVariable String photo,
            @RequestParam(required = false) @Nullable Long incident) {
        DamageSubject.Subject subject = subjects.of(me, business, incident);
        Photo found = Found.orNot(photos.of(subject.incident().id(), subject.business().id()).stream()
                .filter(one -> one.messageId().equals(photo))
                .findFirst());
        byte[] jpeg = Found.orNot(photos.view(found));
        audit.note(me, "damage-photo-looked-at", null, subject.code());
        return ResponseEntity.ok().contentType(MediaType.IMAGE_JPEG).body(jpeg);
    }
}
