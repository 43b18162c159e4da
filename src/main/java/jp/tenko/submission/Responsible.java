package jp.tenko.submission;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.tenko.incident.IncidentId;
import jp.tenko.rollcall.RollCalls;
import jp.tenko.rollcall.Tally;
import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.Members;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who looks a document over: the person whom the recipient names, else whoever is in charge of the incident's roll call, else the
 * leaders in their order. Whom LINE does not reach and who is on leave is passed over; who is silent in the roll call (assumed hit,
 * domain.md §1) comes last.
 */
@Component
class Responsible {

    private static final int LOOKED_AT = 20;

    private final Members members;
    private final RollCalls rollCalls;
    private final Clock clock;

    Responsible(Members members, RollCalls rollCalls, Clock clock) {
        this.members = members;
        this.rollCalls = rollCalls;
        this.clock = clock;
    }

    /** In the order in which they are asked; empty when LINE reaches no leader at all. */
    List<Member> inOrder(IncidentId incident, Recipient recipient) {
        Optional<Tally> tally = rollCalls.newest(recipient.organization(), LOOKED_AT).stream()
                .filter(rollCall -> rollCall.incident().equals(incident))
                .findFirst()
                .map(rollCall -> rollCalls.tally(rollCall.id(), clock.instant()));
        Collection<Member> silent = tally.map(Tally::silent).orElse(List.of());
        Set<Member> asked = new LinkedHashSet<>();
        Stream.of(named(recipient).stream(), tally.map(Tally::inCharge).stream(), members.leaders(recipient.organization()).stream())
                .flatMap(people -> people)
                .filter(person -> person.reachableByLine() && !person.onLeave())
                .forEach(asked::add);
        List<Member> order = new ArrayList<>(asked.stream().filter(person -> !silent.contains(person)).toList());
        asked.stream().filter(silent::contains).forEach(order::add);
        return order;
    }

    /** Whoever comes after the one who was asked last; the first again when nobody is left. */
    Optional<Member> after(@Nullable MemberId askedLast, List<Member> order) {
        return order.stream().filter(person -> !person.id().equals(askedLast)).findFirst().or(() -> order.stream().findFirst());
    }

    List<Member> approverAndFirst(Submission submission, Recipient recipient) {
        Set<Member> told = new LinkedHashSet<>();
        if (submission.approvedBy() != null) {
            told.add(members.get(submission.approvedBy()));
        }
        inOrder(submission.incident(), recipient).stream().findFirst().ifPresent(told::add);
        return List.copyOf(told);
    }

    private Optional<Member> named(Recipient recipient) {
        return Optional.ofNullable(recipient.responsible()).map(members::get);
    }
}
