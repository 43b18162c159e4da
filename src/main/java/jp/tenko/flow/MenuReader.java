package jp.tenko.flow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.tenko.flow.MenuPlan.Act;
import jp.tenko.flow.MenuPlan.Area;
import jp.tenko.flow.MenuPlan.Row;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Reads {@code rich-menus.yaml} and finds what LINE would refuse (line.md §3, "rich menu") or nobody could tap. */
final class MenuReader {

    private static final Set<String> MENU = Set.of("bar", "open", "languages", "rows");
    private static final Set<String> ROW = Set.of("height", "areas");
    private static final Set<String> AREA =
            Set.of("name", "sign", "tone", "width", "label", "detail", "begin", "answer", "open", "link");
    private static final Set<String> TONES = Set.of("alarm", "main", "plain");
    private static final int LONGEST_BAR = 14;
    private static final int MOST_AREAS = 20;

    private final Sheet sheet;
    private final Set<String> known;
    private final Map<String, Flow> flows;

    /** @param languages that the bot speaks */
    MenuReader(Sheet sheet, Set<String> languages, Map<String, Flow> flows) {
        this.sheet = sheet;
        this.known = languages;
        this.flows = flows;
    }

    List<MenuPlan> read(String source) {
        List<MenuPlan> plans = new ArrayList<>();
        Node root = sheet.parse(source);
        if (root != null) {
            sheet.map(sheet.map(root, "rich-menus", Set.of("menus")).get("menus"), "menus", Set.of()).forEach((audience, node) -> {
                MenuPlan plan = menu(audience, node);
                if (plan != null) {
                    plans.add(plan);
                }
            });
        }
        return plans;
    }

    private @Nullable MenuPlan menu(String audience, Node node) {
        Map<String, Node> keys = sheet.map(node, audience, MENU);
        List<String> languages = sheet.texts(keys.get("languages"), audience);
        languages.stream().filter(language -> !known.contains(language)).forEach(language -> sheet.error(
                Sheet.line(node), audience, "FLOW001", "unknown language " + language + Nearest.hint(language, known)));
        TextLints lints = new TextLints(sheet, "ja", Set.copyOf(languages), Set.of());
        Words bar = words(keys.get("bar"), audience, LONGEST_BAR, lints);
        List<Row> rows = new ArrayList<>();
        for (Node row : sheet.list(keys.get("rows"), audience)) {
            Map<String, Node> parts = sheet.map(row, audience, ROW);
            List<Area> areas = new ArrayList<>();
            for (Node area : sheet.list(parts.get("areas"), audience)) {
                Area read = area(area, audience, lints);
                if (read != null) {
                    areas.add(read);
                }
            }
            rows.add(new Row(share(parts.get("height"), audience), areas));
        }
        lints.missing();
        if (bar == null || languages.isEmpty() || rows.isEmpty() || rows.stream().anyMatch(row -> row.areas().isEmpty())) {
            sheet.error(Sheet.line(node), audience, "FLOW001", "a menu has a bar, languages, and rows with areas");
            return null;
        }
        MenuPlan plan = new MenuPlan(audience, languages, bar, sheet.flag(keys.get("open"), audience, false), rows);
        whole(plan, node);
        return plan;
    }

    private void whole(MenuPlan plan, Node node) {
        if (plan.spots().size() > MOST_AREAS) {
            sheet.error(Sheet.line(node), plan.audience(), "LINE010",
                    plan.spots().size() + " areas; LINE takes " + MOST_AREAS);
        }
        Set<String> names = new HashSet<>();
        for (MenuPlan.Spot spot : plan.spots()) {
            if (!names.add(spot.area().name())) {
                sheet.error(Sheet.line(node), plan.audience(), "FLOW002", "area " + spot.area().name() + " exists twice");
            }
        }
    }

    private @Nullable Area area(Node node, String audience, TextLints lints) {
        Map<String, Node> keys = sheet.map(node, audience, AREA);
        String name = sheet.text(keys.get("name"), audience);
        String about = audience + "/" + name;
        Words label = words(keys.get("label"), about, Say.LONGEST_LABEL, lints);
        Words detail = sheet.words(keys.get("detail"), about, "ja");
        lints.check(detail, about);
        String sign = sheet.text(keys.get("sign"), about);
        String tone = sheet.text(keys.get("tone"), about);
        if (tone != null && !TONES.contains(tone)) {
            sheet.error(Sheet.line(node), about, "FLOW001", "unknown tone " + tone + Nearest.hint(tone, TONES));
        }
        Act act = act(keys, node, about);
        if (name == null || label == null || sign == null || act == null) {
            sheet.error(Sheet.line(node), about, "FLOW001", "an area has a name, a sign, a label, and one of begin, open, link");
            return null;
        }
        return new Area(name, sign, tone == null ? "plain" : tone, share(keys.get("width"), about), label, detail, act);
    }

    private @Nullable Act act(Map<String, Node> keys, Node node, String about) {
        String begin = sheet.text(keys.get("begin"), about);
        String open = sheet.text(keys.get("open"), about);
        String link = sheet.text(keys.get("link"), about);
        if (java.util.stream.Stream.of(keys.get("begin"), keys.get("open"), keys.get("link")).filter(java.util.Objects::nonNull).count() != 1) {
            return null;
        }
        if (begin != null) {
            return begin(begin, keys.get("answer"), node, about);
        }
        if (link != null) {
            LineLints.link(sheet, link, Sheet.line(node), about);
            return new Act.Link(link);
        }
        return open == null ? null : new Act.Open(open);
    }

    /** The one answer, too, must be a choice of the flow: a tap on it may never end in "I did not understand". */
    private Act begin(String formId, @Nullable Node answer, Node node, String about) {
        Flow flow = flows.get(formId);
        if (flow == null) {
            sheet.error(Sheet.line(node), about, "FLOW001", "no flow " + formId + Nearest.hint(formId, flows.keySet()));
        }
        Map<String, Node> given = sheet.map(answer, about, Set.of());
        if (given.isEmpty()) {
            return new Act.Begin(formId, null, null);
        }
        String question = given.keySet().iterator().next();
        String choice = sheet.text(given.get(question), about);
        if (formId.length() + question.length() + String.valueOf(choice).length() > LineLints.LONGEST_NAMES) {
            sheet.error(Sheet.line(node), about, "LINE005",
                    "form, question and choice together must stay under " + LineLints.LONGEST_NAMES + " for the postback data (300)");
        }
        if (given.size() > 1 || flow != null && !flow.choiceNames(question).contains(String.valueOf(choice))) {
            sheet.error(Sheet.line(node), about, "FLOW001", "answer must be one choice of one question of " + formId);
        }
        return new Act.Begin(formId, question, choice);
    }

    private @Nullable Words words(@Nullable Node node, String about, int most, TextLints lints) {
        Words words = sheet.words(node, about, "ja");
        lints.check(words, about);
        if (words != null) {
            for (String language : words.languages()) {
                int length = Graphemes.count(words.in(language));
                if (length > most) {
                    sheet.error(words.line(), about, "LINE001",
                            "「" + words.in(language) + "」 has " + length + " characters; here at most " + most);
                }
            }
        }
        return words;
    }

    private int share(@Nullable Node node, String about) {
        String text = sheet.text(node, about);
        if (text == null || text.matches("[1-9]\\d?")) {
            return text == null ? 1 : Integer.parseInt(text);
        }
        sheet.error(Sheet.line(node), about, "FLOW001", "a share is a number from 1 to 99, not " + text);
        return 1;
    }
}
