package jp.tenko.submission;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A document as it would go out now, before a person has looked it over.
 *
 * @param number 第n報 to this recipient
 * @param subject of the mail
 * @param body of the mail, and what is read on LINE
 * @param files what is attached
 * @param lines the rows of Form I with those that are unchanged; empty for other documents
 * @param missing what a person should still find out before it goes: codes such as {@code amount}, {@code trade},
 *     {@code address}, {@code parallel} (who contradicts each other), each with how many businesses; {@code template}: the organization's own .xlsx could not be filled
 *     in, and the layout of the plan was taken
 * @param figures by name, what the next one is compared with, also where there are no lines; kept with the submission
 * @param page what stands on its print page beside the lines, as JSON, kept with the submission; null where nothing does
 */
public record Draft(
        int number,
        Instant knownAt,
        String subject,
        String body,
        List<Attachment> files,
        List<FormOneLine> lines,
        List<Missing> missing,
        Map<String, Long> figures,
        @Nullable String page) {

    /** Bytes: two drafts of one incident differ in it for certain, and a button of LINE has room for it. */
    private static final int FINGERPRINT = 8;

    public Draft {
        files = List.copyOf(files);
        lines = List.copyOf(lines);
        missing = List.copyOf(missing);
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    /**
     * @param what {@code amount}, {@code trade}, {@code address}, {@code parallel} or {@code template}
     * @param why in Japanese, empty when {@code what} says it all
     */
    public record Missing(String what, int businesses, String why) {

        public Missing(String what, int businesses) {
            this(what, businesses, "");
        }
    }

    /**
     * Short, and another one as soon as anything that its reader is told changes; not with the time of day, nor with who looks. What a
     * person approves is what they saw.
     */
    public String seen() {
        List<Object> told = new ArrayList<>(List.of(number, new TreeMap<>(figures)));
        lines.forEach(line -> told.add(line.shown()));
        if (page != null) {
            told.add(JsonMapper.shared().readTree(page).path("sections"));
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(JsonMapper.shared().writeValueAsBytes(told));
            return HexFormat.of().formatHex(digest, 0, FINGERPRINT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public long count(Marking marking) {
        return lines.stream().filter(line -> line.marking() == marking).count();
    }
}
