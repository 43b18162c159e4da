package jp.tenko.conversation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.tenko.flow.FormRecord;
import jp.tenko.flow.Outcome;
import jp.tenko.incident.Incident;
import jp.tenko.incident.IncidentKind;
import jp.tenko.incident.ResponsePolicy;
import jp.tenko.rollcall.Announcement;
import jp.tenko.rollcall.Answer;
import jp.tenko.rollcall.Audience;
import jp.tenko.rollcall.Reply;
import jp.tenko.rollcall.ResponsePolicies;
import jp.tenko.rollcall.RollCall;
import jp.tenko.rollcall.RollCalls;
import jp.tenko.rollcall.Start;
import jp.tenko.rollcall.StartOrder;
import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.Members;
import org.springframework.stereotype.Component;

/** What leaders decide in a conversation: call the roll, answer for somebody, choose the policy. */
@Component
class LeaderRecords {

    private final RollCalls rollCalls;
    private final ResponsePolicies policies;
    private final Members members;
    private final Texts texts;
    private final Clock clock;

    LeaderRecords(RollCalls rollCalls, ResponsePolicies policies, Members members, Texts texts, Clock clock) {
        this.rollCalls = rollCalls;
        this.policies = policies;
        this.members = members;
        this.texts = texts;
        this.clock = clock;
    }

    Outcome start(Exchange exchange, Member leader, FormRecord record) {
        boolean drill = record.answers().getOrDefault("kind", "").equals("drill");
        String kind = record.answers().get(drill ? "scenario" : "kind");
        Audience audience = Audience.parse(record.answers().getOrDefault("who", "all"));
        Instant now = clock.instant(); // not of the event: one that waited must not make the first minutes late
        return switch (rollCalls.start(new StartOrder(
                leader.organization(), IncidentKind.of(String.valueOf(kind)), drill, audience, leader.id(),
                "another".equals(record.answers().get("same")), now))) {
            case Start.Started(RollCall rollCall, int asked, List<Member> unreachable) ->
                Records.outcome("started", Map.of(
                        "asked", String.valueOf(asked - unreachable.size()),
                        "unreachable", names(unreachable, leader.language()),
                        "deadline", texts.time(rollCall.deadlineAt())));
            case Start.AlreadyRunning(RollCall rollCall, Member startedBy) ->
                Records.outcome("running", Map.of(
                        "started_by", texts.name(startedBy, leader.language()), "started_at", texts.time(rollCall.startedAt())));
            case Start.NotEnoughQuota(long cost, long remaining) ->
                Records.outcome(drill ? "not_enough_for_drill" : "not_enough_quota", Map.of(
                        "cost", String.valueOf(cost), "remaining", String.valueOf(remaining)));
            case Start.RealIncidentOpen(Incident incident) -> Records.outcome("real_open", Map.of(
                    "kind", texts.kind(incident.kind(), leader.language()), "began", texts.day(incident.beganAt())));
            case Start.NobodyToAsk() -> Records.outcome("nobody", Map.of());
        };
    }

    Outcome proxyReply(Exchange exchange, Member by, FormRecord record) {
        Optional<RollCall> running = rollCalls.open(by.organization());
        if (running.isEmpty()) {
            return Records.outcome("closed", Map.of());
        }
        Member about = members.get(new MemberId(Long.parseLong(record.answers().get("member"))));
        if (!about.organization().equals(by.organization())) {
            throw new IllegalStateException("member " + about.id().value() + " is of another organization");
        }
        Map<String, String> answers = Map.of(Reply.SAFETY, record.answers().get(Reply.SAFETY));
        Optional<String> own = ownAnswer(running.get(), about);
        if (own.isPresent() && answers.containsValue(Reply.SAFE)) {
            return Records.outcome("answered", Map.of(
                    "name", texts.name(about, by.language()), "answer", texts.choice(Reply.SAFETY, own.get(), by.language())));
        }
        rollCalls.reply(List.of(new Reply(
                running.get().id(), about.id(), answers, exchange.occasion().at(), exchange.occasion().receivedAt(),
                Reply.Source.PROXY, by.id(), exchange.occasion().id())));
        return Records.outcome("recorded", Map.of("name", texts.name(about, by.language())));
    }

    /** "Safe" from somebody else never replaces what a person has said themself; that they are hurt is always taken. */
    private Optional<String> ownAnswer(RollCall rollCall, Member member) {
        return rollCalls.history(rollCall.id(), member.id()).stream()
                .filter(answer -> answer.question().equals(Reply.SAFETY) && answer.proxyBy() == null)
                .map(Answer::value)
                .reduce((earlier, later) -> later)
                .filter(value -> !value.isEmpty());
    }

    Outcome policy(Exchange exchange, Member leader, FormRecord record) {
        Optional<RollCall> running = rollCalls.open(leader.organization());
        if (running.isEmpty()) {
            return Records.outcome("no_incident", Map.of());
        }
        String chosen = record.answers().get("policy");
        ResponsePolicy policy = new ResponsePolicy(
                running.get().incident(),
                "other".equals(chosen) ? null : chosen,
                record.answers().get("words"),
                leader.id(),
                exchange.occasion().receivedAt());
        return switch (policies.choose(running.get(), policy)) {
            case Announcement.Announced(int people) ->
                Records.outcome("announced", Map.of("count", String.valueOf(people)));
            case Announcement.NotEnoughQuota(long cost, long remaining) ->
                Records.outcome("not_enough_quota", Map.of("cost", String.valueOf(cost), "remaining", String.valueOf(remaining)));
        };
    }

    private String names(List<Member> people, String language) {
        return people.stream().map(member -> texts.name(member, language)).collect(Collectors.joining("、"));
    }
}
