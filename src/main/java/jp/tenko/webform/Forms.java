package jp.tenko.webform;

import org.jspecify.annotations.Nullable;

/**
 * The forms of the conversation, on a page: the same definitions, the same reading of what is typed, the same records. A page keeps
 * nothing on the server: what it was shown with stands on it and comes back with what was filled in. Implemented by the door
 * {@code conversation}; inside the caller's transaction.
 */
public interface Forms {

    /**
     * As it is shown first, with what is known. Changes nothing.
     *
     * @param language chosen on the page; null: the one in which they are spoken to
     */
    Sheet open(Errand errand, @Nullable String language);

    /** Records what is to be recorded; the same sheet sent twice is recorded once. @param language as above */
    Sheet send(Errand errand, SentForm sent, @Nullable String language);
}
