package jp.tenko.webform;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sheet as a browser sent it back. Anything may be in it: what is no field of the form is passed over by the engine.
 *
 * @param before by field: the answers it was shown with; each field that was shown is in it
 * @param given by field: what was chosen or typed; a field that is not in it was left open
 * @param pictures by field: the files that were added
 */
public record SentForm(
        UUID id,
        String basedOn,
        Map<String, String> before,
        Map<String, List<String>> given,
        Map<String, List<Upload>> pictures,
        @Nullable String add,
        @Nullable String remove) {

    /** How fields are named in HTML: what it was shown with, and what was filled in. */
    public static final String BEFORE = "was.";
    public static final String GIVEN = "a.";

    /** A photo of a telephone, in bytes. */
    public static final long LARGEST_PICTURE = 10_000_000;

    private static final int MOST_FIELDS = 300;
    private static final int LONGEST = 10_000;

    /**
     * A file as the browser sent it; what it is, its bytes say.
     *
     * @param bytes none of one that is larger than {@value #LARGEST_PICTURE}
     */
    public record Upload(byte[] bytes, boolean tooLarge) {

        private static final Set<String> APPLES = Set.of("ftypheic", "ftypheix", "ftyphevc", "ftypmif1", "ftypmsf1");

        /** Null: no picture of a kind that telephones take. */
        public @Nullable String mediaType() {
            if (startsWith(0xFF, 0xD8, 0xFF)) {
                return "image/jpeg";
            }
            if (startsWith(0x89, 'P', 'N', 'G')) {
                return "image/png";
            }
            return bytes.length > 12 && APPLES.contains(new String(bytes, 4, 8, StandardCharsets.ISO_8859_1)) ? "image/heic" : null;
        }

        private boolean startsWith(int... magic) {
            for (int i = 0; i < magic.length; i++) {
                if (bytes.length <= i || (bytes[i] & 0xFF) != magic[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Files that could not be taken: how many were too large, and how many were no picture. */
    public record LeftOut(int tooLarge, int noPicture) {

        public static final LeftOut NOTHING = new LeftOut(0, 0);
    }

    public LeftOut leftOut() {
        List<Upload> all = pictures.values().stream().flatMap(List::stream).toList();
        int tooLarge = (int) all.stream().filter(Upload::tooLarge).count();
        return new LeftOut(tooLarge, (int) all.stream().filter(one -> one.mediaType() == null).count() - tooLarge);
    }

    /** @param parameters of the request, all of them */
    public static SentForm of(Map<String, String[]> parameters, Map<String, List<Upload>> files) {
        Map<String, String> before = new LinkedHashMap<>();
        Map<String, List<String>> given = new LinkedHashMap<>();
        Map<String, List<Upload>> pictures = new LinkedHashMap<>();
        parameters.forEach((name, values) -> {
            if (name.startsWith(BEFORE) && before.size() < MOST_FIELDS) {
                before.put(name.substring(BEFORE.length()), clean(values[0]));
            } else if (name.startsWith(GIVEN) && given.size() < MOST_FIELDS) {
                List<String> all = new ArrayList<>();
                for (String value : values) {
                    all.add(clean(value));
                }
                given.put(name.substring(GIVEN.length()), all);
            }
        });
        files.forEach((name, uploads) -> {
            if (name.startsWith(GIVEN)) {
                pictures.put(name.substring(GIVEN.length()), uploads);
            }
        });
        String basedOn = one(parameters, "based-on");
        String add = one(parameters, "add");
        String remove = one(parameters, "remove");
        return new SentForm(id(one(parameters, "sheet")), basedOn.matches("\\d{1,18}/\\d{1,6}") ? basedOn : "", before, given, pictures,
                add.isEmpty() ? null : add, remove.isEmpty() ? null : remove);
    }

    /** One tap: only this field, which was empty. */
    public static SentForm tap(UUID id, String field, String choice) {
        return new SentForm(id, "", Map.of(field, ""), Map.of(field, List.of(choice)), Map.of(), null, null);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException madeUp) {
            return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String one(Map<String, String[]> parameters, String name) {
        String[] values = parameters.get(name);
        return values == null || values.length == 0 ? "" : clean(values[0]);
    }

    /** PostgreSQL stores no NUL, and half of an emoji is no text. */
    private static String clean(String text) {
        String whole = text.replace("\0", "").replaceAll("[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]", "");
        return whole.length() <= LONGEST ? whole : whole.substring(0, whole.offsetByCodePoints(0, whole.codePointCount(0, LONGEST)));
    }

    /** Never what was filled in: this may end up in a log. */
    @Override
    public String toString() {
        return "sheet " + id;
    }
}
