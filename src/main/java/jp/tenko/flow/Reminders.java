package jp.tenko.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When somebody who left a conversation in the middle is nudged, and when it ends by itself. Nothing of it is stored: it follows from the last word. */
public final class Reminders {

    /** Whoever said 「あとで」 is left alone for a while. */
    private static final Duration LATER = Duration.ofDays(1);

    private Reminders() {}

    /**
     * The times at which the person is nudged, unless they say something before; the earliest first. None after its end.
     *
     * @param lastWord when they last said anything
     */
    public static List<Instant> due(Settings settings, Place place, Instant lastWord) {
        if (place.mode() == Place.Mode.ENDED) {
            return List.of();
        }
        Optional<Instant> end = end(settings, place);
        return settings.reminders().stream()
                .filter(after -> place.mode() != Place.Mode.LATER || after.compareTo(LATER) >= 0)
                .map(lastWord::plus)
                .map(due -> settings.quietHours() == null ? due : settings.quietHours().moved(due))
                .filter(due -> end.isEmpty() || due.isBefore(end.get()))
                .distinct()
                .toList();
    }

    /** When an unfinished conversation is dropped: so long after its last answer. Empty: never. */
    public static Optional<Instant> end(Settings settings, Place place) {
        return Optional.ofNullable(settings.expiresAfter()).map(after -> lastAnswer(place).plus(after));
    }

    private static Instant lastAnswer(Place place) {
        return place.answers().values().stream().map(Place.Answer::at).max(Instant::compareTo).orElse(place.startedAt());
    }
}
