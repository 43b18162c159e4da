package jp.tenko.console.damage;

import static jp.tenko.signin.Access.LEADER;
import static jp.tenko.signin.Access.STAFF;
import static jp.tenko.signin.Access.VIEWER;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import jp.tenko.console.Allowed;
import jp.tenko.console.Audit;
import jp.tenko.console.ChosenIncident;
import jp.tenko.console.SignedIn;
import jp.tenko.damage.desk.DamageCall;
import jp.tenko.incident.Incident;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/** Whom to telephone: the businesses that have said nothing, by district; on paper for the room without a screen. */
@Controller
class CallListPage {

    /** What a phone can hold and the page is quick with. */
    private static final int ON_A_PAGE = 60;

    private static final int LONGEST_NOTE = 300;

    private final ChosenIncident incidents;
    private final DamageSubject subjects;
    private final CallSheets sheets;
    private final Audit audit;
    private final Clock clock;

    CallListPage(ChosenIncident incidents, DamageSubject subjects, CallSheets sheets, Audit audit, Clock clock) {
        this.incidents = incidents;
        this.subjects = subjects;
        this.sheets = sheets;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param district only those; empty: all
     * @param page counts from 1
     * @param print there: all of them, as a paper to write on
     */
    @GetMapping("/damage/silent")
    @Allowed(value = VIEWER, people = true)
    @Transactional
    public String look(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(required = false) @Nullable Long incident,
            @RequestParam(defaultValue = "") String district,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(required = false) @Nullable String print,
            Model model) {
        Incident chosen = incidents.orNot(me, incident);
        model.addAttribute("incident", chosen);
        model.addAttribute("district", district);
        model.addAttribute("districts", sheets.districts(chosen));
        Map<String, List<CallSheets.Sheet>> found = sheets.byDistrict(chosen, district);
        List<CallSheets.Sheet> all = found.values().stream().flatMap(List::stream).toList();
        int pages = Math.max(1, Math.ceilDiv(all.size(), ON_A_PAGE));
        int shown = Math.clamp(page, 1, pages);
        model.addAttribute("sheets", print == null ? CallSheets.part(found, (shown - 1) * ON_A_PAGE, ON_A_PAGE) : found);
        model.addAttribute("silent", all.size());
        model.addAttribute("page", shown);
        model.addAttribute("pages", pages);
        model.addAttribute("cutOff", all.size() == CallSheets.MOST);
        model.addAttribute("mailable", chosen.isOpen() && me.may(LEADER) ? all.stream().filter(CallSheets.Sheet::onlyByMail).count() : 0);
        model.addAttribute("most", CallSheets.MOST);
        model.addAttribute("works", me.may(STAFF));
        model.addAttribute("mayReport", me.mayReport());
        audit.note(me, "silent-listed", null, String.valueOf(chosen.id().value()));
        return print == null ? "damage-silent" : "damage-silent-paper";
    }

    /** Somebody has telephoned. */
    @PostMapping("/damage/{business}/called")
    @Allowed(STAFF)
    @Transactional
    public String called(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable long business,
            @RequestParam Map<String, String> form,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model) {
        DamageSubject.Subject subject = subjects.of(me, business, CaseForm.incident(form));
        DamageCall.Outcome outcome = DamageCall.Outcome.of(form.getOrDefault("outcome", ""))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        String note = form.getOrDefault("note", "").strip();
        sheets.called(subject, new DamageCall(
                outcome, note.substring(0, Math.min(note.length(), LONGEST_NOTE)), me.account().name(), clock.instant()));
        audit.note(me, "damage-called", null, subject.code() + " " + outcome.code());
        if (part) {
            model.addAttribute("calls", sheets.calls(subject));
            return "damage-case :: calls";
        }
        return form.containsKey("list")
                ? "redirect:" + UriComponentsBuilder.fromPath("/damage/silent")
                        .queryParam("incident", subject.incident().id().value())
                        .queryParam("district", form.getOrDefault("district", ""))
                        .queryParam("page", form.getOrDefault("page", "1"))
                        .fragment("b" + subject.business().id().value())
                        .encode()
                        .toUriString()
                : "redirect:" + subject.link() + "#calls";
    }
}
