package jp.tenko.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.tenko.damage.AreaDamage;
import jp.tenko.damage.DamageSummary;
import jp.tenko.damage.Form;
import jp.tenko.damage.Question;
import jp.tenko.damage.Reporting;
import jp.tenko.incident.Incident;
import jp.tenko.line.Button;
import jp.tenko.line.LineMessage;
import jp.tenko.line.LineMessage.Bubble;
import jp.tenko.line.LineMessage.Mood;
import jp.tenko.line.LineMessage.Row;
import jp.tenko.roster.Area;
import jp.tenko.roster.Business;
import org.springframework.stereotype.Component;

/** Businesses by name, each with a button to telephone it: what came in last, and who is silent, district by district. */
@Component
class DamageLists {

    /** So many with their buttons fit into LINE's 30 KB; a button shows the next ones. */
    private static final int SHOWN = 30;

    private final Texts texts;

    DamageLists(Texts texts) {
        this.texts = texts;
    }

    LineMessage newest(Incident incident, List<Reporting> newest, String language) {
        List<Row> rows = new ArrayList<>();
        if (newest.isEmpty()) {
            rows.add(new Row.Paragraph(texts.text("damage_new_none", language)));
        }
        newest.forEach(one -> rows.add(texts.callable(one.business(), line(one, language), language)));
        String title = texts.text("damage_new_title", language);
        return bubble(incident, title, rows, List.of(
                button(DamageActs.SUMMARY, "", texts.text("damage_title", language))), language);
    }

    private String line(Reporting one, String language) {
        String level = one.revision().answers().get(Question.LEVEL);
        return texts.text("damage_new_line", language, Map.of(
                "name", one.business().name(),
                "level", level == null || one.revision().form() == Form.HEARING_SHEET
                        ? texts.text("damage_new_sheet", language)
                        : texts.choiceOf(DamageRecords.DAMAGE_REPORT, Question.LEVEL, level, language),
                "number", String.valueOf(one.revision().number()),
                "time", texts.time(one.revision().saidAt())));
    }

    /** Counts first: hundreds of names are no help. A button for each district shows its own. */
    LineMessage silentByDistrict(DamageSummary summary, String language) {
        int silent = summary.whole().counted().silent();
        List<Row> rows = new ArrayList<>();
        List<Button> buttons = new ArrayList<>();
        if (silent == 0) {
            rows.add(new Row.Paragraph(texts.text("damage_nobody_silent", language)));
        } else {
            rows.add(new Row.Small(texts.text("damage_silent_which", language)));
        }
        for (AreaDamage district : summary.districts()) {
            if (district.area() instanceof Area.OfDistrict(String name) && district.counted().silent() > 0) {
                rows.add(new Row.Figure(name, String.valueOf(district.counted().silent())));
                buttons.add(button(DamageActs.SILENT, name, name));
            }
        }
        return bubble(summary.incident(), title(silent, language), rows, buttons, language);
    }

    /** @param from how many were shown before */
    LineMessage silent(Incident incident, String district, List<Business> silent, int from, String language) {
        List<Row> rows = new ArrayList<>();
        if (silent.isEmpty()) {
            rows.add(new Row.Paragraph(texts.text("damage_nobody_silent", language)));
        }
        silent.stream().skip(from).limit(SHOWN).forEach(business -> rows.add(texts.callable(business, language)));
        int left = silent.size() - from - SHOWN;
        List<Button> next = left <= 0 ? List.of() : List.of(button(
                DamageActs.SILENT, district + DamageActs.FROM + (from + SHOWN),
                texts.text("damage_silent_next", language, Map.of("count", String.valueOf(left)))));
        return bubble(incident, district + " " + title(silent.size(), language), rows, next, language);
    }

    private String title(int silent, String language) {
        return texts.text("damage_silent_title", language, Map.of("count", String.valueOf(silent)));
    }

    private Bubble bubble(Incident incident, String title, List<Row> rows, List<Button> buttons, String language) {
        String marked = texts.mark(incident.drill(), language) + title;
        return new Bubble(marked, incident.drill() ? Mood.DRILL : Mood.CALM, marked, rows, buttons);
    }

    private static Button button(String act, String about, String label) {
        return new Button.Postback(label, new ButtonData.Lead(act, about).write());
    }
}
