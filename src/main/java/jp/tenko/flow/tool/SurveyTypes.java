package jp.tenko.flow.tool;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.tenko.flow.tool.Sheets.Line;

/** What XLSForm's types become in a chat. */
final class SurveyTypes {

    /** LINE's 13, less those for back, skip and keep; one less for a choice of several. */
    static final int MOST_BUTTONS = 10;

    private static final Pattern SELECT = Pattern.compile(
            "(select_one|select one from|select one|select1|select_multiple|select all that apply from|select all that apply|select multiple from|rank)(_from_file)?\\s+(\\S+)(\\s+or[_ ]other)?.*",
            Pattern.CASE_INSENSITIVE);
    private static final Map<String, String> SAME = Map.ofEntries(Map.entry("string", "text"), Map.entry("int", "integer"), Map.entry("photo", "image"),
            Map.entry("trigger", "acknowledge"), Map.entry("gps", "geopoint"), Map.entry("location", "geopoint"), Map.entry("datetime", "dateTime"),
            Map.entry("add_note_prompt", "note"));
    private static final Set<String> KNOWN =
            Set.of("note", "acknowledge", "text", "integer", "decimal", "date", "time", "dateTime", "geopoint", "image", "calculate", "hidden");
    private static final Set<String> ABOUT_THE_DEVICE = Set.of("deviceid", "subscriberid", "simserial", "phonenumber", "username", "email", "audit",
            "start-geopoint", "background-audio", "background-geopoint", "csv-external", "xml-external", "xml_external", "entity", "imei");

    private SurveyTypes() {}

    /**
     * @param type as the engine knows it; empty when the row is left out
     * @param list of a select
     * @param instead what is to be told; empty when it is carried over as it is
     */
    record Wanted(String type, String list, boolean orOther, String instead, Optional<String> calculation) {

        boolean kept() {
            return !type.isEmpty();
        }

        boolean opens() {
            return type.startsWith("begin_");
        }

        boolean closes() {
            return type.startsWith("end_");
        }

        /** Of a range: its ends. */
        Optional<String> constraint(Line line, Columns columns) {
            Map<String, String> ends = Stream.of(columns.cell(line, "parameters").split("[\\s;,]+")).filter(pair -> pair.matches("(start|end)=-?[\\d.]+"))
                    .collect(Collectors.toMap(pair -> pair.split("=")[0], pair -> pair.split("=")[1], (a, b) -> b));
            return ends.size() == 2 ? Optional.of(". >= " + ends.get("start") + " and . <= " + ends.get("end")) : Optional.empty();
        }
    }

    static Wanted of(String written) {
        String plain = written.strip().replaceAll("\\s+", " ");
        Matcher select = SELECT.matcher(plain);
        if (select.matches()) {
            return select(select);
        }
        String word = plain.toLowerCase(Locale.ROOT).replace(' ', '_');
        String type = SAME.getOrDefault(word, word);
        if (KNOWN.contains(type) || Set.of("begin_group", "end_group", "begin_repeat", "end_repeat").contains(type)) {
            return wanted(type, "");
        }
        return switch (type) {
            case "today" -> worked("today()");
            case "start", "end" -> worked("now()");
            case "range" -> wanted("decimal", "a number between its ends is typed");
            case "barcode" -> wanted("text", "it is typed: LINE reads no barcodes for us");
            case "geotrace", "geoshape" -> wanted("geopoint", "one point: LINE sends no lines or areas");
            case "audio", "video", "file" -> wanted("", "left out: " + type + " is not taken, and a picture or words can be asked for instead");
            default -> ABOUT_THE_DEVICE.contains(type)
                    ? wanted("hidden", "empty: nothing is known of a person's device")
                    : wanted("", "left out: there is no such type here");
        };
    }

    private static Wanted select(Matcher select) {
        String word = select.group(1).toLowerCase(Locale.ROOT);
        String list = select.group(3).replaceFirst("\\.(csv|xml|geojson)$", "");
        boolean orOther = select.group(4) != null;
        boolean one = word.matches("select.?one.*|select1");
        if (list.startsWith("${")) {
            return wanted("text", "it is typed: the answers of another question cannot be chosen from");
        }
        if (select.group(2) != null) {
            return wanted("text", "it is typed: " + select.group(3) + " is not read");
        }
        return word.equals("rank")
                ? new Wanted("select_multiple", list, orOther, "several are chosen; their order is not kept", Optional.empty())
                : new Wanted(one ? "select_one" : "select_multiple", list, orOther, "", Optional.empty());
    }

    private static Wanted wanted(String type, String instead) {
        return new Wanted(type, "", false, instead, Optional.empty());
    }

    private static Wanted worked(String calculation) {
        return new Wanted("calculate", "", false, "worked out as " + calculation, Optional.of(calculation));
    }
}
