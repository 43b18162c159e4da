package jp.tenko.console.rollcall;

import static jp.tenko.signin.Access.LEADER;
import static jp.tenko.signin.Access.VIEWER;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import jp.tenko.console.Allowed;
import jp.tenko.console.Audit;
import jp.tenko.console.Csv;
import jp.tenko.console.SignedIn;
import jp.tenko.incident.IncidentKind;
import jp.tenko.incident.Incidents;
import jp.tenko.rollcall.Audience;
import jp.tenko.rollcall.AudienceChoice;
import jp.tenko.rollcall.RollCall;
import jp.tenko.rollcall.RollCalls;
import jp.tenko.rollcall.Start;
import jp.tenko.rollcall.StartOrder;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Roll calls and drills of before, and the start of a new one. */
@Controller
class RollCallsPage {

    private static final int LISTED = 50;

    /** So many drills stand side by side. */
    private static final int DRILLS = 10;

    private final RollCalls rollCalls;
    private final Incidents incidents;
    private final Csv csv;
    private final Audit audit;
    private final Clock clock;

    RollCallsPage(RollCalls rollCalls, Incidents incidents, Csv csv, Audit audit, Clock clock) {
        this.rollCalls = rollCalls;
        this.incidents = incidents;
        this.csv = csv;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Whom it would ask, and what that costs.
     *
     * @param value as a form carries it
     */
    record Choice(String value, Audience audience, int asked, int byLine) {

        static Choice of(AudienceChoice choice) {
            return new Choice(choice.audience().toString(), choice.audience(), choice.asked(), choice.byLine());
        }
    }

    @GetMapping("/roll-call")
    @Allowed(value = VIEWER, people = true)
    String list(@AuthenticationPrincipal SignedIn me, Model model) {
        List<RollCall> all = rollCalls.newest(me.organization(), LISTED);
        model.addAttribute("rollCalls", all);
        model.addAttribute("drills", drills(all.stream()));
        model.addAttribute("open", rollCalls.open(me.organization()).orElse(null));
        model.addAttribute("incident", incidents.current(me.organization(), false).orElse(null));
        model.addAttribute("mayStart", me.may(LEADER));
        model.addAttribute("kinds", IncidentKind.values());
        model.addAttribute("choices", rollCalls.audiences(me.organization()).stream().map(Choice::of).toList());
        model.addAttribute("quota", rollCalls.reach(me.organization(), Audience.ALL).quota());
        return "roll-calls";
    }

    /** Figures only, no names; all drills that there ever were. */
    @GetMapping("/roll-call/drills.csv")
    @Allowed(value = VIEWER, people = true)
    ResponseEntity<byte[]> drills(@AuthenticationPrincipal SignedIn me) {
        return csv.of("drills", DrillFigures.HEADINGS, rollCalls.newest(me.organization(), Integer.MAX_VALUE).stream()
                .filter(RollCall::drill)
                .map(drill -> DrillFigures.of(rollCalls.tally(drill.id(), clock.instant())).cells(csv))
                .toList());
    }

    private List<DrillFigures> drills(Stream<RollCall> all) {
        return all.filter(RollCall::drill)
                .limit(DRILLS)
                .map(drill -> DrillFigures.of(rollCalls.tally(drill.id(), clock.instant())))
                .toList();
    }

    private static IncidentKind kind(String code) {
        return IncidentKind.find(code)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "no such kind of incident"));
    }

    /** One of those that the page offers. */
    private Audience audience(SignedIn me, String value) {
        return rollCalls.audiences(me.organization()).stream()
                .map(AudienceChoice::audience)
                .filter(offered -> offered.toString().equals(value))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "no such audience"));
    }

    @PostMapping("/roll-call")
    @Allowed(LEADER)
    @Transactional
    public String start(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam String kind,
            @RequestParam(defaultValue = "false") boolean drill,
            @RequestParam(defaultValue = "false") boolean another,
            @RequestParam(defaultValue = "all") String audience,
            RedirectAttributes onwards) {
        StartOrder order = new StartOrder(
                me.organization(), kind(kind), drill, audience(me, audience), me.account().member(), another, clock.instant());
        return switch (rollCalls.start(order)) {
            case Start.Started(RollCall rollCall, var asked, var unreachable) -> {
                audit.note(me, drill ? "drill-started" : "roll-call-started", null, kind + " " + audience);
                yield "redirect:/roll-call/" + rollCall.id().value();
            }
            case Start.AlreadyRunning(RollCall rollCall, var startedBy) -> {
                onwards.addFlashAttribute("problem", "already-running");
                yield "redirect:/roll-call/" + rollCall.id().value();
            }
            case Start.NotEnoughQuota notEnough -> {
                onwards.addFlashAttribute("problem", drill ? "not-enough-for-drill" : "not-enough-quota");
                yield "redirect:/roll-call";
            }
            case Start.RealIncidentOpen real -> {
                onwards.addFlashAttribute("problem", "real-incident-open");
                yield "redirect:/incidents";
            }
            case Start.NobodyToAsk nobody -> {
                onwards.addFlashAttribute("problem", "nobody-to-ask");
                yield "redirect:/roll-call";
            }
        };
    }
}
