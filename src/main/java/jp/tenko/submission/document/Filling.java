package jp.tenko.submission.document;

/** What became of an organization's own Form I when the lines were to be written into it. */
sealed interface Filling {

    /** @param xlsx what goes out */
    record Filled(byte[] xlsx) implements Filling {}

    /** @param why in Japanese, for the office that made the form; the layout of the plan goes out instead */
    record Refused(String why) implements Filling {}
}
