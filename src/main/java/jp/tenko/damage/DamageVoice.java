package jp.tenko.damage;

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
import jp.tenko.incident.Incident;
import jp.tenko.line.ChannelKey;
import jp.tenko.line.LineMessage;
import jp.tenko.line.LineUserId;
import jp.tenko.line.Outbox;
import jp.tenko.line.Quota;
import jp.tenko.line.Quotas;
import jp.tenko.roster.Member;
import jp.tenko.roster.Members;
import jp.tenko.roster.OrganizationId;
import jp.tenko.roster.Organizations;
import org.springframework.stereotype.Component;

/** Says what the damage survey has to say: the words of {@link DamageWords}, to each in their language, within the quota. */
@Component
class DamageVoice {

    private static final Duration NEWS = Duration.ofHours(12);

    private final Outbox outbox;
    private final Quotas quotas;
    private final Organizations organizations;
    private final Members members;
    private final DamageWords words;
    private final Clock clock;

    DamageVoice(
            Outbox outbox, Quotas quotas, Organizations organizations, Members members, DamageWords words, Clock clock) {
        this.outbox = outbox;
        this.quotas = quotas;
        this.organizations = organizations;
        this.members = members;
        this.words = words;
        this.clock = clock;
    }

    /** What the organization's channel may still send this month. */
    Quota quota(OrganizationId organization) {
        return quotas.of(channel(organization));
    }

    /** To the director and the deputies, each in their language. @return false when the month's messages do not reach */
    boolean news(DamageNews news) {
        OrganizationId organization = news.incident().organization();
        List<Member> leaders = members.leaders(organization).stream()
                .filter(leader -> leader.reachableByLine() && !leader.onLeave())
                .toList();
        if (!quota(organization).covers(leaders.size())) {
            return false;
        }
        leaders.forEach(leader -> outbox.push(
                channel(organization),
                Objects.requireNonNull(leader.lineUserId()),
                words.news(news, leader.language()),
                until()));
        return true;
    }

    void askOverview(Incident incident, Collection<Listener> officers) {
        toMany(incident, officers, language -> words.askOverview(incident, language));
    }

    void askReport(Incident incident, Collection<Listener> contacts) {
        toMany(incident, contacts, language -> words.askReport(incident, language));
    }

    /** The same to many: one multicast for each language and 500 people. */
    private void toMany(Incident incident, Collection<Listener> people, Function<String, List<LineMessage>> said) {
        Map<String, List<LineUserId>> byLanguage = people.stream()
                .collect(groupingBy(Listener::language, TreeMap::new, mapping(Listener::user, toList())));
        byLanguage.forEach((language, users) ->
                outbox.multicast(channel(incident.organization()), users, said.apply(language), until()));
    }

    private ChannelKey channel(OrganizationId organization) {
        return organizations.get(organization).channel();
    }

    private Instant until() {
        return clock.instant().plus(NEWS);
    }

    /** Somebody whom LINE reaches. */
    record Listener(LineUserId user, String language) {}
}
