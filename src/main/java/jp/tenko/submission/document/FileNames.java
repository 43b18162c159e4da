package jp.tenko.submission.document;

import java.util.regex.Pattern;

/** Names of files that every system takes. */
final class FileNames {

    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final Pattern FORBIDDEN = Pattern.compile("[\\\\/:*?\"<>|\\p{Cntrl}\\s]+");
    private static final int MOST = 80;

    private FileNames() {}

    static String xlsx(String name) {
        return of(name) + ".xlsx";
    }

    static String of(String name) {
        String plain = FORBIDDEN.matcher(name).replaceAll("_");
        return plain.codePointCount(0, plain.length()) <= MOST ? plain : plain.substring(0, plain.offsetByCodePoints(0, MOST));
    }
}
