package jp.tenko.api;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import jp.tenko.incident.Incident;
import jp.tenko.rollcall.RollCall;
import jp.tenko.rollcall.RollCalls;
import jp.tenko.rollcall.Tally;
import jp.tenko.roster.Member;
import jp.tenko.signin.Account;
import jp.tenko.signin.Deeds;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** How the roll calls (点呼) of an incident stand. Names only for a token that was granted them; telephone numbers for none. */
@RestController
class RollCallsApi {

    private final RollCalls rollCalls;
    private final Deeds deeds;
    private final ApiFound found;

    RollCallsApi(RollCalls rollCalls, Deeds deeds, ApiFound found) {
        this.rollCalls = rollCalls;
        this.deeds = deeds;
        this.found = found;
    }

    record AllRollCalls(List<Figures> rollCalls) {}

    /**
     * @param district null: everybody was asked
     * @param late of those who answered, after the deadline
     * @param people null for a token that was not granted names
     */
    record Figures(
            long id,
            boolean drill,
            @Nullable String district,
            OffsetDateTime startedAt,
            OffsetDateTime deadlineAt,
            @Nullable OffsetDateTime closedAt,
            int asked,
            int answered,
            int silent,
            int safe,
            int injured,
            int needsHelp,
            int late,
            Times secondsUntil,
            @Nullable People people) {}

    /** Seconds from the start until so many of those asked had answered; null: so many have not. */
    record Times(@Nullable Long half, @Nullable Long ninety, @Nullable Long all) {}

    record People(List<Person> needsHelp, List<Person> injured, List<Person> silent) {}

    /** @param number as in the member list: it stays the same */
    record Person(String number, String name, @Nullable String district) {}

    @GetMapping("/api/v1/incidents/{id}/roll-calls")
    @Transactional
    public AllRollCalls list(@AuthenticationPrincipal Account caller, @PathVariable long id) {
        Incident incident = found.incident(caller, id);
        if (caller.seesPeople()) {
            deeds.noteOnceIn(Duration.ofHours(1), caller, "api-people-read", String.valueOf(id));
        }
        return new AllRollCalls(rollCalls.of(incident.id()).stream().map(rollCall -> figures(rollCall, caller)).toList());
    }

    private Figures figures(RollCall rollCall, Account caller) {
        Tally tally = rollCalls.tally(rollCall.id(), found.now());
        return new Figures(
                rollCall.id().value(),
                rollCall.drill(),
                rollCall.audience().district(),
                found.time(rollCall.startedAt()),
                found.time(rollCall.deadlineAt()),
                found.timeOrNone(rollCall.closedAt()),
                tally.asked(),
                tally.answered(),
                tally.silent().size(),
                tally.status("safe"),
                tally.status("injured"),
                tally.status("needs_help"),
                tally.late(),
                new Times(seconds(tally.timeTo(50)), seconds(tally.timeTo(90)), seconds(tally.timeTo(100))),
                caller.seesPeople() ? new People(people(tally.needsHelp()), people(tally.injured()), people(tally.silent())) : null);
    }

    private static @Nullable Long seconds(@Nullable Duration time) {
        return time == null ? null : time.toSeconds();
    }

    private static List<Person> people(List<Member> members) {
        return members.stream().map(one -> new Person(one.number(), one.name(), one.district())).toList();
    }
}
