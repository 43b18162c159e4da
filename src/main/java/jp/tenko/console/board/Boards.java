package jp.tenko.console.board;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jp.tenko.console.Callable;
import jp.tenko.damage.DamageSummaries;
import jp.tenko.incident.Incident;
import jp.tenko.incident.Incidents;
import jp.tenko.line.ChannelKey;
import jp.tenko.line.Quotas;
import jp.tenko.line.Troubles;
import jp.tenko.rollcall.RollCall;
import jp.tenko.rollcall.RollCalls;
import jp.tenko.roster.Member;
import jp.tenko.roster.Members;
import jp.tenko.roster.OrganizationId;
import jp.tenko.roster.Organizations;
import jp.tenko.roster.PrintedSheets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what a {@link Board} shows. */
@Component
class Boards {

    private static final int DRILLS_AMONG = 100;
    private static final int NEWEST = 8;
    private static final Duration MONTH = Duration.ofDays(31);

    private final Organizations organizations;
    private final Incidents incidents;
    private final RollCalls rollCalls;
    private final DamageSummaries damage;
    private final BoardDues dues;
    private final Members members;
    private final Troubles troubles;
    private final Quotas quotas;
    private final PrintedSheets sheets;
    private final Clock clock;

    Boards(
            Organizations organizations,
            Incidents incidents,
            RollCalls rollCalls,
            DamageSummaries damage,
            BoardDues dues,
            Members members,
            Troubles troubles,
            Quotas quotas,
            PrintedSheets sheets,
            Clock clock) {
        this.organizations = organizations;
        this.incidents = incidents;
        this.rollCalls = rollCalls;
        this.damage = damage;
        this.dues = dues;
        this.members = members;
        this.troubles = troubles;
        this.quotas = quotas;
        this.sheets = sheets;
        this.clock = clock;
    }

    Board of(OrganizationId organization) {
        Instant now = clock.instant();
        ChannelKey channel = organizations.get(organization).channel();
        Optional<Incident> incident =
                incidents.current(organization, false).or(() -> incidents.current(organization, true));
        Optional<RollCall> rollCall = rollCalls.open(organization)
                .or(() -> incident.flatMap(open -> rollCalls.newest(organization, 1).stream()
                        .filter(last -> last.incident().equals(open.id()))
                        .findFirst()));
        return new Board(
                incident.orElse(null),
                rollCall.map(called -> Board.Roll.of(called, rollCalls.tally(called.id(), now))).orElse(null),
                incident.map(open -> Board.Damage.of(damage.of(open), damage.newest(open, NEWEST))).orElse(null),
                incident.map(dues::of).orElse(null),
                rollCall.filter(RollCall::isOpen).map(open -> next(open, now)).orElse(List.of()),
                troubles.count(channel),
                quotas.of(channel),
                incident.isPresent() ? null : ready(organization));
    }

    private static List<Board.Due> next(RollCall open, Instant now) {
        return Stream.concat(
                        open.plan().reminders().stream().map(time -> new Board.Due("reminder", at(open, time))),
                        Stream.concat(
                                open.plan().summaries().stream().map(time -> new Board.Due("summary", at(open, time))),
                                Stream.of(new Board.Due("deadline", open.deadlineAt()), new Board.Due("end", open.endsAt()))))
                .filter(due -> due.at().isAfter(now))
                .sorted(Comparator.comparing(Board.Due::at))
                .limit(3)
                .toList();
    }

    private static Instant at(RollCall open, Duration time) {
        return open.plan().at(open.startedAt(), time);
    }

    private Board.Ready ready(OrganizationId organization) {
        List<Member> all = members.of(organization);
        List<Member> present = all.stream().filter(member -> !member.onLeave()).toList();
        Instant lastDrill = rollCalls.newest(organization, DRILLS_AMONG).stream()
                .filter(RollCall::drill)
                .map(RollCall::startedAt)
                .findFirst()
                .orElse(null);
        Instant lastSheet = sheets.last(organization).orElse(null);
        return new Board.Ready(
                present.size(),
                all.size() - present.size(),
                those(present, member -> member.lineUserId() == null),
                those(present, member -> member.unreachableSince() != null),
                those(present, member -> member.telephone() == null),
                lastDrill,
                isOld(lastDrill),
                lastSheet,
                isOld(lastSheet));
    }

    private boolean isOld(@Nullable Instant last) {
        return last == null || last.plus(MONTH).isBefore(clock.instant());
    }

    private static List<Callable> those(List<Member> people, Predicate<Member> which) {
        return people.stream().filter(which).limit(Board.NAMES).map(Callable::of).toList();
    }
}
