package jp.tenko.console.damage;

import static jp.tenko.signin.Access.STAFF;
import static jp.tenko.signin.Access.VIEWER;

import java.util.List;
import java.util.Optional;
import jp.tenko.console.Allowed;
import jp.tenko.console.Audit;
import jp.tenko.console.ChosenIncident;
import jp.tenko.console.SignedIn;
import jp.tenko.damage.DamageSummaries;
import jp.tenko.damage.DamageSummary;
import jp.tenko.damage.Level;
import jp.tenko.damage.desk.CaseState;
import jp.tenko.damage.desk.DamageFilter;
import jp.tenko.damage.desk.DamageList;
import jp.tenko.incident.Incident;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The damage of all businesses, as a list: who has reported what, who is silent, and what it adds up to. */
@Controller
@RequestMapping("/damage")
class DamagePage {

    private static final int LINES = 100;

    private final ChosenIncident incidents;
    private final DamageList list;
    private final DamageSummaries summaries;
    private final DamageCells cells;
    private final Audit audit;

    DamagePage(ChosenIncident incidents, DamageList list, DamageSummaries summaries, DamageCells cells, Audit audit) {
        this.incidents = incidents;
        this.list = list;
        this.summaries = summaries;
        this.cells = cells;
        this.audit = audit;
    }

    @GetMapping
    @Allowed(VIEWER)
    String look(@AuthenticationPrincipal SignedIn me, DamageQuery query, Model model) {
        Optional<Incident> incident = incidents.of(me, query.incident());
        model.addAttribute("incidents", incidents.all(me));
        if (incident.isEmpty()) {
            return "damage-none";
        }
        DamageFilter filter = query.filter();
        DamageSummary summary = summaries.of(incident.get());
        model.addAttribute("incident", incident.get());
        model.addAttribute("summary", summary);
        model.addAttribute("query", query);
        model.addAttribute("filter", filter);
        model.addAttribute("page", list.page(incident.get(), filter, query.after(), LINES));
        model.addAttribute("trades", summary.byTrade().keySet().stream().filter(trade -> !trade.isEmpty()).toList());
        model.addAttribute("levels", Level.values());
        model.addAttribute("states", CaseState.values());
        model.addAttribute("statuses", List.of(DamageFilter.HEARD, DamageFilter.DAMAGED, DamageFilter.HURT, DamageFilter.UNKNOWN,
                DamageFilter.PARALLEL, DamageFilter.SILENT, DamageFilter.ALL));
        model.addAttribute("seesPeople", me.seesPeople());
        model.addAttribute("works", me.may(STAFF));
        return "damage";
    }

    @GetMapping("/damage.csv")
    @Allowed(VIEWER)
    @Transactional
    public ResponseEntity<byte[]> csv(@AuthenticationPrincipal SignedIn me, DamageQuery query) {
        Incident incident = incidents.orNot(me, query.incident());
        audit.note(me, "damage-downloaded", null, String.valueOf(incident.id().value()));
        return cells.file("damage-" + incident.id().value(), list.all(incident, query.filter()), me.seesPeople());
    }
}
