package jp.tenko.webform;

/**
 * The forms of the conversation, on a page: the same definitions, the same reading of what is typed, the same records. A page keeps
 * nothing on the server: what it was shown with stands on it and comes back with what was filled in. Implemented by the door
 * {@code conversation}; inside the caller's transaction.
 */
public interface Forms {

    /** As it is shown first, with what is known. Changes nothing. */
    Sheet open(Errand errand);

    /** Records what is to be recorded; the same sheet sent twice is recorded once. */
    Sheet send(Errand errand, SentForm sent);
}
