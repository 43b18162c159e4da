package jp.tenko.conversation;

import java.util.Optional;
import java.util.stream.Stream;
import jp.tenko.flow.Flow;
import jp.tenko.flow.Place;
import jp.tenko.flow.Reminders;
import org.springframework.stereotype.Component;

/**
 * Which of a person's conversations goes on. One that was left too long ago does not, nor one about a roll call that is
 * over: a word said next week answers nothing from last week.
 */
@Component
class CurrentPlace {

    private final FlowFiles flows;

    CurrentPlace(FlowFiles flows) {
        this.flows = flows;
    }

    Optional<Place> of(Exchange exchange) {
        return open(exchange).findFirst();
    }

    /** All that may still go on, the one they are in first. */
    Stream<Place> open(Exchange exchange) {
        return exchange.talk().places().stream()
                .filter(Talk::isOpen)
                .filter(place -> goesOn(exchange, place));
    }

    private boolean goesOn(Exchange exchange, Place place) {
        if (place.formId().equals(SafetyTalk.FORM)) {
            return exchange.asked()
                    .filter(asked -> SafetyTalk.subject(asked.rollCall()).equals(place.subject()))
                    .isPresent();
        }
        return flows.definition(place.hash())
                .map(Flow::settings)
                .flatMap(settings -> Reminders.end(settings, place))
                .map(end -> exchange.event().occurredAt().isBefore(end))
                .orElse(true);
    }
}
