package jp.tenko.console.submission;

import jp.tenko.submission.FormOneLine;
import jp.tenko.submission.document.FormOneRow;

/** A row of a draft of Form I, as it is read, with what it was made from. */
record DraftRow(FormOneLine line, FormOneRow row) {

    /** The name under which {@code submission.document} keeps what a person wrote. */
    private static final String WORDS = "words";

    /** 被害内容 is a person's, and stays until the facts change. */
    public boolean written() {
        return line.facts().containsKey(WORDS);
    }

    /** Whether a person should still find this out: {@code amount}, {@code trade}, {@code address}. */
    boolean lacks(String what) {
        return !line.withdrawn()
                && switch (what) {
                    case "amount" -> line.amountUnknown();
                    case "trade" -> line.trade().isEmpty();
                    case "address" -> line.address().isEmpty();
                    default -> false;
                };
    }
}
