package jp.tenko.conversation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.tenko.flow.Facts;
import jp.tenko.flow.Flow;
import jp.tenko.flow.Place;
import jp.tenko.flow.Say;
import jp.tenko.flow.Situation;
import jp.tenko.line.ChannelKey;
import jp.tenko.line.LineUserId;
import jp.tenko.line.Outbox;
import jp.tenko.rollcall.MessageReserve;
import jp.tenko.roster.Organization;
import jp.tenko.roster.Organizations;
import org.springframework.stereotype.Component;

/** What a nudge says, and whether it may: never at the price of a roll call, see {@link MessageReserve}. */
@Component
class NudgeWords {

    private static final Duration OF_USE = Duration.ofHours(6);

    private final FlowFiles flows;
    private final Organizations organizations;
    private final WhoWrites whoWrites;
    private final MessageReserve reserve;
    private final OfficeHours hours;
    private final Outbox outbox;
    private final Clock clock;

    NudgeWords(FlowFiles flows, Organizations organizations, WhoWrites whoWrites, MessageReserve reserve, OfficeHours hours, Outbox outbox,
            Clock clock) {
        this.flows = flows;
        this.organizations = organizations;
        this.whoWrites = whoWrites;
        this.reserve = reserve;
        this.hours = hours;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** That moment, or the end of the quiet hours of the office in which it lies. */
    Instant wanted(ChannelKey channel, Instant moment) {
        return organizations.of(channel).map(organization -> hours.moved(organization.id(), moment)).orElse(moment);
    }

    /** @param last no other follows */
    void push(ChannelKey channel, LineUserId user, Talk talk, boolean last) {
        Optional<Person> person = organizations.of(channel)
                .filter(this::affordable)
                .map(organization -> whoWrites.person(organization, user, talk))
                .filter(Person::reachable);
        if (person.isPresent()) {
            Place place = talk.current().orElseThrow();
            outbox.push(channel, user, Bubbles.of(place, List.of(say(person.get(), place, last))), clock.instant().plus(OF_USE));
        }
    }

    private Say say(Person person, Place place, boolean last) {
        Flow flow = flows.definition(place.hash()).orElseGet(() -> flows.flow(place.formId()));
        Place onIt = flow.hash().equals(place.hash()) ? place : flows.engine().carry(flow, place);
        return flows.engine().remind(
                flow, onIt, last, new Situation(clock.instant(), person.language(), person.roles(), Facts.NONE));
    }

    private boolean affordable(Organization organization) {
        return reserve.left(organization.id()).covers(1);
    }
}
