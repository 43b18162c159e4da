package jp.tenko.submission.document;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import jp.tenko.damage.KnownDamage;
import jp.tenko.damage.Level;
import jp.tenko.damage.Question;
import jp.tenko.roster.Business;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.jspecify.annotations.Nullable;

/** The hearing sheet in the layout of domain.md §3, every field of it, one page of A4 for each business. */
final class HearingSheetPaper {

    private static final int[] WIDTHS = {20, 12, 10, 10, 15, 8, 11, 8};
    private static final int MOST_PIECES = 4;
    private static final int PERCENT = 69;

    private final DamageSentences sentences;
    private final DocumentWords words;
    private final Looks looks;
    private final Page page;
    private boolean begun;

    HearingSheetPaper(Workbook book, DamageSentences sentences, DocumentWords words) {
        this.sentences = sentences;
        this.words = words;
        looks = new Looks(book);
        Sheet sheet = book.createSheet(words.of("sheet.name"));
        page = new Page(sheet, WIDTHS);
        page.print(false, words.of("sheet.own-judgement"));
        page.scale(PERCENT);
        page.roomToWrite();
    }

    /** @param known null: to be filled in by hand */
    void write(boolean drill, @Nullable Business business, @Nullable KnownDamage known, byte @Nullable [] picture) {
        if (begun) {
            page.nextPage();
        }
        begun = true;
        HearingAnswers answers = HearingAnswers.of(business, known);
        if (picture != null) {
            page.picture(picture, WIDTHS.length - 1, 5);
        }
        page.across((drill ? words.of("drill") : "") + words.of("sheet.name"), looks.title);
        page.across(words.of("sheet.own-judgement"), looks.bold);
        page.across(words.of("sheet.reported-at") + " " + (known == null ? words.of("sheet.reported-at.blank") : words.moment(known.saidAt())), looks.plain);
        reported(business, known);
        basics(answers);
        home(answers);
        office(answers);
        pieces(answers);
        trade(answers);
        lifelines(answers);
        support(answers);
    }

    void end() {
        page.printArea();
    }

    /** What was said in the short report stands above the questions, so that whoever asks them does not ask it again. */
    private void reported(@Nullable Business business, @Nullable KnownDamage known) {
        if (business == null || known == null || !known.answers().containsKey(Question.LEVEL)) {
            page.skip();
            return;
        }
        String damage = known.damaged() || known.level() == Level.LIFELINE
                ? sentences.of(DamageFacts.of(business, known)) + words.of("sheet.reported.amount", words.amount(known.yen(), known.amountUnknown()))
                : words.of("sheet.reported.none");
        String hurt = words.or("sheet.reported.hurt." + known.answers().getOrDefault(Question.HURT_WHO, ""), "");
        page.across(words.of("sheet.reported", damage + hurt), looks.note);
    }

    private void basics(HearingAnswers answers) {
        section("basics");
        text("business_name", answers.text("business_name"));
        pair("representative", answers.text("representative") + words.of("sheet.age", blank(answers.text("age"), 3)));
        text("telephone", answers.telephone());
        text("listed_address", answers.text("listed_address"));
        text("refuge", answers.text("refuge"));
    }

    private void home(HearingAnswers answers) {
        section("home", answers, "home_hit");
        address(answers, "home");
        pair("structure", choices(answers, "home_structure", "structure", List.of("concrete", "wood", "other"))
                + words.of("sheet.floors", blank(answers.text("home_floors"), 3))
                + words.of("sheet.basement", blank(answers.text("home_basement"), 3)));
        state(answers, "home");
        pair("home_cars", words.of("sheet.cars", blank(answers.text("home_cars"), 4)));
        text("home_other", answers.text("home_other"));
    }

    private void office(HearingAnswers answers) {
        section("office", answers, Question.OFFICE_HIT);
        address(answers, "office");
        pair("office_use", choices(answers, "office_use", "use", List.of("office", "warehouse", "other")));
        pair("structure", choices(answers, "office_structure", "structure", List.of("concrete", "wood", "other"))
                + words.of("sheet.floors", blank(answers.text("office_floors"), 3))
                + words.of("sheet.years", blank(answers.text("office_years"), 3)));
        state(answers, "office");
        pair("amount_building", yen(answers.text(Question.AMOUNT_BUILDING)));
    }

    private void address(HearingAnswers answers, String of) {
        pair("address", choices(answers, of + "_address_same", "same", List.of("same", "other")) + " " + answers.text(of + "_address"));
    }

    private void state(HearingAnswers answers, String of) {
        pair("state", choices(answers, of + "_state", "state", List.of("destroyed", "half_destroyed", "other")));
        pair("water", words.of("sheet.above", blank(answers.text(of + "_above_cm"), 4)) + words.of("sheet.below", blank(answers.text(of + "_below_cm"), 4)));
    }

    private void pieces(HearingAnswers answers) {
        section("equipment", answers, Question.EQUIPMENT_HIT);
        List<String> columns = List.of("kind", "where", "part", "piece_state", "days", "amount", "action");
        page.cells(
                Stream.concat(Stream.of(""), columns.stream().map(column -> words.of("sheet.equipment." + column))).toList(),
                Collections.nCopies(WIDTHS.length, looks.head));
        for (int i = 1; i <= MOST_PIECES; i++) {
            String piece = Question.EQUIPMENT + "[" + i + "]/";
            List<String> cells = new ArrayList<>(List.of(words.of("sheet.equipment.number", i)));
            Stream.of("kind", "where", "part", "state", "days").forEach(column -> cells.add(answers.text(piece + column)));
            cells.add(yen(answers.text(piece + "amount")));
            String action = answers.text(piece + "action");
            cells.add(action.isEmpty() ? "" : words.or("sheet.action." + action, action));
            page.cells(cells, Collections.nCopies(WIDTHS.length, looks.cell));
        }
        pair("goods-and-vehicles", words.of("sheet.goods", yen(answers.text(Question.AMOUNT_GOODS)), blank(answers.text(Question.VEHICLES), 4)));
    }

    private void trade(HearingAnswers answers) {
        section("trade");
        pair("can_trade", choices(answers, Question.CAN_TRADE, "can_trade", List.of("normal", "pause", "unable")));
        text("pause", answers.text("pause"));
        pair("reasons", choices(answers, "reasons", "reasons", List.of("staff", "damage", "other")) + words.of("sheet.in-brackets", blank(answers.text("reason_other"), 16)));
    }

    private void lifelines(HearingAnswers answers) {
        section("lifelines");
        List<String> usable = List.of("usable", "unusable");
        pair("electricity", choices(answers, "electricity", "usable", usable));
        pair("telephones", choices(answers, "telephones", "telephones", List.of("landline", "mobile", "none")));
        pair("gas", choices(answers, "gas", "usable", usable));
        pair("tap", choices(answers, "water", "usable", usable));
    }

    private void support(HearingAnswers answers) {
        section("support");
        pair("loans", choices(answers, "loans", "loans", List.of("disaster_prefecture", "disaster_jfc", "disaster_shoko", "mutual_aid", "other")));
        pair("terms", choices(answers, "terms", "terms", List.of("reschedule", "other")));
        pair("labour", choices(answers, "labour", "labour", List.of("mud", "demolition", "carrying", "moving", "earthwork", "other")));
        text("labour_details", answers.text("labour_details"));
        pair("supplies", choices(answers, "supplies", "supplies", List.of("water", "food", "clothing", "care", "medicine")));
        pair("advice", choices(answers, "advice", "advice", List.of("matching", "closure")));
    }

    private void section(String code) {
        page.across(words.of("sheet.section." + code), looks.section);
    }

    /** What was asked and is not damaged says so: nothing below it is not the same. */
    private void section(String code, HearingAnswers answers, String asked) {
        page.across(words.of("sheet.section." + code) + (answers.chosen(asked, "no") ? words.of("sheet.not-hit") : ""), looks.section);
    }

    private void text(String label, String text) {
        pair(label, text);
    }

    private void pair(String label, String text) {
        page.pair(words.of("sheet." + label), looks.cell, text, looks.cell);
    }

    /** 「☑全壊 ☐半壊 ☐その他」. */
    private String choices(HearingAnswers answers, String question, String list, List<String> names) {
        return names.stream()
                .map(name -> words.of(answers.chosen(question, name) ? "sheet.chosen" : "sheet.open", words.of("sheet." + list + "." + name)))
                .collect(joining(words.of("sheet.space")));
    }

    private String yen(String yen) {
        if (yen.isEmpty()) {
            return words.of("sheet.yen.blank");
        }
        return yen.matches("[0-9]{1,13}") ? words.yen(Long.parseLong(yen)) : words.of("unknown");
    }

    /** Room to write by hand where nothing is known. */
    private String blank(String text, int wide) {
        return text.isEmpty() ? words.of("sheet.space").repeat(wide) : text;
    }
}
