package jp.tenko.flow.tool;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.tenko.flow.tool.Sheets.Line;
import jp.tenko.flow.tool.SurveyTypes.Wanted;
import jp.tenko.flow.tool.XlsForm.Kind;
import jp.tenko.flow.tool.XlsForm.Row;

/**
 * A flow out of an XLSForm workbook. The meaning of a form is kept as far as a chat can keep it; whatever is not is told, row by row. First every row gets
 * its name, so that expressions can be carried over under the names of now.
 */
final class FromWorkbook {

    /** Columns that are carried over as they are or made something of. */
    private static final Set<String> KNOWN = Set.of("type", "name", "label", "hint", "required", "required_message", "relevant", "constraint",
            "constraint_message", "default", "calculation", "choice_filter", "parameters", "appearance", "repeat_count", "readonly", "disabled");
    private static final Set<String> PARAMETERS = Set.of("min", "max", "unit", "unknown", "direction", "photos");
    private static final int MOST_OF_REPEAT = 20;

    private final Importing importing;
    private final Columns columns;
    private final List<Line> lines;
    private final ChoiceLists lists;
    private final Expressions expressions;
    private final Map<Integer, Wanted> wanted = new LinkedHashMap<>();
    private final Map<Integer, String> names = new HashMap<>();
    private final Map<String, Object> settings = new LinkedHashMap<>();

    private FromWorkbook(Sheets sheets, Set<String> spoken) {
        importing = new Importing(spoken);
        lines = sheets.lines("survey").stream().filter(line -> !line.cell("type").isEmpty() || !line.cell("Type").isEmpty()).toList();
        columns = new Columns(lines);
        Columns choiceColumns = new Columns(sheets.lines("choices"));
        Columns settingColumns = new Columns(sheets.lines("settings"));
        Line setting = sheets.lines("settings").stream().findFirst().orElse(new Line(2, Map.of()));
        importing.chooseLanguage(columns, choiceColumns, lines, settingColumns.cell(setting, "default_language"));
        Function<String, Boolean> filters = column -> lines.stream().anyMatch(line -> columns.cell(line, "choice_filter").matches(".*\\b" + column + "\\b.*"));
        Set<String> filtered = choiceColumns.byHeader().values().stream().map(Columns.Column::key)
                .filter(key -> !Set.of("name", "label", "list_name").contains(key) && filters.apply(key)).collect(Collectors.toSet());
        Set<String> several = lines.stream().map(line -> SurveyTypes.of(columns.cell(line, "type")))
                .filter(type -> type.type().equals("select_multiple")).map(Wanted::list).collect(Collectors.toSet());
        lists = new ChoiceLists(importing, sheets.lines("choices"), choiceColumns, filtered, several);
        expressions = new Expressions(importing, lists);
        settings(setting, settingColumns);
    }

    /** @param form what became of it; whether it is a good flow the lints must say */
    record Result(XlsForm form, List<Remark> remarks) {}

    /** @param spoken the languages that the bot speaks */
    static Result of(Sheets sheets, Set<String> spoken) {
        if (sheets.lines("survey").isEmpty()) {
            throw new IllegalArgumentException("is no XLSForm: it has no sheet called survey with a line in it; its sheets: " + sheets.byName().keySet());
        }
        FromWorkbook from = new FromWorkbook(sheets, spoken);
        from.nameAll();
        List<Row> survey = from.rows();
        Set<String> used = survey.stream().flatMap(Row::all).map(Row::list).collect(Collectors.toSet());
        Map<String, List<Map<String, Object>>> choices = new LinkedHashMap<>(from.lists.lists());
        choices.keySet().retainAll(used);
        return new Result(new XlsForm(from.settings, choices, survey), from.importing.remarks);
    }

    private void settings(Line line, Columns columns) {
        String title = columns.cell(line, "form_title");
        String id = columns.cell(line, "form_id").isEmpty() ? columns.cell(line, "id_string") : columns.cell(line, "form_id");
        String plain = (id.isEmpty() ? title : id).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        settings.put("form_id", plain.isEmpty() ? "imported" : plain);
        if (!plain.equals(id)) {
            importing.say(new Remark("settings", line.row(), "form_id", id, "is called " + settings.get("form_id")));
        }
        settings.put("version", columns.cell(line, "version").isEmpty() ? "1" : columns.cell(line, "version"));
        String own = columns.cell(line, ToWorkbook.OWN + "form_title");
        settings.put("form_title", own.isEmpty() ? Map.of(importing.language(), title.isEmpty() ? settings.get("form_id") : title) : Importing.own(own));
        settings.put("default_language", importing.language());
        line.cells().forEach((header, cell) -> {
            if (header.startsWith(ToWorkbook.OWN) && !header.equals(ToWorkbook.OWN + "form_title")) {
                settings.put(header.substring(ToWorkbook.OWN.length()), Importing.own(cell));
            } else if (!header.startsWith(ToWorkbook.OWN)
                    && !Set.of("form_id", "id_string", "version", "form_title", "default_language").contains(columns.byHeader().get(header).key())) {
                importing.say(new Remark("settings", line.row(), header, cell, "left out"));
            }
        });
    }

    private void nameAll() {
        for (Line line : lines) {
            Wanted type = SurveyTypes.of(columns.cell(line, "type"));
            wanted.put(line.row(), type);
            boolean disabled = Set.of("yes", "true", "1").contains(columns.cell(line, "disabled").toLowerCase(Locale.ROOT));
            if (disabled || (!type.instead().isEmpty() && line.cell(ToWorkbook.OWN + "type").isEmpty())) {
                importing.say(new Remark("survey", line.row(), "type", columns.cell(line, "type"), disabled ? "left out: it is disabled" : type.instead()));
            }
            String name = columns.cell(line, "name");
            if (!disabled && type.kept() && !type.closes()) {
                names.put(line.row(), importing.newName("survey", line.row(), name.isEmpty() ? type.type() : name));
            }
        }
    }

    private List<Row> rows() {
        Deque<List<Row>> open = new ArrayDeque<>(List.of(new ArrayList<>()));
        Deque<Row> around = new ArrayDeque<>();
        for (Line line : lines) {
            Wanted type = wanted.get(line.row());
            if (type.closes()) {
                if (around.isEmpty()) {
                    importing.say(new Remark("survey", line.row(), "type", columns.cell(line, "type"), "left out: no group is open here"));
                } else {
                    close(line, open, around);
                }
            } else if (names.containsKey(line.row())) {
                if (type.opens()) {
                    around.push(group(line, type, around));
                    open.push(new ArrayList<>());
                } else {
                    question(line, type).forEach(open.element()::add);
                }
            }
        }
        while (!around.isEmpty()) {
            Line last = lines.getLast();
            importing.say(new Remark("survey", last.row(), "type", around.element().name(), "this group is never closed: it ends with the sheet"));
            close(last, open, around);
        }
        return open.element();
    }

    private void close(Line line, Deque<List<Row>> open, Deque<Row> around) {
        Row opening = around.pop();
        List<Row> inside = open.pop();
        if (inside.isEmpty() && opening.kind() != Kind.CALL) {
            importing.say(new Remark("survey", line.row(), "type", columns.cell(line, "type"), "left out: nothing is left in it"));
        } else {
            open.element().add(new Row(opening.kind(), opening.name(), opening.keys(), inside));
        }
    }

    private Row group(Line line, Wanted type, Deque<Row> around) {
        Map<String, Object> keys = new LinkedHashMap<>();
        String name = names.get(line.row());
        boolean repeats = type.type().equals("begin_repeat");
        if (repeats && around.stream().anyMatch(row -> row.kind() == Kind.REPEAT)) {
            importing.say(new Remark("survey", line.row(), "type", "begin_repeat", "a group: in a chat a repeat stands in no other repeat, so it is asked once"));
            repeats = false;
        }
        words(line, keys, Set.of("label"));
        expressions.carry(line, columns, "relevant", name, keys);
        expressions.seen(name);
        own(line, keys);
        if (keys.containsKey("call")) {
            expressions.called(name);
        }
        String count = columns.cell(line, "repeat_count");
        if (repeats && count.matches("\\d{1,2}")) {
            keys.put("min", count);
            keys.put("max", count);
        } else if (!count.isEmpty()) {
            importing.say(new Remark("survey", line.row(), "repeat_count", count, "asked one by one whether there is another, at most " + MOST_OF_REPEAT));
        }
        leftOver(line, Set.of("hint", "constraint", "default", "calculation", "choice_filter", "parameters", "appearance"));
        return new Row(keys.containsKey("call") ? Kind.CALL : repeats ? Kind.REPEAT : Kind.GROUP, name, withName(keys, name), List.of());
    }

    private static Map<String, Object> withName(Map<String, Object> keys, String name) {
        if (!keys.containsKey("call")) {
            return keys;
        }
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("call", keys.remove("call"));
        call.put("name", name);
        call.putAll(keys);
        return call;
    }

    private List<Row> question(Line line, Wanted type) {
        Map<String, Object> keys = new LinkedHashMap<>();
        String name = names.get(line.row());
        String list = type.orOther() ? lists.withOther(type.list()) : type.list();
        boolean missing = !list.isEmpty() && lists.lists().getOrDefault(list, List.of()).isEmpty();
        if (missing && line.cell(ToWorkbook.OWN + "type").isEmpty()) {
            importing.say(new Remark("survey", line.row(), "type", columns.cell(line, "type"), "it is typed: the workbook has no list " + list));
        }
        keys.put("type", missing ? "text" : (type.type() + " " + list).strip());
        keys.put("name", name);
        words(line, keys, ToWorkbook.WORDS);
        for (String key : List.of("required", "relevant", "constraint", "default", "calculation", "choice_filter")) {
            expressions.carry(line, columns, key, name, keys);
        }
        filter(line, keys, list);
        type.calculation().ifPresent(calculation -> keys.put("calculation", calculation));
        type.constraint(line, columns).ifPresent(constraint -> keys.putIfAbsent("constraint", constraint));
        parameters(line, keys);
        appearance(line, keys, type, list);
        own(line, keys);
        shape(line, keys);
        leftOver(line, Set.of());
        expressions.seen(name);
        return type.orOther() ? List.of(new Row(Kind.QUESTION, name, keys, List.of()), other(line, name, keys)) : List.of(new Row(Kind.QUESTION, name, keys, List.of()));
    }

    /** A column that none of the list's choices has can filter nothing. */
    private void filter(Line line, Map<String, Object> keys, String list) {
        Object filter = keys.get("choice_filter");
        boolean asks = filter != null && lists.lists().getOrDefault(list, List.of()).stream()
                .anyMatch(choice -> choice.keySet().stream().anyMatch(column -> filter.toString().matches("(?s).*\\b" + Pattern.quote(column) + "\\b.*")));
        if (filter != null && !asks) {
            keys.remove("choice_filter");
            importing.say(new Remark("survey", line.row(), "choice_filter", filter.toString(), "left out: no choice of " + list + " has such a column"));
        }
    }

    /** What it means to be 「その他」. */
    private Row other(Line line, String name, Map<String, Object> asked) {
        Map<String, Object> keys = new LinkedHashMap<>();
        String other = importing.newName("survey", line.row(), name + "_other");
        keys.put("type", "text");
        keys.put("name", other);
        keys.put("label", Map.of(importing.language(), importing.language().startsWith("ja") ? "具体的に教えてください。" : "Please specify."));
        keys.put("relevant", "selected(${" + name + "}, 'other')");
        expressions.seen(other);
        return new Row(Kind.QUESTION, other, keys, List.of());
    }

    /** What the loader would refuse in any case. */
    private void shape(Line line, Map<String, Object> keys) {
        String type = keys.get("type").toString().split(" ")[0];
        boolean computed = Set.of("calculate", "hidden").contains(type);
        if (computed) {
            Stream.of("label", "hint", "required", "appearance", "constraint").filter(keys::containsKey)
                    .forEach(key -> importing.say(new Remark("survey", line.row(), key, String.valueOf(keys.remove(key)), "left out: nobody sees a " + type)));
        } else if (!keys.containsKey("label")) {
            Object label = keys.containsKey("hint") ? keys.remove("hint") : Map.of(importing.language(), names.get(line.row()));
            importing.say(new Remark("survey", line.row(), "label", "", "there is none: the " + (label instanceof Map<?, ?> m && m.containsValue(names.get(line.row())) ? "name" : "hint") + " stands in its place"));
            keys.put("label", label);
        }
        if (type.equals("calculate") && !keys.containsKey("calculation")) {
            keys.put("type", "hidden");
        } else if (!type.equals("calculate") && keys.containsKey("calculation")) {
            boolean readonly = !columns.cell(line, "readonly").isEmpty();
            importing.say(new Remark("survey", line.row(), "calculation", keys.get("calculation").toString(), readonly || type.equals("hidden")
                    ? "a calculate: it is worked out, and not shown" : "left out: it is asked, and not worked out"));
            Object calculation = keys.remove("calculation");
            if (readonly || type.equals("hidden")) {
                keys.keySet().retainAll(Set.of("name", "relevant"));
                keys.put("type", "calculate");
                keys.put("calculation", calculation);
            }
        }
        if (type.equals("note") && keys.remove("required") != null) {
            importing.say(new Remark("survey", line.row(), "required", "", "left out: a note is read, not answered"));
        }
    }

    private void words(Line line, Map<String, Object> keys, Set<String> wordKeys) {
        for (String key : List.of("label", "hint", "short", "required_message", "constraint_message", "unrecognized_message")) {
            String column = columns.byHeader().values().stream().anyMatch(one -> one.key().equals(key)) ? key : ToWorkbook.OWN + key;
            Map<String, String> words = wordKeys.contains(key) ? importing.words(columns, line, column) : null;
            if (words != null) {
                Map<String, String> plain = new LinkedHashMap<>();
                words.forEach((language, text) -> plain.put(language, expressions.text(line, column, text)));
                keys.put(key, plain);
            }
        }
    }

    private void parameters(Line line, Map<String, Object> keys) {
        List<String> kept = new ArrayList<>();
        for (String pair : columns.cell(line, "parameters").split("[\\s;,]+")) {
            if (PARAMETERS.contains(pair.replaceFirst("=.*", ""))) {
                kept.add(pair);
            } else if (!pair.isEmpty() && !keys.get("type").toString().matches("integer|decimal") ) {
                importing.say(new Remark("survey", line.row(), "parameters", pair, "left out"));
            }
        }
        if (!kept.isEmpty()) {
            keys.put("parameters", String.join(" ", kept));
        }
    }

    private void appearance(Line line, Map<String, Object> keys, Wanted type, String list) {
        String appearance = columns.cell(line, "appearance");
        int choices = lists.lists().getOrDefault(list, List.of()).size();
        if (Set.of("buttons", "autocomplete").contains(appearance)) {
            keys.put("appearance", appearance);
        } else if (!appearance.isEmpty()) {
            importing.say(new Remark("survey", line.row(), "appearance", appearance, "left out: there is one way to ask in a chat"));
        }
        int most = SurveyTypes.MOST_BUTTONS - (type.type().equals("select_multiple") ? 1 : 0);
        if (choices > most && !keys.containsKey("appearance") && !keys.containsKey("choice_filter")) {
            keys.put("appearance", "autocomplete");
            importing.say(new Remark("survey", line.row(), "type", columns.cell(line, "type"), choices + " choices: too many for buttons, so the person types the beginning of one"));
        }
    }

    private void own(Line line, Map<String, Object> keys) {
        line.cells().forEach((header, cell) -> {
            String key = header.startsWith(ToWorkbook.OWN) ? header.substring(ToWorkbook.OWN.length()) : "";
            if (key.equals("type")) {
                keys.put("type", cell);
            } else if (!key.isEmpty() && !key.contains(":")) {
                keys.put(key, Importing.own(cell));
            }
        });
    }

    private void leftOver(Line line, Set<String> also) {
        Set<String> told = new HashSet<>();
        line.cells().forEach((header, cell) -> {
            Columns.Column column = columns.byHeader().get(header);
            boolean unknown = !KNOWN.contains(column.key()) && !header.startsWith(ToWorkbook.OWN);
            if ((unknown || also.contains(column.key())) && told.add(column.key()) && !column.key().matches("(bind::)?(note|comment|comments|\\$.*|_.*|kuid)")) {
                importing.say(new Remark("survey", line.row(), header, cell, "left out"));
            }
        });
    }
}
