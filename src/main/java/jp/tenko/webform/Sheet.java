package jp.tenko.webform;

import java.util.List;
import java.util.UUID;
import jp.tenko.flow.FormPage;

/**
 * A form on a page.
 *
 * @param id of this sheet: sent twice, it is recorded once
 * @param basedOn the report whose answers it began with, as incident/number; empty: none
 * @param language of whoever fills it in, as in the member list
 * @param words what came of it, as LINE would say it; empty while it is not done
 * @param leftOut the files that could not be taken
 */
public record Sheet(FormPage page, UUID id, String basedOn, State state, String language, List<String> words,
        SentForm.LeftOut leftOut) {

    public enum State {
        OPEN,
        /** Something is wrong; it says so beside the field. */
        WRONG,
        /** What was given is on record, and more is asked. */
        GOES_ON,
        DONE,
        /** Meanwhile they have answered otherwise, by LINE or by telephone: nothing of this was taken. */
        OVERTAKEN
    }

    public boolean done() {
        return state == State.DONE;
    }

    /** For templates: {@code goes-on}. */
    public String code() {
        return state.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
