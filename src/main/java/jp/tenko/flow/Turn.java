package jp.tenko.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one word of a person leads to.
 *
 * @param place as it stands after it; also of an ended conversation, for a late tap that corrects an answer
 * @param words at most five, in order
 * @param records to be executed in order; what came of one may go to {@link FormEngine#conclude}
 * @param ended nothing is open any more
 * @param wish what the caller should do besides; null: nothing
 */
public record Turn(Place place, List<Say> words, List<FormRecord> records, boolean ended, @Nullable Wish wish) {

    /** LINE's limit of messages in one reply (line.md §2). */
    static final int MOST_WORDS = 5;

    public Turn {
        words = List.copyOf(words);
        records = List.copyOf(records);
    }
}
