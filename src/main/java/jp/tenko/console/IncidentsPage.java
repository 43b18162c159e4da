package jp.tenko.console;

import static jp.tenko.signin.Access.LEADER;
import static jp.tenko.signin.Access.VIEWER;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import jp.tenko.damage.desk.DamageList;
import jp.tenko.damage.desk.IncidentFigures;
import jp.tenko.incident.Incident;
import jp.tenko.incident.IncidentId;
import jp.tenko.incident.Incidents;
import jp.tenko.rollcall.RollCalls;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Disasters and drills, those of before too. A real one is over when a leader says so; a drill ends with its roll call. */
@Controller
class IncidentsPage {

    /** For so long a slip of the finger is taken back; nothing is erased in the first days anyway. */
    static final Duration UNDO = Duration.ofMinutes(15);

    private final ChosenIncident chosen;
    private final Incidents incidents;
    private final DamageList damage;
    private final RollCalls rollCalls;
    private final Audit audit;
    private final Clock clock;

    IncidentsPage(ChosenIncident chosen, Incidents incidents, DamageList damage, RollCalls rollCalls, Audit audit, Clock clock) {
        this.chosen = chosen;
        this.incidents = incidents;
        this.damage = damage;
        this.rollCalls = rollCalls;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A line of the list.
     *
     * @param undo it was closed a moment ago, and that can be taken back
     */
    record Line(Incident incident, IncidentFigures figures, boolean undo) {}

    @GetMapping("/incidents")
    @Allowed(VIEWER)
    String list(@AuthenticationPrincipal SignedIn me, Model model) {
        List<Incident> all = chosen.all(me);
        Map<IncidentId, IncidentFigures> figures = damage.figures(all.stream().map(Incident::id).toList());
        Instant since = clock.instant().minus(UNDO);
        model.addAttribute("lines", all.stream()
                .map(one -> new Line(one, figures.getOrDefault(one.id(), IncidentFigures.NONE), isNew(one.closedAt(), since) && !one.drill()))
                .toList());
        model.addAttribute("leads", me.may(LEADER));
        model.addAttribute("minutes", UNDO.toMinutes());
        return "incidents";
    }

    @PostMapping("/incident/{id}/close")
    @Allowed(LEADER)
    @Transactional
    public String close(@AuthenticationPrincipal SignedIn me, @PathVariable long id, RedirectAttributes onwards) {
        Incident incident = chosen.named(me, id);
        if (!incident.drill() && rollCalls.open(me.organization()).isPresent()) {
            onwards.addFlashAttribute("problem", "roll-call-open");
            return "redirect:/incidents";
        }
        if (!incident.drill() && incidents.close(incident.id(), me.account().member(), clock.instant())) {
            audit.note(me, "incident-closed", null, String.valueOf(id));
            onwards.addFlashAttribute("done", "incident-closed");
        }
        return "redirect:/incidents";
    }

    @PostMapping("/incident/{id}/reopen")
    @Allowed(LEADER)
    @Transactional
    public String reopen(@AuthenticationPrincipal SignedIn me, @PathVariable long id, RedirectAttributes onwards) {
        boolean reopened = incidents.reopen(chosen.named(me, id).id(), clock.instant().minus(UNDO));
        if (reopened) {
            audit.note(me, "incident-reopened", null, String.valueOf(id));
        }
        onwards.addFlashAttribute(reopened ? "done" : "problem", reopened ? "incident-reopened" : "not-reopened");
        return "redirect:/incidents";
    }

    private static boolean isNew(@Nullable Instant closedAt, Instant since) {
        return closedAt != null && !closedAt.isBefore(since);
    }
}
