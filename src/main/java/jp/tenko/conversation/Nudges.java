package jp.tenko.conversation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.tenko.duty.Duties;
import jp.tenko.duty.Duty;
import jp.tenko.flow.Flow;
import jp.tenko.flow.Place;
import jp.tenko.flow.Reminders;
import jp.tenko.line.ChannelKey;
import jp.tenko.line.LineUserId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reminds people of conversations that they left in the middle, as the flow's {@code reminders} say. Where somebody is lies in Redis and
 * changes with every word, so a trigger is set when a conversation begins and not moved with each of them: when it fires, the place says
 * what is due since the last word, which is done once, and when to look again; what falls into the quiet hours of the office waits for their end. With Redis emptied nobody is in the middle of anything.
 */
@Component
class Nudges {

    private static final String KIND = "nudge";
    private static final String SUBJECT = "conversation:";
    private static final String CHANNEL = "channel";
    private static final String PERSON = "person";

    private final Duties duties;
    private final FlowFiles flows;
    private final Places places;
    private final NudgeWords words;
    private final Clock clock;

    Nudges(Duties duties, FlowFiles flows, Places places, NudgeWords words, Clock clock) {
        this.duties = duties;
        this.flows = flows;
        this.places = places;
        this.words = words;
        this.clock = clock;
    }

    /** After each transaction's words: whoever is in the middle of something now and was not before. */
    void watch(List<Exchange> exchanges) {
        duties.schedule(exchanges.stream()
                .filter(Exchange::hasMoved)
                .flatMap(exchange -> exchange.talk().current()
                        .filter(place -> !isWatched(exchange.before(), place))
                        .flatMap(place -> next(place, exchange.talk().lastWord()))
                        .map(due -> duty(exchange.talk().current().orElseThrow(), exchange.event().channel(), exchange.event().person(), due))
                        .stream())
                .toList());
    }

    /** It was open before this word, and a trigger looks after it: the last one looks no further. */
    private boolean isWatched(Talk before, Place place) {
        return before.find(place.conversation()).flatMap(earlier -> next(earlier, before.lastWord())).isPresent();
    }

    /** A trigger has fired. */
    void due(Duty duty) {
        ChannelKey channel = new ChannelKey(duty.about().get(CHANNEL));
        LineUserId user = new LineUserId(duty.about().get(PERSON));
        Talk talk = places.of(channel, user);
        if (places.areAway()) {
            throw new IllegalStateException("where people are is not known (Redis); looked again soon");
        }
        Optional<Place> place = talk.find(UUID.fromString(duty.subject().substring(SUBJECT.length())));
        if (place.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        List<Instant> due = times(place.get(), talk.lastWord()).stream().map(time -> words.wanted(channel, time)).distinct().toList();
        Optional<Instant> latest = due.stream().filter(time -> !time.isAfter(now)).reduce((earlier, later) -> later);
        Optional<Instant> next = due.stream().filter(time -> time.isAfter(now)).findFirst();
        boolean isOn = talk.current().equals(place) && Reminders.end(flow(place.get()).settings(), place.get()).filter(end -> !end.isAfter(now)).isEmpty();
        if (isOn && latest.isPresent() && duties.once(duty.subject(), KIND, latest.get())) {
            words.push(channel, user, talk, next.isEmpty());
        }
        next.ifPresent(time -> duties.schedule(List.of(duty(place.get(), channel, user, time))));
    }

    private Optional<Instant> next(Place place, @Nullable Instant lastWord) {
        return times(place, lastWord).stream().filter(time -> time.isAfter(clock.instant())).findFirst();
    }

    /** A roll call has reminders of its own. */
    private List<Instant> times(Place place, @Nullable Instant lastWord) {
        return lastWord == null || place.formId().equals(SafetyTalk.FORM)
                ? List.of()
                : Reminders.due(flow(place).settings(), place, lastWord);
    }

    private Flow flow(Place place) {
        return flows.definition(place.hash()).orElseGet(() -> flows.flow(place.formId()));
    }

    private static Duty duty(Place place, ChannelKey channel, LineUserId person, Instant due) {
        return new Duty(
                SUBJECT + place.conversation(), Duty.Kind.of(KIND, NudgeJob.class),
                Map.of(CHANNEL, channel.value(), PERSON, person.value()), due);
    }
}
