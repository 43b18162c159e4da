package jp.tenko.console.submission;

import static jp.tenko.signin.Access.LEADER;
import static jp.tenko.signin.Access.STAFF;
import static jp.tenko.signin.Access.VIEWER;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import jp.tenko.console.Allowed;
import jp.tenko.console.Audit;
import jp.tenko.console.SignedIn;
import jp.tenko.incident.Incident;
import jp.tenko.incident.IncidentId;
import jp.tenko.incident.Incidents;
import jp.tenko.submission.Deadline;
import jp.tenko.submission.Deadlines;
import jp.tenko.submission.DocumentKind;
import jp.tenko.submission.Recipient;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is due to whom by when, what was sent, and deadlines that somebody asked for. A viewer sees the share-outs that were sent. */
@Controller
@RequestMapping("/submission")
class CalendarPage {

    private static final int INCIDENTS = 50;
    private static final int LONGEST_NOTE = 300;

    private final Subject subject;
    private final DueCalendar calendars;
    private final Deadlines deadlines;
    private final Incidents incidents;
    private final Audit audit;
    private final Clock clock;

    CalendarPage(Subject subject, DueCalendar calendars, Deadlines deadlines, Incidents incidents, Audit audit, Clock clock) {
        this.subject = subject;
        this.calendars = calendars;
        this.deadlines = deadlines;
        this.incidents = incidents;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param incident null: the one that goes on, else the last one */
    @GetMapping
    @Allowed(VIEWER)
    @Transactional
    public String look(@AuthenticationPrincipal SignedIn me, @RequestParam(required = false) @Nullable Long incident, Model model) {
        List<Incident> all = incidents.newest(me.organization(), INCIDENTS);
        Optional<Incident> chosen = subject.incident(me, incident).or(() -> all.stream().findFirst());
        model.addAttribute("incidents", all);
        model.addAttribute("incident", chosen.orElse(null));
        model.addAttribute("works", me.may(STAFF));
        model.addAttribute("leads", me.may(LEADER));
        model.addAttribute("maySet", me.may(LEADER) && me.account().member() != null);
        model.addAttribute("recipients", me.may(STAFF) ? subject.recipients(me) : List.of());
        chosen.map(calendars::of).ifPresent(calendar -> {
            model.addAttribute("wanted", me.may(STAFF) ? calendar.wanted() : List.of());
            model.addAttribute("dropped", me.may(STAFF) ? calendar.dropped() : List.of());
            model.addAttribute("sent", calendar.sent().stream()
                    .filter(line -> me.may(STAFF) || isForViewers(line))
                    .toList());
        });
        return "submission/calendar";
    }

    static boolean isForViewers(SentLine line) {
        return line.submission().told() && line.submission().document() == DocumentKind.SHARE_OUT;
    }

    /** 県から指示: a recipient wants a document by then. */
    @PostMapping("/deadlines")
    @Allowed(LEADER)
    @Transactional
    public String ask(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam long incident,
            @RequestParam long recipient,
            @RequestParam LocalDateTime due,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes onwards) {
        Incident open = subject.incident(me, new IncidentId(incident));
        Recipient to = subject.recipient(me, recipient);
        Instant at = due.atZone(clock.getZone()).toInstant();
        if (!open.isOpen() || !at.isAfter(clock.instant())) {
            onwards.addFlashAttribute("problem", open.isOpen() ? "deadline-past" : "incident-over");
        } else {
            deadlines.ask(open.id(), to.id(), at, Typed.atMost(note, LONGEST_NOTE), me.asMember());
            audit.note(me, "deadline-added", null, to.name() + " " + due);
            onwards.addFlashAttribute("done", "deadline-added");
        }
        return "redirect:/submission?incident=" + incident;
    }

    @PostMapping("/deadline/{id}/drop")
    @Allowed(LEADER)
    @Transactional
    public String drop(@AuthenticationPrincipal SignedIn me, @PathVariable long id, RedirectAttributes onwards) {
        Deadline deadline = subject.deadline(me, id);
        if (deadlines.drop(deadline.id())) {
            audit.note(me, "deadline-dropped", null, String.valueOf(id));
            onwards.addFlashAttribute("droppedNow", id); // kept in the session: words and numbers only
        }
        return "redirect:/submission?incident=" + deadline.incident().value();
    }

    @PostMapping("/deadline/{id}/restore")
    @Allowed(LEADER)
    @Transactional
    public String restore(@AuthenticationPrincipal SignedIn me, @PathVariable long id, RedirectAttributes onwards) {
        Deadline deadline = subject.deadline(me, id);
        if (deadlines.restore(deadline.id())) {
            audit.note(me, "deadline-restored", null, String.valueOf(id));
            onwards.addFlashAttribute("done", "deadline-restored");
        } else {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "redirect:/submission?incident=" + deadline.incident().value();
    }
}
