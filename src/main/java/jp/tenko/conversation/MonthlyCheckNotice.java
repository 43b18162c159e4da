package jp.tenko.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.tenko.incident.Incidents;
import jp.tenko.line.Outbox;
import jp.tenko.rollcall.MessageReserve;
import jp.tenko.roster.Member;
import jp.tenko.roster.Members;
import jp.tenko.roster.Organization;
import org.springframework.stereotype.Component;

/**
 * Tells the director whom the next roll call would miss; when LINE does not reach the director, the first deputy whom it does. One message,
 * never at the price of what is kept back for a disaster, and none while one goes on.
 */
@Component
class MonthlyCheckNotice {

    private static final Duration OF_USE = Duration.ofHours(12);

    private final Members members;
    private final Incidents incidents;
    private final MessageReserve reserve;
    private final MonthlyCheckWords words;
    private final Outbox outbox;

    MonthlyCheckNotice(Members members, Incidents incidents, MessageReserve reserve, MonthlyCheckWords words, Outbox outbox) {
        this.members = members;
        this.incidents = incidents;
        this.reserve = reserve;
        this.words = words;
        this.outbox = outbox;
    }

    void tell(Organization organization, Instant now) {
        Optional<Member> leader = members.leaders(organization.id()).stream()
                .filter(one -> one.reachableByLine() && !one.onLeave())
                .findFirst();
        if (leader.isPresent() && incidents.current(organization.id(), false).isEmpty() && reserve.left(organization.id()).covers(1)) {
            outbox.push(organization.channel(), Objects.requireNonNull(leader.get().lineUserId()),
                    List.of(words.message(organization, leader.get().language())), now.plus(OF_USE));
        }
    }
}
