package jp.tenko.flow;

/** What a person asked for that is the caller's to do. */
public sealed interface Wish {

    /** Remember the language; the turn already speaks it. */
    record ChangeLanguage(String language) implements Wish {}

    /** This conversation was left; begin that flow. */
    record StartFlow(String formId) implements Wish {}

    /**
     * A person of the house should help with this question: it could not be read several times. The form has gone on.
     *
     * @param question by its path
     */
    record TellStaff(String question) implements Wish {}

    /** Show the menu; the conversation stays where it is. */
    record ShowMenu() implements Wish {}
}
