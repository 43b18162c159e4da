package jp.tenko.flow.tool;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.tenko.flow.tool.Sheets.Line;
import tools.jackson.databind.json.JsonMapper;

/**
 * A flow as an XLSForm workbook. What XLSForm has no column for stands in columns that begin with {@code tenko_}, which other programs leave alone and from
 * which an import makes the same flow again; types that only a chat needs become the nearest one.
 */
final class ToWorkbook {

    static final String OWN = "tenko_";
    /** Texts, which have a column for each language. */
    static final Set<String> WORDS = Set.of("label", "hint", "short", "required_message", "constraint_message", "unrecognized_message");

    /** Our types, and XLSForm's nearest. */
    private static final Map<String, String> NEAREST = Map.of("money", "integer", "phone", "text");
    private static final Set<String> COLUMNS = Set.of("type", "name", "label", "hint", "required", "required_message", "relevant", "constraint",
            "constraint_message", "default", "calculation", "choice_filter", "parameters", "appearance");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final XlsForm form;
    private final Map<String, String> languages;
    private final List<Line> survey = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();

    private ToWorkbook(XlsForm form, Map<String, String> languages) {
        this.form = form;
        this.languages = languages;
    }

    /** @param remarks what other programs will not understand */
    record Result(Sheets sheets, List<Remark> remarks) {}

    /** @param languages their names by code, as columns show them: {@code label::日本語 (ja)} */
    static Result of(XlsForm form, Map<String, String> languages) {
        ToWorkbook out = new ToWorkbook(form, languages);
        out.rows(form.survey());
        Map<String, List<Line>> sheets = new LinkedHashMap<>();
        sheets.put("survey", out.survey);
        sheets.put("choices", out.choices());
        sheets.put("settings", List.of(new Line(2, out.settings())));
        return new Result(new Sheets(sheets), out.remarks);
    }

    private void rows(List<XlsForm.Row> rows) {
        for (XlsForm.Row row : rows) {
            switch (row.kind()) {
                case QUESTION -> add(question(row));
                case GROUP -> around("group", row);
                case REPEAT -> around("repeat", row);
                case CALL -> {
                    around("group", row);
                    remark("type", "call: " + row.text("call"), "an empty group; the questions of that flow are in a workbook of their own");
                }
            }
        }
    }

    private void around(String what, XlsForm.Row row) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("type", "begin_" + what);
        cells.put("name", row.name());
        row.keys().forEach((key, value) -> put(cells, key, value));
        add(cells);
        if (!row.text("max").isEmpty()) {
            remark(OWN + "max", row.text("max"), "other programs let any number be added");
        }
        rows(row.inside());
        add(Map.of("type", "end_" + what));
    }

    private Map<String, String> question(XlsForm.Row row) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("type", row.text("type"));
        row.keys().forEach((key, value) -> put(cells, key, value));
        String nearest = NEAREST.get(row.type());
        if (nearest != null) {
            cells.put("type", nearest);
            cells.put(OWN + "type", row.type());
        }
        if (row.type().endsWith("_from_file")) {
            cells.put("type", row.type() + " " + row.list() + ".csv");
            cells.put(OWN + "type", row.text("type"));
        }
        return cells;
    }

    private List<Line> choices() {
        List<Line> lines = new ArrayList<>();
        form.choices().forEach((list, choices) -> choices.forEach(choice -> {
            Map<String, String> cells = new LinkedHashMap<>();
            cells.put("list_name", list);
            choice.forEach((key, value) -> {
                if (key.equals("label")) {
                    words(cells, key, value);
                } else {
                    cells.put(key.equals("accept") ? OWN + key : key, json(value));
                }
            });
            lines.add(new Line(lines.size() + 2, cells));
        }));
        return lines;
    }

    private Map<String, String> settings() {
        Map<String, String> cells = new LinkedHashMap<>();
        form.settings().forEach((key, value) -> {
            switch (key) {
                case "form_id", "version" -> cells.put(key, value.toString());
                case "default_language" -> cells.put(key, language(value.toString()));
                case "form_title" -> {
                    cells.put(key, form.title(form.defaultLanguage()));
                    cells.put(OWN + key, json(value));
                }
                default -> cells.put(OWN + key, json(value));
            }
        });
        return cells;
    }

    private void put(Map<String, String> cells, String key, Object value) {
        String column = COLUMNS.contains(key) ? key : OWN + key;
        if (WORDS.contains(key)) {
            words(cells, column, value);
        } else {
            cells.put(column, json(value));
        }
    }

    private void words(Map<String, String> cells, String column, Object value) {
        if (value instanceof Map<?, ?> byLanguage) {
            byLanguage.forEach((language, text) -> cells.put(column + "::" + language(language.toString()), text.toString()));
        } else {
            cells.put(column + "::" + language(form.defaultLanguage()), value.toString());
        }
    }

    private String language(String code) {
        return languages.getOrDefault(code, code) + " (" + code + ")";
    }

    private void add(Map<String, String> cells) {
        survey.add(new Line(survey.size() + 2, cells));
    }

    private void remark(String column, String value, String instead) {
        remarks.add(new Remark("survey", survey.size() + 1, column, value, instead));
    }

    /** A text as it is, a list or a map as JSON. */
    private static String json(Object value) {
        return value instanceof String text ? text : JSON.writeValueAsString(value);
    }
}
