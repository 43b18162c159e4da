package jp.tenko.conversation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import jp.tenko.flow.Flow;
import jp.tenko.flow.FormEngine;
import jp.tenko.flow.FormRecord;
import jp.tenko.flow.Input;
import jp.tenko.flow.Outcome;
import jp.tenko.flow.Place;
import jp.tenko.flow.Say;
import jp.tenko.flow.Situation;
import jp.tenko.flow.Turn;
import jp.tenko.flow.Wish;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets the form engine take a turn, and does what the turn asks for: records, words, another flow, another language. */
@Component
class Turns {

    private final FlowFiles flows;
    private final Records records;
    private final List<FactSource> facts;
    private final StartingAnswers starting;
    private final ChosenLanguage languages;
    private final WhichBusiness which;
    private final Menu menu;
    private final Stuck stuck;
    private final CurrentPlace current;
    private final Supplier<UUID> ids;

    Turns(FlowFiles flows, Records records, List<FactSource> facts, StartingAnswers starting, ChosenLanguage languages,
            WhichBusiness which, Menu menu, Stuck stuck, CurrentPlace current, Supplier<UUID> ids) {
        this.flows = flows;
        this.records = records;
        this.facts = facts;
        this.starting = starting;
        this.languages = languages;
        this.which = which;
        this.menu = menu;
        this.stuck = stuck;
        this.current = current;
        this.ids = ids;
    }

    /** Begins a flow and asks its first question; before that, which business it is about, if it is about one. */
    void begin(Exchange exchange, String formId) {
        if (!WhichBusiness.isAboutOne(flows.flow(formId))) {
            beginAbout(exchange, formId, null);
        } else if (exchange.person().member() != null) {
            beginAbout(exchange, WhichBusiness.CHOOSE_FOR_STAFF, null);
        } else {
            which.only(exchange.person()).ifPresentOrElse(
                    business -> beginAbout(exchange, formId, business.subject()),
                    () -> exchange.say(which.ask(exchange.person(), formId)));
        }
    }

    /**
     * Begins a flow about something that is settled, and asks its first question. What was begun about it and not sent goes on
     * instead: of two drafts one would be forgotten, or sent over the other.
     */
    void beginAbout(Exchange exchange, String formId, @Nullable String subject) {
        Optional<Place> draft = draft(exchange, formId, subject);
        if (draft.isPresent()) {
            resume(exchange, draft.get());
            return;
        }
        if (formId.equals(Conversations.START_ROLL_CALL)) {
            exchange.dropUnsent(formId);
        }
        Flow flow = flows.flow(formId);
        Map<String, String> known = starting.of(exchange.person(), formId, subject);
        follow(exchange, flow, engine().begin(flow, ids.get(), subject, known, situation(exchange, subject)));
    }

    /** What somebody has begun about this and not sent. */
    Optional<Place> draft(Exchange exchange, String formId, @Nullable String subject) {
        return subject == null ? Optional.empty() : current.open(exchange)
                .filter(place -> place.formId().equals(formId) && subject.equals(place.subject()))
                .findFirst();
    }

    /** Begins a flow about a business with something said already; a report before is shown, and sent only when they say so. */
    void beginAboutWith(Exchange exchange, String formId, String subject, Input said) {
        Optional<Place> draft = draft(exchange, formId, subject);
        if (draft.isPresent() && !(said instanceof Input.Pictured)) {
            resume(exchange, draft.get());
        } else if (draft.isPresent()) {
            advance(exchange, draft.get(), said);
        } else {
            beginWith(exchange, formId, subject, starting.of(exchange.person(), formId, subject), said);
        }
    }

    /**
     * Begins a flow with something said already, as if it had been asked.
     *
     * @param known answers that are on record
     */
    void beginWith(Exchange exchange, String formId, @Nullable String subject, Map<String, String> known, Input said) {
        Flow flow = flows.flow(formId);
        Place place = engine().begin(flow, ids.get(), subject, known, situation(exchange, subject)).place();
        follow(exchange, flow, engine().advance(flow, place, said, situation(exchange, subject)));
    }

    /**
     * A choice of a form whose place is not known, since Redis is away: the button carries what was answered before it, and
     * the next ones carry this too. So a director can call the roll without Redis.
     *
     * @return false when the tap does not answer the question that is open then; nothing has happened
     */
    boolean beginWithCarried(Exchange exchange, ButtonData.Answer tap) {
        Optional<Flow> flow = flows.startable(tap.formId(), exchange.person());
        if (flow.isEmpty()) {
            return false;
        }
        Map<String, String> known = Carried.read(tap.subject());
        String subject = Carried.write(tap.subject(), tap.question(), tap.choice());
        Turn begun = engine().begin(flow.get(), ids.get(), subject, known, situation(exchange, subject));
        boolean open = begun.words().stream()
                .flatMap(say -> say.options().stream())
                .anyMatch(option -> option.action() instanceof Say.Action.Tap(String question, String choice, int revision)
                        && question.equals(tap.question())
                        && choice.equals(tap.choice()));
        if (open) {
            Input said = new Input.Tapped(null, tap.question(), tap.choice(), 0);
            follow(exchange, flow.get(), engine().advance(flow.get(), begun.place(), said, situation(exchange, subject)));
        }
        return open;
    }

    /** One more word in a conversation that is known. */
    void advance(Exchange exchange, Place place, Input said) {
        Optional<Flow> definition = flows.definition(place.hash());
        Flow flow = definition.orElseGet(() -> flows.flow(place.formId()));
        Place onIt = definition.isPresent() ? place : engine().carry(flow, place);
        follow(exchange, flow, engine().advance(flow, onIt, said, situation(exchange, place.subject())));
    }

    /** Whether these words are a choice of the question that this conversation is asking. */
    boolean isChoice(Exchange exchange, Place place, String typed) {
        return flows.definition(place.hash())
                .filter(flow -> engine().isChoice(flow, place, typed, situation(exchange, place.subject())))
                .isPresent();
    }

    /** Whether this conversation waits for a sentence, which may tell of anybody. */
    boolean takesWords(Exchange exchange, Place place) {
        return flows.definition(place.hash())
                .filter(flow -> engine().takesWords(flow, place, situation(exchange, place.subject())))
                .isPresent();
    }

    /** Whether these words are a choice of the question that a form asks after what is known. */
    boolean isNextChoice(Exchange exchange, String formId, String subject, Map<String, String> known, String typed) {
        Flow flow = flows.flow(formId);
        Situation situation = situation(exchange, subject);
        return engine().isChoice(flow, engine().begin(flow, ids.get(), subject, known, situation).place(), typed, situation);
    }

    /** What came of a record may change what is said, so the words wait for the last of them. */
    private void follow(Exchange exchange, Flow flow, Turn turn) {
        Turn last = turn;
        exchange.nowAt(turn.place());
        for (FormRecord record : turn.records()) {
            Optional<Outcome> outcome = records.execute(exchange, turn.place(), record);
            if (outcome.isPresent()) {
                last = engine().conclude(flow, last, outcome.get(), situation(exchange, turn.place().subject()));
                exchange.nowAt(last.place());
                if (Records.isDone(outcome.get())) {
                    exchange.done(last.place());
                }
            }
        }
        exchange.say(Bubbles.of(last.place(), last.words()));
        Optional<ButtonData.Begin> next = exchange.takeNext();
        if (turn.wish() != null) {
            grant(exchange, flow, turn.wish());
        } else if (next.isPresent()) {
            beginAbout(exchange, next.get().formId(), next.get().subject());
        } else if (last.ended()) {
            resumeWhatWasInterrupted(exchange);
        }
    }

    private void grant(Exchange exchange, Flow flow, Wish wish) {
        switch (wish) {
            case Wish.ChangeLanguage(String language) -> {
                languages.speak(exchange, language);
            }
            case Wish.StartFlow(String formId) -> begin(exchange, formId);
            case Wish.TellStaff(String question) -> stuck.tell(exchange, flow, question);
            case Wish.ShowMenu() -> exchange.say(menu.of(exchange.person()));
        }
    }

    private void resumeWhatWasInterrupted(Exchange exchange) {
        current.of(exchange).filter(place -> place.mode() != Place.Mode.LATER).ifPresent(place -> resume(exchange, place));
    }

    /** Says that this one goes on, and asks what is open in it. */
    private void resume(Exchange exchange, Place place) {
        Optional<Flow> definition = flows.definition(place.hash());
        Flow flow = definition.orElseGet(() -> flows.flow(place.formId()));
        Place onIt = definition.isPresent() ? place : engine().carry(flow, place);
        Turn resumed = engine().resume(flow, onIt, situation(exchange, place.subject()));
        exchange.nowAt(resumed.place());
        exchange.say(Bubbles.of(resumed.place(), resumed.words()));
    }

    private Situation situation(Exchange exchange, @Nullable String subject) {
        Person person = exchange.person();
        return new Situation(
                exchange.occasion().at(), person.language(), person.roles(), FactSource.all(facts, exchange, subject));
    }

    private FormEngine engine() {
        return flows.engine();
    }
}
