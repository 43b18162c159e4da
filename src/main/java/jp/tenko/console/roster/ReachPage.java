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
import jp.tenko.rollcall.LastAnswers;
import jp.tenko.rollcall.RollCall;
import jp.tenko.rollcall.RollCalls;
import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.Members;
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
    private final Audit audit;
    private final Clock clock;

    ReachPage(Members members, LastAnswers answers, RollCalls rollCalls, Audit audit, Clock clock) {
        this.members = members;
        this.answers = answers;
        this.rollCalls = rollCalls;
        this.audit = audit;
        this.clock = clock;
    }

    /** Why somebody might be missed; whoever has several reasons is named under each. */
    public enum Why { NOT_JOINED, BLOCKED, NEVER_ANSWERED, NO_TELEPHONE, ON_LEAVE }

    /** @param last when they answered last; null: never */
    public record Person(Callable who, @Nullable Instant last) {}

    @GetMapping("/people/reach")
    @Allowed(LEADER)
    @Transactional
    public String look(@AuthenticationPrincipal SignedIn me, Model model) {
        audit.note(me, "people-listed");
        List<Member> all = members.of(me.organization());
        Map<MemberId, Instant> last = answers.of(me.organization());
        Map<Why, List<Person>> groups = new EnumMap<>(Why.class);
        for (Why why : Why.values()) {
            groups.put(why, all.stream()
                    .filter(member -> is(why, member, last))
                    .map(member -> new Person(Callable.of(member), last.get(member.id())))
                    .toList());
        }
        Instant drill = rollCalls.newest(me.organization(), AMONG).stream()
                .filter(RollCall::drill)
                .map(RollCall::startedAt)
                .findFirst()
                .orElse(null);
        model.addAttribute("groups", groups);
        model.addAttribute("all", all.stream().filter(member -> !member.onLeave()).count());
        model.addAttribute("well", all.stream()
                .filter(member -> !member.onLeave() && member.reachableByLine() && last.containsKey(member.id()))
                .count());
        model.addAttribute("lastDrill", drill);
        model.addAttribute("drillDue", drill == null || drill.plus(MONTH).isBefore(clock.instant()));
        return "roster/reach";
    }

    private static boolean is(Why why, Member member, Map<MemberId, Instant> last) {
        return switch (why) {
            case ON_LEAVE -> member.onLeave();
            case NOT_JOINED -> !member.onLeave() && member.lineUserId() == null;
            case BLOCKED -> !member.onLeave() && member.lineUserId() != null && member.unreachableSince() != null;
            case NEVER_ANSWERED -> !member.onLeave() && member.reachableByLine() && !last.containsKey(member.id());
            case NO_TELEPHONE -> !member.onLeave() && member.telephone() == null;
        };
    }
}
