package jp.tenko.console.rollcall;

import static jp.tenko.signin.Access.LEADER;
import static jp.tenko.signin.Access.VIEWER;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.tenko.console.Allowed;
import jp.tenko.console.Audit;
import jp.tenko.console.Csv;
import jp.tenko.console.Found;
import jp.tenko.console.SignedIn;
import jp.tenko.rollcall.Closing;
import jp.tenko.rollcall.Reminder;
import jp.tenko.rollcall.RollCall;
import jp.tenko.rollcall.RollCallId;
import jp.tenko.rollcall.RollCalls;
import jp.tenko.rollcall.Tally;
import jp.tenko.roster.Member;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One roll call: who said what, who is silent, and what a leader can do about it. */
@Controller
@RequestMapping("/roll-call/{id}")
class RollCallPage {

    private static final List<Integer> QUARTERS = List.of(25, 50, 75, 100);

    private final RollCalls rollCalls;
    private final AnswerSheets sheets;
    private final Csv csv;
    private final Audit audit;
    private final Clock clock;

    RollCallPage(RollCalls rollCalls, AnswerSheets sheets, Csv csv, Audit audit, Clock clock) {
        this.rollCalls = rollCalls;
        this.sheets = sheets;
        this.csv = csv;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param status only those: {@code silent}, {@code needs_help} …; empty: everybody */
    @GetMapping
    @Allowed(value = VIEWER, people = true)
    String look(@AuthenticationPrincipal SignedIn me, @PathVariable long id, @RequestParam(defaultValue = "") String status, Model model) {
        RollCall rollCall = find(me, id);
        Tally tally = rollCalls.tally(rollCall.id(), clock.instant());
        List<AnswerSheet> all = sheets.of(rollCall.id());
        model.addAttribute("rollCall", rollCall);
        model.addAttribute("tally", tally);
        model.addAttribute("status", status);
        model.addAttribute("sheets", all.stream().filter(sheet -> status.isEmpty() || sheet.status().equals(status)).toList());
        model.addAttribute("byLine", tally.silent().stream().filter(Member::reachableByLine).count());
        model.addAttribute("quota", rollCalls.reach(me.organization(), rollCall.audience()).quota());
        model.addAttribute("leads", me.may(LEADER));
        model.addAttribute("quarters", quarters(tally));
        return "roll-call";
    }

    /** Per cent → how long it took until so many had answered; null: never. */
    private static Map<Integer, Duration> quarters(Tally tally) {
        Map<Integer, Duration> times = new LinkedHashMap<>();
        QUARTERS.forEach(percent -> times.put(percent, tally.timeTo(percent)));
        return times;
    }

    @GetMapping("/answers.csv")
    @Allowed(value = VIEWER, people = true)
    ResponseEntity<byte[]> csv(@AuthenticationPrincipal SignedIn me, @PathVariable long id) {
        RollCall rollCall = find(me, id);
        audit.note(me, "answers-downloaded", null, String.valueOf(id));
        return csv.of(
                "roll-call-" + id,
                AnswerSheet.HEADINGS,
                sheets.of(rollCall.id()).stream().map(sheet -> sheet.cells(csv)).toList());
    }

    @PostMapping("/remind")
    @Allowed(LEADER)
    @Transactional
    public String remind(@AuthenticationPrincipal SignedIn me, @PathVariable long id, RedirectAttributes onwards) {
        RollCall rollCall = find(me, id);
        Reminder reminder = rollCalls.remindSilent(rollCall.id());
        String became = switch (reminder) {
            case Reminder.Reminded reminded -> "reminded";
            case Reminder.NobodySilent nobody -> "nobody-silent";
            case Reminder.JustReminded just -> "just-reminded";
            case Reminder.NotEnoughQuota notEnough -> rollCall.drill() ? "not-enough-for-drill" : "not-enough-quota";
            case Reminder.Over over -> "over";
        };
        audit.note(me, "reminded", null, id + " " + became);
        onwards.addFlashAttribute(reminder instanceof Reminder.Reminded ? "done" : "problem", became);
        return "redirect:/roll-call/" + id;
    }

    @PostMapping("/close")
    @Allowed(LEADER)
    @Transactional
    public String close(@AuthenticationPrincipal SignedIn me, @PathVariable long id, RedirectAttributes onwards) {
        Instant now = clock.instant();
        if (rollCalls.close(find(me, id).id(), me.account().member(), now) instanceof Closing.Closed) {
            audit.note(me, "roll-call-closed", null, String.valueOf(id));
            onwards.addFlashAttribute("done", "closed");
        }
        return "redirect:/roll-call/" + id;
    }

    private RollCall find(SignedIn me, long id) {
        return Found.orNot(rollCalls.find(new RollCallId(id)).filter(found -> found.organization().equals(me.organization())));
    }
}
