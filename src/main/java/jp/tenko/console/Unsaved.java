package jp.tenko.console;

import java.util.List;

/**
 * Something that was sent and is not kept, because its sender is not signed in any more.
 *
 * @param typed what they had written, in the order of the form
 */
public record Unsaved(List<String> typed) {

    /** Where it stands in a request, for the page that says so. */
    public static final String ATTRIBUTE = Unsaved.class.getName();
}
