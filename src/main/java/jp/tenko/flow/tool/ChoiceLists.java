package jp.tenko.flow.tool;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.tenko.flow.tool.Sheets.Line;

/** The choices sheet of a workbook: lists whose labels fit on LINE's buttons. A label that is too long is cut, stays whole among the words that mean it, and is told. */
final class ChoiceLists {

    private static final int LONGEST_LABEL = 20;
    /** 「✓ 」 stands before a chosen one of several. */
    private static final int CHECK_MARK = 2;
    private static final Pattern CLUSTER = Pattern.compile("\\X");
    private static final Set<String> KNOWN = Set.of("list_name", "name", "label", ToWorkbook.OWN + "accept");

    private final Importing importing;
    private final Set<String> several;
    private final Map<String, List<Map<String, Object>>> lists = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> renamed = new HashMap<>();

    ChoiceLists(Importing importing, List<Line> lines, Columns columns, Set<String> filtered, Set<String> several) {
        this.importing = importing;
        this.several = several;
        Map<String, List<Line>> byList = lines.stream().filter(line -> !columns.cell(line, "list_name").isEmpty())
                .collect(Collectors.groupingBy(line -> columns.cell(line, "list_name"), LinkedHashMap::new, Collectors.toList()));
        byList.forEach((list, rows) -> lists.put(list, choices(list, rows, columns, filtered)));
        columns.byHeader().forEach((header, column) -> {
            if (!KNOWN.contains(column.key()) && !filtered.contains(column.key())) {
                importing.say(new Remark("choices", 0, header, "", "left out: nothing filters by it"));
            }
        });
    }

    Map<String, List<Map<String, Object>>> lists() {
        return lists;
    }

    /** What a choice is called now, in whichever list it was. */
    String renamed(String value) {
        return renamed.values().stream().map(names -> names.get(value)).filter(java.util.Objects::nonNull).findFirst().orElse(value);
    }

    /** XLSForm's {@code or_other}: a list with one more choice. */
    String withOther(String list) {
        String longer = list + "_or_other";
        List<Map<String, Object>> choices = new ArrayList<>(lists.getOrDefault(list, List.of()));
        if (choices.stream().anyMatch(choice -> "other".equals(choice.get("name")))) {
            return list;
        }
        choices.add(new LinkedHashMap<>(Map.of("name", "other", "label", Map.of(importing.language(), importing.language().startsWith("ja") ? "その他" : "Other"))));
        lists.put(longer, choices);
        return longer;
    }

    private List<Map<String, Object>> choices(String list, List<Line> rows, Columns columns, Set<String> filtered) {
        List<Map<String, Object>> choices = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Map<String, Set<String>> labels = new HashMap<>();
        for (Line row : rows) {
            String written = columns.cell(row, "name");
            String name = written.replaceAll("[^A-Za-z0-9_.-]", "_").replaceFirst("^[.-]", "_");
            Map<String, String> words = importing.words(columns, row, "label");
            if (written.isEmpty() || !names.add(name)) {
                importing.say(new Remark("choices", row.row(), "name", written, "left out: " + (written.isEmpty() ? "it has no name" : list + " has a choice of that name")));
                continue;
            }
            if (!name.equals(written)) {
                renamed.computeIfAbsent(list, key -> new HashMap<>()).put(written, name);
                importing.say(new Remark("choices", row.row(), "name", written, "is called " + name));
            }
            Map<String, Object> choice = new LinkedHashMap<>();
            choice.put("name", name);
            List<String> accept = new ArrayList<>();
            choice.put("label", labels(list, row, words == null ? Map.of(importing.language(), written) : words, labels, accept));
            if (Importing.own(columns.cell(row, ToWorkbook.OWN + "accept")) instanceof List<?> own) {
                own.forEach(word -> accept.add(word.toString()));
            }
            if (!accept.isEmpty()) {
                choice.put("accept", accept);
            }
            filtered.stream().filter(key -> !columns.cell(row, key).isEmpty()).forEach(key -> choice.put(key, columns.cell(row, key)));
            choices.add(choice);
        }
        return choices;
    }

    private Map<String, String> labels(String list, Line row, Map<String, String> words, Map<String, Set<String>> taken, List<String> accept) {
        Map<String, String> labels = new LinkedHashMap<>();
        words.forEach((language, written) -> {
            Set<String> there = taken.computeIfAbsent(language, key -> new HashSet<>());
            String label = written.replace('\n', ' ');
            int room = LONGEST_LABEL - (several.contains(list) ? CHECK_MARK : 0);
            boolean tooLong = count(label) > room;
            String cut = tooLong ? cut(label, room - 1) + "…" : label;
            for (int i = 2; !there.add(cut.toLowerCase(Locale.ROOT)); i++) {
                String number = " " + i;
                cut = (count(label) + number.length() > room ? cut(label, room - 1 - number.length()) + "…" : label) + number;
            }
            if (!cut.equals(label) && !tooLong) {
                importing.say(new Remark("choices", row.row(), "label", written, "「" + cut + "」, because another choice of the list is called the same"));
            } else if (tooLong && there.add(label.toLowerCase(Locale.ROOT))) {
                accept.add(label);
                importing.say(new Remark("choices", row.row(), "label", written, "a button has room for " + room + " characters: 「" + cut
                        + "」. The whole label is among the words that mean it; find a shorter one"));
            }
            labels.put(language, cut);
        });
        return labels;
    }

    private static long count(String text) {
        return CLUSTER.matcher(text).results().count();
    }

    private static String cut(String text, int most) {
        return CLUSTER.matcher(text).results().limit(most).map(java.util.regex.MatchResult::group).collect(Collectors.joining()).strip();
    }
}
