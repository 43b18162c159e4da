package jp.tenko.console.submission;

/** What somebody typed into a field. */
final class Typed {

    private Typed() {}

    /** Without blanks around it, and no longer than is kept; an emoji at the end is whole or not there. */
    static String atMost(String typed, int most) {
        String plain = typed.strip();
        if (plain.length() <= most) {
            return plain;
        }
        return plain.substring(0, Character.isHighSurrogate(plain.charAt(most - 1)) ? most - 1 : most);
    }
}
