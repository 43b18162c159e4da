package jp.tenko.roster.file;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** What became of a form of the office about one member or one business. */
public sealed interface FormResult {

    /**
     * @param id of the member or business
     * @param changed the columns that say something new; empty when nothing does
     */
    record Saved(long id, List<Column> changed) implements FormResult {}

    /** Nothing was saved. @param mistakes by column */
    record Refused(List<BadLine> mistakes) implements FormResult {}

    /** Somebody else saved it since the form was opened; nothing was saved. @param now what it says now */
    record Overtaken(Map<Column, String> now) implements FormResult {}

    /** Which state of things somebody had before them: a form carries it, so that nobody undoes what they did not see. */
    static String seen(Map<? extends Column, String> cells) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(cells.values().toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
