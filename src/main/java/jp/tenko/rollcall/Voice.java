package jp.tenko.rollcall;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import jp.tenko.incident.ResponsePolicy;
import jp.tenko.line.ChannelKey;
import jp.tenko.line.LineMessage;
import jp.tenko.line.LineUserId;
import jp.tenko.line.Outbox;
import jp.tenko.line.Quota;
import jp.tenko.line.Quotas;
import jp.tenko.roster.Member;
import jp.tenko.roster.OrganizationId;
import jp.tenko.roster.Organizations;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Says what a roll call has to say: the words of {@link RollCallWords}, to each in their language. Those whom LINE does
 * not reach are left out, since their messages would be lost in silence; {@link OtherWay} asks them.
 */
@Component
class Voice {

    private static final Duration NEWS = Duration.ofHours(12);

    private final Outbox outbox;
    private final Quotas quotas;
    private final MessageReserve reserve;
    private final Organizations organizations;
    private final RollCallWords words;
    private final ObjectProvider<OtherWay> otherWay;
    private final Clock clock;

    Voice(Outbox outbox, Quotas quotas, MessageReserve reserve, Organizations organizations, RollCallWords words,
            ObjectProvider<OtherWay> otherWay, Clock clock) {
        this.outbox = outbox;
        this.quotas = quotas;
        this.reserve = reserve;
        this.organizations = organizations;
        this.words = words;
        this.otherWay = otherWay;
        this.clock = clock;
    }

    /** What the organization's channel may still send this month. */
    Quota quota(OrganizationId organization) {
        return quotas.of(organizations.get(organization).channel());
    }

    /** What a roll call may use of it: a drill leaves what is kept back for a disaster. */
    Quota quota(OrganizationId organization, boolean drill) {
        return drill ? reserve.left(organization) : quota(organization);
    }

    void prompt(RollCall rollCall, Collection<Member> asked) {
        toMany(rollCall, asked, rollCall.endsAt(), language -> words.prompt(rollCall, language));
        askUnreached(rollCall, asked);
    }

    /** Those of them whom LINE does not reach are asked by another way, if there is one. */
    void askUnreached(RollCall rollCall, Collection<Member> people) {
        List<Member> unreached = people.stream().filter(person -> !person.reachableByLine()).toList();
        otherWay.ifAvailable(way -> way.ask(rollCall, unreached));
    }

    void reminder(RollCall rollCall, int number, Collection<Member> silent) {
        toMany(rollCall, silent, rollCall.endsAt(), language -> words.reminder(rollCall, number, language));
    }

    void policy(RollCall rollCall, ResponsePolicy policy, Collection<Member> staff) {
        toMany(rollCall, staff, news(), language -> words.policy(rollCall, policy, language));
    }

    /** @param until when it is stale */
    void summary(RollCall rollCall, Tally tally, Instant until) {
        toEach(rollCall, tally.charge().told(), until, language -> words.summary(rollCall, tally, language));
    }

    void needsHelp(Alert alert, Collection<Member> leaders) {
        toEach(alert.rollCall(), leaders, news(), language -> words.needsHelp(alert, language));
    }

    void injured(Alert alert, Collection<Member> leaders) {
        toEach(alert.rollCall(), leaders, news(), language -> words.injured(alert, language));
    }

    boolean isCry(String written) {
        return words.isCry(written);
    }

    /** @param safety what they answered; null: nothing */
    void cry(Alert alert, String written, @Nullable String safety, Collection<Member> leaders) {
        toEach(alert.rollCall(), leaders, news(), language -> words.cry(alert, written, safety, language));
    }

    void better(Alert alert, String before, String now, Collection<Member> leaders) {
        toEach(alert.rollCall(), leaders, news(), language -> words.better(alert, before, now, language));
    }

    void backInCharge(RollCall rollCall, Member now, Member before, Collection<Member> leaders) {
        toEach(rollCall, leaders, news(), language -> words.backInCharge(rollCall, now, before, language));
    }

    void inCharge(RollCall rollCall, Member now, Member before, Collection<Member> leaders) {
        toEach(rollCall, leaders, news(), language -> words.inCharge(rollCall, now, before, language));
    }

    void quotaStop(RollCall rollCall, Reminder.NotEnoughQuota stop, Collection<Member> leaders) {
        toEach(rollCall, leaders, news(), language ->
                words.quotaStop(rollCall, stop.cost(), stop.remaining(), language));
    }

    void closed(Tally tally, Collection<Member> leaders) {
        toEach(tally.rollCall(), leaders, news(), language -> words.closed(tally.rollCall(), tally, language));
    }

    private Instant news() {
        return clock.instant().plus(NEWS);
    }

    /** The same to many: one multicast for each language and 500 people. */
    private void toMany(
            RollCall rollCall, Collection<Member> people, Instant until, Function<String, List<LineMessage>> said) {
        ChannelKey channel = organizations.get(rollCall.organization()).channel();
        Map<String, List<LineUserId>> byLanguage = people.stream()
                .filter(Member::reachableByLine)
                .collect(groupingBy(Member::language, TreeMap::new, mapping(Voice::user, toList())));
        byLanguage.forEach((language, users) -> outbox.multicast(channel, users, said.apply(language), until));
    }

    /** To a few, each alone: what one person is told keeps its order. */
    private void toEach(
            RollCall rollCall, Collection<Member> people, Instant until, Function<String, List<LineMessage>> said) {
        ChannelKey channel = organizations.get(rollCall.organization()).channel();
        people.stream()
                .filter(Member::reachableByLine)
                .forEach(person -> outbox.push(channel, user(person), said.apply(person.language()), until));
    }

    private static LineUserId user(Member member) {
        return Objects.requireNonNull(member.lineUserId(), "a member whom LINE reaches has a LINE user id");
    }
}
