package jp.tenko.console.roster;

import static jp.tenko.signin.Access.LEADER;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jp.tenko.console.Allowed;
import jp.tenko.console.Audit;
import jp.tenko.console.Callable;
import jp.tenko.console.SignedIn;
import jp.tenko.rollcall.CheckPlan;
import jp.tenko.rollcall.LastAnswers;
import jp.tenko.rollcall.Missed;
import jp.tenko.rollcall.RollCall;
import jp.tenko.rollcall.RollCalls;
import jp.tenko.roster.Members;
import jp.tenko.roster.OfficeSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Whether everybody can be reached: who is, and who would be missed without anybody noticing. Best checked each month with a drill. */
@Controller
class ReachPage {

    private static final int AMONG = 100;
    private static final Duration MONTH = Duration.ofDays(31);

    private final Members members;
    private final LastAnswers answers;
    private final RollCalls rollCalls;
    private final OfficeSettings settings;
    private final Audit audit;
    private final Clock clock;

    ReachPage(Members members, LastAnswers answers, RollCalls rollCalls, OfficeSettings settings, Audit audit, Clock clock) {
        this.members = members;
        this.answers = answers;
        this.rollCalls = rollCalls;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param last when they answered last; null: never */
    public record Person(Callable who, @Nullable Instant last) {}

    @GetMapping("/people/reach")
    @Allowed(LEADER)
    @Transactional
    public String look(@AuthenticationPrincipal SignedIn me, Model model) {
        audit.note(me, "people-listed");
        Missed missed = new Missed(members.of(me.organization()), answers.of(me.organization()));
        Map<Missed.Why, List<Person>> groups = new EnumMap<>(Missed.Why.class);
        for (Missed.Why why : Missed.Why.values()) {
            groups.put(why, missed.of(why).stream()
                    .map(member -> new Person(Callable.of(member), missed.last().get(member.id())))
                    .toList());
        }
        Instant drill = rollCalls.newest(me.organization(), AMONG).stream()
                .filter(RollCall::drill)
                .map(RollCall::startedAt)
                .findFirst()
                .orElse(null);
        model.addAttribute("groups", groups);
        model.addAttribute("all", missed.asked());
        model.addAttribute("well", missed.well());
        model.addAttribute("monthly", CheckPlan.of(settings.of(me.organization())));
        model.addAttribute("lastDrill", drill);
        model.addAttribute("drillDue", drill == null || drill.plus(MONTH).isBefore(clock.instant()));
        return "roster/reach";
    }
}
