package jp.tenko.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import jp.tenko.flow.Place;
import jp.tenko.line.LineEvent;
import jp.tenko.line.LineMessage;
import jp.tenko.rollcall.Reply;
import org.jspecify.annotations.Nullable;

/**
 * One event of LINE, or one page that was sent, being handled: who it is from, what their conversations become, what is said back,
 * what is recorded.
 */
final class Exchange {

    private final @Nullable LineEvent event;
    private final Occasion occasion;
    private final Talk before;
    private Person person;
    private Talk talk;
    private Optional<Asked> asked = Optional.empty();
    private Optional<ButtonData.Begin> next = Optional.empty();
    private final List<LineMessage> words = new ArrayList<>();
    private final List<Reply> replies = new ArrayList<>();

    Exchange(LineEvent event, Person person, Talk talk) {
        this(event, Occasion.of(event), person, talk);
    }

    /** A page knows no conversation: all that it goes on from stands on it. */
    static Exchange onAPage(Occasion occasion, Person person) {
        return new Exchange(null, occasion, person, Talk.NONE);
    }

    private Exchange(@Nullable LineEvent event, Occasion occasion, Person person, Talk talk) {
        this.event = event;
        this.occasion = occasion;
        this.person = person;
        this.before = talk;
        this.talk = talk;
    }

    /** Only of what came by LINE. */
    LineEvent event() {
        return Objects.requireNonNull(event, "this was sent from a page");
    }

    Occasion occasion() {
        return occasion;
    }

    Person person() {
        return person;
    }

    /** A stranger has joined: from now on they are somebody. */
    void becomes(Person.Standing somebody) {
        person = person.as(somebody);
    }

    /** The open roll call that asks the person, if there is one. */
    Optional<Asked> asked() {
        return asked;
    }

    /** What is on record counts, and not what Redis remembers of it. */
    void isAskedBy(@Nullable Asked openRollCall) {
        asked = Optional.ofNullable(openRollCall);
        asked.ifPresent(now -> talk = talk.without(now::isAheadOf));
    }

    /** A stranger has chosen a language; a member's is kept with the member. */
    void speaks(String language) {
        talk = talk.in(language);
        person = person.as(new Person.Standing.Stranger(language));
    }

    Talk talk() {
        return talk;
    }

    Talk before() {
        return before;
    }

    void nowAt(Place place) {
        talk = talk.with(place, occasion.at());
    }

    /** These conversations do not go on. @return whether there were any */
    boolean leave(Predicate<Place> which) {
        int before = talk.places().size();
        talk = talk.without(which);
        return talk.places().size() < before;
    }

    /** An order that was begun and not given is no answer: left in the talk, it would be put before the person again once this one is given. */
    void dropUnsent(String formId) {
        talk = talk.without(place -> Talk.isOpen(place) && place.formId().equals(formId));
    }

    /** What was ordered in this conversation has been done. */
    void done(Place place) {
        talk = talk.withDone(place);
    }

    /** When what is being said is said, another flow begins. */
    void goesOnWith(String formId, @Nullable String subject) {
        next = Optional.of(new ButtonData.Begin(formId, subject));
    }

    /** Asked once: from then on nothing is to begin. */
    Optional<ButtonData.Begin> takeNext() {
        Optional<ButtonData.Begin> taken = next;
        next = Optional.empty();
        return taken;
    }

    void say(LineMessage message) {
        words.add(message);
    }

    void say(List<LineMessage> messages) {
        words.addAll(messages);
    }

    List<LineMessage> words() {
        return words;
    }

    /** Written with those of the other people of the same transaction, in one statement. */
    void record(Reply reply) {
        replies.add(reply);
    }

    List<Reply> replies() {
        return replies;
    }

    Places.Moved moved() {
        return new Places.Moved(event(), before, talk);
    }

    boolean hasMoved() {
        return !talk.equals(before);
    }
}
