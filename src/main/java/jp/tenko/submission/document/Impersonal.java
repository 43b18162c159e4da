package jp.tenko.submission.document;

import java.util.regex.Pattern;

/**
 * What people wrote in their own words, made fit for a document that goes to an office: without telephone numbers and mail
 * addresses, in one line, and of a bounded length.
 */
final class Impersonal {

    private static final int MOST = 500;

    /** Nine digits and more, half or full width, with whatever stands between them in a telephone number. */
    private static final Pattern TELEPHONE = Pattern.compile("[+＋]?[0-9０-９](?:[-‐‑–—―ー－−()（）.・ 　]{0,2}[0-9０-９]){8,}");

    private static final Pattern MAIL = Pattern.compile("[\\w.+-]+[@＠][\\w-]+(?:\\.[\\w-]+)+");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\s]+");
    private static final Pattern LAST_STOPS = Pattern.compile("[。．.、\\s]+$");

    private Impersonal() {}

    /** What {@link #words} leaves out. */
    static RemovedWords removed(String said) {
        String dialled = TELEPHONE.matcher(said).replaceAll("");
        String plain = line(MAIL.matcher(dialled).replaceAll(""));
        return new RemovedWords(
                (int) TELEPHONE.matcher(said).results().count(),
                (int) MAIL.matcher(dialled).results().count(),
                Math.max(0, plain.codePointCount(0, plain.length()) - MOST));
    }

    /** @return empty when nothing else is left; without a full stop at the end */
    static String words(String said) {
        String plain = line(MAIL.matcher(TELEPHONE.matcher(said).replaceAll("")).replaceAll(""));
        String whole = plain.codePointCount(0, plain.length()) <= MOST
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, MOST - 1)) + "…";
        return LAST_STOPS.matcher(whole).replaceAll("");
    }

    /** In one line, without characters that nobody sees. */
    static String line(String said) {
        return UNSEEN.matcher(said).replaceAll(" ").strip();
    }
}
