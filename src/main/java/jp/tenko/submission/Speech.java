package jp.tenko.submission;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import jp.tenko.line.ChannelKey;
import jp.tenko.line.LineMessage;
import jp.tenko.line.LineUserId;
import jp.tenko.line.Outbox;
import jp.tenko.line.Quota;
import jp.tenko.line.Quotas;
import jp.tenko.rollcall.MessageReserve;
import jp.tenko.roster.Member;
import jp.tenko.roster.OrganizationId;
import jp.tenko.roster.Organizations;
import org.springframework.stereotype.Component;

/**
 * Says something on LINE as far as the month's messages go: in a disaster all that are left, in a drill what is not kept back. What
 * they do not cover is not put into the outbox, where it would wait for next month, but told to the caller.
 */
@Component
class Speech {

    /** A deadline of yesterday is said by the next message about it. */
    private static final Duration NEWS = Duration.ofHours(12);

    private final Outbox outbox;
    private final Quotas quotas;
    private final MessageReserve reserve;
    private final Organizations organizations;
    private final Clock clock;

    Speech(Outbox outbox, Quotas quotas, MessageReserve reserve, Organizations organizations, Clock clock) {
        this.outbox = outbox;
        this.quotas = quotas;
        this.reserve = reserve;
        this.organizations = organizations;
        this.clock = clock;
    }

    /**
     * To each in their language, the first ones when there is not enough for all.
     *
     * @return false when there were people to tell, and none could be
     */
    boolean tell(OrganizationId organization, boolean drill, Collection<Member> people, Function<String, List<LineMessage>> said) {
        ChannelKey channel = organizations.get(organization).channel();
        Instant until = clock.instant().plus(NEWS);
        List<Member> reached = people.stream().filter(Member::reachableByLine).toList();
        List<Member> covered = reached.stream().limit(quota(organization, drill).remaining()).toList();
        covered.forEach(person -> outbox.push(channel, Objects.requireNonNull(person.lineUserId()), said.apply(person.language()), until));
        return reached.isEmpty() || !covered.isEmpty();
    }

    /** To all of them or to none: half of a town is no recipient. @return whether it was said */
    boolean hand(OrganizationId organization, List<LineUserId> users, List<LineMessage> said) {
        if (!quota(organization, false).covers(users.size())) {
            return false;
        }
        ChannelKey channel = organizations.get(organization).channel();
        Instant until = clock.instant().plus(NEWS);
        users.forEach(user -> outbox.push(channel, user, said, until));
        return true;
    }

    private Quota quota(OrganizationId organization, boolean drill) {
        return drill ? reserve.left(organization) : quotas.of(organizations.get(organization).channel());
    }
}
