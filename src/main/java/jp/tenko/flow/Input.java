package jp.tenko.flow;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a person did. */
public sealed interface Input {

    record Typed(String text) implements Input {}

    /**
     * A tap on a choice. Buttons carry what they answer, so a late tap never answers another question.
     *
     * @param conversation null when the button went to many people at once
     * @param revision the {@link Place#revision} at which the button was shown
     */
    record Tapped(@Nullable UUID conversation, String question, String choice, int revision) implements Input {}

    /**
     * Something chosen in a picker, which answers one question like a tapped choice.
     *
     * @param conversation null when it is not known
     * @param value {@code 2026-07-10}, {@code 06:15} or {@code 2026-07-10T06:15}
     */
    record Picked(@Nullable UUID conversation, String question, String value, int revision) implements Input {}

    /** A tap on a button that is no answer: {@code back}, {@code skip:road}, {@code send} … */
    record TappedCommand(@Nullable UUID conversation, String command) implements Input {}

    /** Degrees, north and east positive. LINE adds title and address when it knows them. */
    record Located(double latitude, double longitude, @Nullable String title, @Nullable String address)
            implements Input {}

    /**
     * A picture. Several sent at once are one set, each its own event, in any order (line.md §3, image set).
     *
     * @param imageId LINE's message id, with which the picture is fetched
     * @param index from 1, null outside a set
     */
    record Pictured(String imageId, @Nullable String setId, @Nullable Integer index, @Nullable Integer total)
            implements Input {}

    /** What no question takes: {@code sticker}, {@code video}, {@code audio}, {@code file} … */
    record Other(String kind) implements Input {}
}
