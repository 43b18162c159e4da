package jp.tenko.flow;

/** What a person asked for that is the caller's to do. */
public sealed interface Wish {

    /** Remember the language; the turn already speaks it. */
    record ChangeLanguage(String language) implements Wish {}

    /** This conversation was left; begin that flow. */
    record StartFlow(String formId) implements Wish {}

    /** Show the menu; the conversation stays where it is. */
    record ShowMenu() implements Wish {}
}
