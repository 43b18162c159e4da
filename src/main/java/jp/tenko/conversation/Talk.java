package jp.tenko.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import jp.tenko.flow.Place;
import org.jspecify.annotations.Nullable;

/**
 * All conversations of one person: the one they are in comes first, then those they were called away from, and the last
 * ones that ended, so that a late tap on an old button still corrects its own answer.
 *
 * @param done the last ones whose order was carried out, newest first: their buttons must not order it again
 * @param language that a stranger has chosen; null: none
 * @param lastWord when the person last said something in one of them; null: never
 */
record Talk(List<Place> places, List<UUID> done, @Nullable String language, @Nullable Instant lastWord) {

    static final Talk NONE = new Talk(List.of(), List.of(), null, null);

    private static final int REMEMBERED = 6;

    Talk {
        places = List.copyOf(places);
        done = List.copyOf(done);
    }

    Optional<Place> find(@Nullable UUID conversation) {
        return places.stream().filter(place -> place.conversation().equals(conversation)).findFirst();
    }

    /** The newest conversation of this form about this subject, open or ended. */
    Optional<Place> about(String formId, String subject) {
        return places.stream()
                .filter(place -> place.formId().equals(formId) && subject.equals(place.subject()))
                .findFirst();
    }

    /** The one that goes on unless something comes between. */
    Optional<Place> current() {
        return places.stream().findFirst().filter(Talk::isOpen);
    }

    /** With this one as the current one, in its newest state. */
    Talk with(Place place, Instant said) {
        List<Place> others = new ArrayList<>(places);
        others.removeIf(other -> other.conversation().equals(place.conversation()));
        int where = isOpen(place) ? 0 : (int) others.stream().filter(Talk::isOpen).count();
        others.add(where, place);
        return new Talk(newest(others), done, language, said);
    }

    /** What was ordered in this one has been done: all that stays of it is that. */
    Talk withDone(Place place) {
        List<UUID> all = new ArrayList<>(done);
        all.addFirst(place.conversation());
        return new Talk(
                places.stream().filter(other -> !other.conversation().equals(place.conversation())).toList(),
                newest(all), language, lastWord);
    }

    /** Without the conversations that have been overtaken: they go on from what is on record. */
    Talk without(Predicate<Place> overtaken) {
        return new Talk(places.stream().filter(overtaken.negate()).toList(), done, language, lastWord);
    }

    boolean isDone(@Nullable UUID conversation) {
        return conversation != null && done.contains(conversation);
    }

    Talk in(String chosen) {
        return new Talk(places, done, chosen, lastWord);
    }

    private static <T> List<T> newest(List<T> all) {
        return all.subList(0, Math.min(REMEMBERED, all.size()));
    }

    static boolean isOpen(Place place) {
        return place.mode() != Place.Mode.ENDED;
    }
}
