package jp.tenko.flow.reading;

/** What was understood of something typed. */
public sealed interface Read {

    /** @param canonical as it is recorded */
    record Value(String canonical) implements Read {}

    /**
     * It is clear what was meant, but something is missing that only the person can tell.
     *
     * @param phrase that asks for it, by its name in {@code commands.yaml}
     */
    record Lacking(String phrase) implements Read {}

    record Nothing() implements Read {}

    Read NOTHING = new Nothing();
}
