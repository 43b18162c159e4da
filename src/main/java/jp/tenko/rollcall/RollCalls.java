package jp.tenko.rollcall;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.tenko.incident.Incident;
import jp.tenko.incident.IncidentId;
import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.Members;
import jp.tenko.roster.OrganizationId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The roll calls (点呼・安否確認) of every organization: everything a leader or a member can do with one. All of it runs
 * inside the caller's transaction; what it says to people goes to the outbox, so it appears with that transaction or
 * not at all.
 *
 * <p>What the clock does is in {@link RemindSilentJob}, {@link SummaryJob}, {@link DeadlineJob}, {@link SuccessionJob}
 * and {@link AutoCloseJob}. Tables: {@code roll_call}, {@code roll_call_member}, {@code reply}, {@code duty_done}.
 */
@Component
public class RollCalls {

    private final RollCallRows rows;
    private final Audiences audiences;
    private final Members members;
    private final Starting starting;
    private final Hearing hearing;
    private final Replies replies;
    private final Tallies tallies;
    private final Reminders reminders;
    private final Endings endings;

    RollCalls(
            RollCallRows rows,
            Audiences audiences,
            Members members,
            Starting starting,
            Hearing hearing,
            Replies replies,
            Tallies tallies,
            Reminders reminders,
            Endings endings) {
        this.rows = rows;
        this.audiences = audiences;
        this.members = members;
        this.starting = starting;
        this.hearing = hearing;
        this.replies = replies;
        this.tallies = tallies;
        this.reminders = reminders;
        this.endings = endings;
    }

    /** Who can be asked: everybody, and each district that has staff, with how many they are. */
    public List<AudienceChoice> audiences(OrganizationId organization) {
        return audiences.choices(organization);
    }

    /** Whom it would reach and what it would cost. */
    public Reach reach(OrganizationId organization, Audience audience) {
        return audiences.reach(organization, audiences.asked(organization, audience, null));
    }

    /** The same, with whoever starts it: they are asked too, wherever they belong. */
    public Reach reach(OrganizationId organization, Audience audience, MemberId startedBy) {
        return audiences.reach(organization, audiences.asked(organization, audience, startedBy));
    }

    /**
     * Calls the roll. The second of two people who start at the same time joins the first one's. A real one that starts
     * ends a drill that runs. Nothing is written when the month's messages do not reach for the prompt.
     */
    public Start start(StartOrder order) {
        Optional<RollCall> running = starting.running(order);
        if (running.isPresent()) {
            return alreadyRunning(running.get());
        }
        Optional<Incident> real = starting.realBesideDrill(order);
        if (real.isPresent()) {
            return new Start.RealIncidentOpen(real.get());
        }
        List<Member> asked = audiences.asked(order.organization(), order.audience(), order.startedBy());
        Reach reach = audiences.reach(order.organization(), asked, order.drill());
        if (asked.stream().noneMatch(order.audience()::includes)) {
            return new Start.NobodyToAsk();
        }
        if (!reach.affordable()) {
            return new Start.NotEnoughQuota(reach.cost(), reach.quota().remaining());
        }
        return new Start.Started(starting.start(order, asked), reach.asked(), reach.unreachable());
    }

    private Start alreadyRunning(RollCall running) {
        MemberId startedBy = running.startedBy();
        return new Start.AlreadyRunning(
                running, startedBy == null ? tallies.charge(running).holder() : members.get(startedBy));
    }

    /** @throws org.springframework.dao.EmptyResultDataAccessException when there is none of this id */
    public RollCall get(RollCallId id) {
        return rows.get(id);
    }

    /** The same for an id from outside, which may be made up. */
    public Optional<RollCall> find(RollCallId id) {
        return rows.find(id);
    }

    /** Real ones and drills, open and closed, the newest first. */
    public List<RollCall> newest(OrganizationId organization, int atMost) {
        return rows.newest(organization, atMost);
    }

    /** Those of an incident, the newest first. */
    public List<RollCall> of(IncidentId incident) {
        return rows.of(incident);
    }

    /** What runs now: the real one, else the drill; empty when none does. */
    public Optional<RollCall> open(OrganizationId organization) {
        return rows.open(organization, false).or(() -> rows.open(organization, true));
    }

    /** The open roll call that asks this person; a real one before a drill. */
    public Optional<RollCall> openFor(MemberId member) {
        return Optional.ofNullable(openFor(List.of(member)).get(member));
    }

    /** The same for many people in one statement; who is asked by none is not in the map. */
    public Map<MemberId, RollCall> openFor(Collection<MemberId> people) {
        return rows.newestOf(people, true);
    }

    /** The newest roll call that asked this person, open or not: late answers belong to it. */
    public Optional<RollCall> latestFor(MemberId member) {
        return Optional.ofNullable(latestFor(List.of(member)).get(member));
    }

    /** The same for many people in one statement; who was never asked is not in the map. */
    public Map<MemberId, RollCall> latestFor(Collection<MemberId> people) {
        return rows.newestOf(people, false);
    }

    /**
     * Takes the answers of many people in one statement: first and later ones, in time or late, theirs or a proxy's.
     * All are kept; the newest by {@code answeredAt} counts. Leaders are alerted when somebody needs help or is
     * injured, and told when all have answered. An event that was taken before changes nothing.
     */
    public void reply(List<Reply> given) {
        hearing.hear(given);
    }

    /** The answers of this person that count now: question → value. */
    public Map<String, String> answers(RollCallId rollCall, MemberId member) {
        return answers(rollCall, List.of(member)).getOrDefault(member, Map.of());
    }

    /** The same for many people in one statement; who has answered nothing is not in the map. */
    public Map<MemberId, Map<String, String>> answers(RollCallId rollCall, Collection<MemberId> people) {
        return replies.newest(rollCall, people);
    }

    /** The safety answer of each person that counts now: who gave it, and whether it was late. Who is silent is not in the map. */
    public Map<MemberId, Answer> safety(RollCallId rollCall) {
        return replies.safety(rollCall);
    }

    /** Every answer this person ever gave, the oldest first. */
    public List<Answer> history(RollCallId rollCall, MemberId member) {
        return replies.history(rollCall, member);
    }

    /** How it stands. */
    public Tally tally(RollCallId rollCall, Instant now) {
        return tallies.of(rows.get(rollCall), now);
    }

    /** Everybody it counts, leaders first, then by reading; with those whom LINE does not reach. */
    public List<Called> called(RollCallId rollCall) {
        return tallies.called(rollCall);
    }

    /** Who has not answered, leaders first, then by reading; with those whom LINE does not reach. */
    public List<Member> silent(RollCallId rollCall) {
        return tallies.silent(rows.get(rollCall));
    }

    /** Whose newest answer is that they are safe, in the same order. */
    public List<Member> safe(RollCallId rollCall) {
        return tallies.safe(rows.get(rollCall));
    }

    /** What people say they see, the newest first. */
    public List<Sighting> sightings(RollCallId rollCall) {
        return tallies.sightings(rollCall);
    }

    /** Asks the silent again, now: a leader wants it. All whom LINE reaches, or none when that is not affordable. */
    public Reminder remindSilent(RollCallId rollCall) {
        return reminders.remind(rows.lock(rollCall));
    }

    /** Ends it: no reminders, no summaries any more. Answers that still come are kept and are late. */
    public Closing close(RollCallId rollCall, @Nullable MemberId by, Instant at) {
        return endings.end(rollCall, by, at);
    }
}
