package jp.tenko.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.tenko.damage.AreaDamage;
import jp.tenko.damage.Counted;
import jp.tenko.damage.DamageSummary;
import jp.tenko.damage.Overview;
import jp.tenko.damage.Sums;
import jp.tenko.line.Button;
import jp.tenko.line.LineMessage.Bubble;
import jp.tenko.line.LineMessage.Mood;
import jp.tenko.line.LineMessage.Row;
import jp.tenko.roster.Area;
import jp.tenko.roster.Business;
import org.springframework.stereotype.Component;

/** How it stands with the damage, in one bubble: where people are hurt first, then how bad it is where, then yen. */
@Component
class DamageBubbles {

    private static final String SURVEY = "damage-survey";

    private final Texts texts;

    DamageBubbles(Texts texts) {
        this.texts = texts;
    }

    Bubble summary(DamageSummary summary, String language) {
        List<Row> rows = new ArrayList<>();
        rows.add(head(summary, language));
        businesses(rows, "damage_hurt", summary.hurt(), summary.hurtBusinesses(), language);
        cutOff(rows, summary, language);
        Counted whole = summary.whole().counted();
        rows.add(new Row.Figure(text("damage_heard", language), whole.heard() + "/" + whole.businesses()));
        rows.add(new Row.Figure(text("damage_damaged", language), String.valueOf(whole.damaged())));
        rows.add(new Row.Figure(text("damage_heavy", language), String.valueOf(whole.heavy())));
        rows.add(new Row.Rule());
        rows.add(new Row.Small(text("damage_scale", language)));
        rows.add(area(summary.whole(), language));
        summary.districts().forEach(district -> rows.add(area(district, language)));
        rows.add(new Row.Small(text("damage_silence", language)));
        rows.add(new Row.Rule());
        rows.add(new Row.Small(text("damage_sums", language)));
        sums(rows, summary.total(), language);
        businesses(rows, "damage_parallel", summary.parallel(), summary.parallelBusinesses(), language);
        if (summary.unmatched() > 0) {
            rows.add(new Row.Small(texts.text("damage_unmatched", language, count(summary.unmatched()))));
        }
        String mark = texts.mark(summary.incident().drill(), language);
        return new Bubble(
                mark + texts.text("damage_alt", language, Map.of(
                        "heard", String.valueOf(whole.heard()),
                        "businesses", String.valueOf(whole.businesses()),
                        "damaged", String.valueOf(whole.damaged()),
                        "hurt", String.valueOf(summary.hurtBusinesses()))),
                mood(summary), mark + text("damage_title", language), rows,
                List.of(
                        button(DamageActs.DISTRICTS, "damage_districts_button", language),
                        button(DamageActs.NEWEST, "damage_new_button", language),
                        button(DamageActs.SILENT, "damage_silent_button", language),
                        new Button.Postback(text("damage_survey_button", language), new ButtonData.Begin(SURVEY).write())));
    }

    Bubble districts(DamageSummary summary, String language) {
        List<Row> rows = new ArrayList<>();
        rows.add(head(summary, language));
        for (AreaDamage district : summary.districts()) {
            Counted counted = district.counted();
            rows.add(new Row.Strong(name(district.area(), language)));
            rows.add(new Row.Paragraph(scale(district, language)));
            rows.add(new Row.Small(texts.text("damage_district_line", language, Map.of(
                    "light", String.valueOf(counted.light()),
                    "heavy", String.valueOf(counted.heavy()),
                    "silent", String.valueOf(counted.silent())))));
        }
        rows.add(new Row.Rule());
        rows.add(new Row.Small(text("damage_overviews", language)));
        if (summary.overviews().isEmpty()) {
            rows.add(new Row.Small(text("damage_no_overview", language)));
        }
        summary.overviews().stream().limit(DamageSummary.MOST).forEach(said ->
                rows.add(new Row.Paragraph(texts.text("damage_overview_line", language, Map.of(
                        "area", name(said.area(), language),
                        "look", said(said, Overview.LOOK, language),
                        "roads", said(said, Overview.ROADS, language),
                        "time", texts.time(said.saidAt()))))));
        String title = texts.mark(summary.incident().drill(), language) + text("damage_districts_button", language);
        return new Bubble(title, mood(summary), title, rows, List.of(
                button(DamageActs.SUMMARY, "damage_title", language), button(DamageActs.SILENT, "damage_silent_button", language)));
    }

    private Row head(DamageSummary summary, String language) {
        return new Row.Small(texts.text("damage_head", language, Map.of(
                "kind", texts.kind(summary.incident().kind(), language), "time", texts.day(summary.asOf()))));
    }

    private void cutOff(List<Row> rows, DamageSummary summary, String language) {
        summary.overviews().stream().filter(Overview::cutOff).limit(DamageSummary.MOST).forEach(said ->
                rows.add(new Row.Strong(texts.text("damage_cut_off", language, Map.of(
                        "area", name(said.area(), language), "why", texts.cutOff(said, language),
                        "time", texts.time(said.saidAt()))))));
    }

    private void businesses(List<Row> rows, String title, List<Business> named, int count, String language) {
        if (count > 0) {
            rows.add(new Row.Strong(texts.text(title, language, count(count))));
            named.forEach(business -> rows.add(texts.callable(business, language)));
            if (count > named.size()) {
                rows.add(new Row.Small(texts.text("list_more", language, count(count - named.size()))));
            }
        }
    }

    private Row area(AreaDamage area, String language) {
        return new Row.Figure(name(area.area(), language), scale(area, language));
    }

    private String scale(AreaDamage area, String language) {
        return texts.text("damage_area", language, Map.of(
                "scale", text("scale_" + area.scale().code() + (area.isOfFew() ? "_so_far" : ""), language),
                "heard", String.valueOf(area.counted().heard()),
                "businesses", String.valueOf(area.counted().businesses())));
    }

    private void sums(List<Row> rows, Sums sums, String language) {
        rows.add(new Row.Figure(text("damage_total", language), texts.yen(sums.total(), language)));
        yen(rows, "damage_building", sums.building(), language);
        yen(rows, "damage_equipment", sums.equipment(), language);
        vehicles(rows, sums, language);
        yen(rows, "damage_goods", sums.goods(), language);
        yen(rows, "damage_unspecified", sums.unspecified(), language);
        rows.add(new Row.Figure(
                text("damage_unknown", language),
                texts.text("damage_unknown_count", language, count(sums.amountUnknown()))));
    }

    /** Businesses say the one or the other, few say both. What nobody said is not known, and not zero. */
    private void vehicles(List<Row> rows, Sums sums, String language) {
        if (sums.vehicle() > 0 || sums.vehicles() > 0) {
            String known = sums.vehicles() == 0 ? "damage_vehicles_yen" : sums.vehicle() == 0 ? "damage_vehicles_count" : "damage_vehicles";
            rows.add(new Row.Figure(text("damage_vehicle", language), texts.text(known, language, Map.of(
                    "yen", texts.yen(sums.vehicle(), language), "count", String.valueOf(sums.vehicles())))));
        }
    }

    private void yen(List<Row> rows, String name, long amount, String language) {
        if (amount > 0) {
            rows.add(new Row.Figure(text(name, language), texts.yen(amount, language)));
        }
    }

    private String said(Overview overview, String question, String language) {
        String value = overview.answers().get(question);
        return value == null ? "—" : texts.choiceOf(DamageRecords.OVERVIEW, question, value, language);
    }

    private String name(Area area, String language) {
        return switch (area) {
            case Area.Whole() -> text("damage_whole", language);
            case Area.OfDistrict(String name) -> name;
            case Area.OfTrade(String name) -> name;
        };
    }

    private static Mood mood(DamageSummary summary) {
        if (summary.incident().drill()) {
            return Mood.DRILL;
        }
        return summary.hurtBusinesses() > 0 || summary.whole().counted().heavy() > 0 ? Mood.DANGER : Mood.CALM;
    }

    private Button button(String act, String label, String language) {
        return new Button.Postback(text(label, language), new ButtonData.Lead(act, "").write());
    }

    private String text(String name, String language) {
        return texts.text(name, language);
    }

    private static Map<String, String> count(int count) {
        return Map.of("count", String.valueOf(count));
    }
}
