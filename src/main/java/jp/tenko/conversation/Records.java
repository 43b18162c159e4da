package jp.tenko.conversation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import jp.tenko.flow.FormRecord;
import jp.tenko.flow.Outcome;
import jp.tenko.flow.Place;
import jp.tenko.rollcall.Reply;
import jp.tenko.rollcall.RollCall;
import jp.tenko.rollcall.RollCalls;
import jp.tenko.roster.Member;
import org.springframework.stereotype.Component;

/** Hands what a conversation records to the feature it is for, by the flow's {@code submit}, and brings back what came of it. */
@Component
class Records {

    private static final Set<String> DONE =
            Set.of("started", "running", "recorded", "announced", "code", "joined", "already_joined", "parallel", "opened", "already_open", "link",
            "speaks_for", "is_officer", "registered", "already_yours", "matched", "added", "closed", "none", "declined", "settled", "begins");

    private final RollCalls rollCalls;
    private final LeaderRecords leaders;
    private final IncidentRecords incidents;
    private final JoinRecords joining;
    private final BusinessRecords businesses;
    private final MatchRecords matching;
    private final DamageRecords damage;
    private final DamageOrders damageOrders;

    Records(RollCalls rollCalls, LeaderRecords leaders, IncidentRecords incidents, JoinRecords joining, BusinessRecords businesses, MatchRecords matching,
            DamageRecords damage, DamageOrders damageOrders) {
        this.rollCalls = rollCalls;
        this.leaders = leaders;
        this.incidents = incidents;
        this.joining = joining;
        this.businesses = businesses;
        this.matching = matching;
        this.damage = damage;
        this.damageOrders = damageOrders;
    }

    /** Empty when there is nothing to say about it. */
    Optional<Outcome> execute(Exchange exchange, Place place, FormRecord record) {
        return switch (record.name()) {
            case "roll-call.reply" -> reply(exchange, place, record, member(exchange, record));
            case "roll-call.start" -> Optional.of(leaders.start(exchange, member(exchange, record), record));
            case "roll-call.proxy-reply" -> Optional.of(leaders.proxyReply(exchange, member(exchange, record), record));
            case "incident.close" -> Optional.of(incidents.close(member(exchange, record), record));
            case "incident.policy" -> Optional.of(leaders.policy(exchange, member(exchange, record), record));
            case "roster.invite" -> {
                member(exchange, record);
                yield Optional.of(joining.invite(exchange, record));
            }
            case "roster.invite-business" -> {
                member(exchange, record);
                yield Optional.of(joining.inviteBusiness(exchange, record));
            }
            case "roster.join" -> Optional.of(joining.join(exchange, record));
            case "roster.register-business" -> Optional.of(businesses.register(exchange, record));
            case "roster.match-business" -> Optional.of(matching.match(exchange, place, member(exchange, record), record));
            case "roster.report-for" -> Optional.of(businesses.reportFor(exchange, member(exchange, record), record));
            case "damage.report" -> Optional.of(damage.report(exchange, place, record));
            case "damage.hearing-sheet" -> damage.hearingSheet(exchange, place, record);
            case "damage.overview" -> Optional.of(damage.overview(exchange, place, record));
            case "damage.evidence" -> Optional.of(damageOrders.evidence(exchange, place));
            case "damage.survey" -> Optional.of(damageOrders.openSurvey(exchange, member(exchange, record), record));
            default -> throw new IllegalStateException("nobody takes the record " + record.name());
        };
    }

    private static Member member(Exchange exchange, FormRecord record) {
        Member member = exchange.person().member();
        if (member == null) {
            throw new IllegalStateException("somebody who is no member of staff cannot submit " + record.name());
        }
        return member;
    }

    /** Every answer counts, in time or late; a late one says so once, with the answer that matters. */
    private Optional<Outcome> reply(Exchange exchange, Place place, FormRecord record, Member member) {
        if (record.changed().isEmpty()) {
            return Optional.empty();
        }
        RollCall rollCall = rollCall(exchange, String.valueOf(place.subject()));
        Occasion said = exchange.occasion();
        Map<String, String> answers = new LinkedHashMap<>();
        record.changed().forEach(question -> answers.put(question, record.answers().getOrDefault(question, "")));
        exchange.record(new Reply(
                rollCall.id(), member.id(), answers, said.at(), said.receivedAt(), said.source(), null, said.id()));
        boolean late = record.changed().contains(Reply.SAFETY) && rollCall.isLate(exchange.occasion().at());
        return late ? Optional.of(outcome(rollCall.isOpen() ? "late" : "closed", Map.of())) : Optional.empty();
    }

    /** Mostly the one that is open for the person, which is known already. */
    private RollCall rollCall(Exchange exchange, String subject) {
        return exchange.asked()
                .map(Asked::rollCall)
                .filter(open -> SafetyTalk.subject(open).equals(subject))
                .orElseGet(() -> rollCalls.get(SafetyTalk.rollCallId(subject).orElseThrow()));
    }

    /**
     * Whether what was ordered has been done. Then its form is forgotten: a stray tap on one of its old buttons must not
     * order it again. After a refusal (too few messages left) the same button may be tapped once more.
     */
    static boolean isDone(Outcome outcome) {
        return DONE.contains(outcome.name());
    }

    /** Values for the words of an outcome; a sorted map, so that tests read the same each time. */
    static Outcome outcome(String name, Map<String, String> values) {
        return new Outcome(name, new TreeMap<>(values));
    }
}
