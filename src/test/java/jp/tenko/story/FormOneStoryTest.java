package jp.tenko.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import jp.tenko.incident.IncidentKind;
import jp.tenko.roster.BusinessId;
import jp.tenko.submission.Approver;
import jp.tenko.submission.Draft;
import jp.tenko.submission.FormOneLine;
import jp.tenko.submission.Marking;
import jp.tenko.submission.Recipient;
import jp.tenko.submission.document.Descriptions;
import jp.tenko.submission.document.FormOne;
import jp.tenko.submission.document.FormOnes;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Form I (様式Ⅰ, domain.md §4), cell by cell against what was known, over several sendings. */
class FormOneStoryTest extends DocumentsTest {

    @Autowired
    FormOnes forms;

    @Autowired
    Descriptions descriptions;

    @Test
    void the_first_form_lists_what_is_damaged_as_the_form_asks_it() {
        BusinessId works = business("1", "㈲架空鉄工🌸", "製造業", "広川町架空1-1");
        jdbc.sql("update business set shopping_street = '架空通り商店街' where id = ?").param(works.value()).update();
        reports(works, "level", "floor_above", "hurt", "hurt", "depth_cm", "40", "hit", "building equipment goods", "trading", "closed",
                "amount", "300000", "place", "address:広川町の自宅");
        BusinessId shop = business("2", "架空商店", "小売卸業", "");
        reports(shop, "level", "roof_window", "hit", "building", "trading", "open", "amount", "unknown");
        reports(business("3", "無事な店", "小売卸業", "広川町架空3"), "level", "none");
        reports(business("4", "停電の店", "小売卸業", "広川町架空4"), "level", "lifeline", "hurt", "nobody", "trading", "open");
        clock.moveTo(Instant.parse("2026-07-11T02:58:00Z"));

        Draft draft = draft(prefecture);

        assertThat(sheet(xlsx(draft), 0).subList(0, 6)).containsExactly(
                "様式Ⅰ|第1報",
                "令和8年7月10日の大雨による商工被害状況||||||",
                "福岡県商工部 御中|提出日: 令和8年7月11日",
                "|団体名: 広川町商工会",
                "|記入担当者: " + director.name(),
                "新規 2件 ・ 修正 0件 ・ 変更無 0件(再掲していません)|7月11日 11時58分現在");
        assertThat(listed(draft)).containsExactlyInAnyOrder(
                "広川町架空1-1|架空通り商店街|㈲架空鉄工🌸|製造業|約30万円|建物内が浸水(床上約40cm)。設備・機械、商品・原材料に被害。休業中。|新規",
                "|—|架空商店|小売卸業|不明|屋根・窓などが破損。営業中。|新規");
        assertThat(draft.missing()).containsExactly(new Draft.Missing("amount", 1), new Draft.Missing("address", 1));
        jdbc.sql("update business_damage set parallel = true where business_id = ?").param(works.value()).update();
        assertThat(draft(prefecture).missing()).as("two people contradict each other").contains(new Draft.Missing("parallel", 1));
        assertThat(draft.files().getFirst().name()).isEqualTo("様式Ⅰ_広川町商工会_第1報.xlsx");
        assertThat(draft.subject()).isEqualTo("商工被害状況(様式Ⅰ)第1報 広川町商工会");
        assertThat(draft.body()).startsWith("福岡県商工部 御中\n\n広川町商工会です。令和8年7月10日の大雨による商工被害状況(様式Ⅰ)の第1報")
                .contains("新規 2件");
    }

    @Test
    void what_was_sent_is_left_out_until_its_facts_change_and_then_what_changed_is_marked() {
        BusinessId works = business("1", "架空鉄工", "製造業", "広川町架空1");
        BusinessId shop = business("2", "架空商店", "小売卸業", "広川町架空2");
        reports(works, "level", "floor_above", "hit", "equipment", "trading", "closed", "amount", "300000");
        reports(shop, "level", "destroyed", "hit", "building", "trading", "closed", "amount", "unknown");
        assertThat(listed(sends(prefecture))).hasSize(2).allMatch(row -> row.endsWith("|新規"));

        assertThat(listed(draft(prefecture))).containsExactly("前回の報告から、新たな被害や変更はありません(変更無)。||||||");
        reports(works, "level", "floor_above", "hurt", "hurt", "hit", "equipment", "trading", "closed", "amount", "300000", "place", "address:ここ");
        assertThat(listed(draft(prefecture))).as("who is hurt and where is not on the form").containsExactly(
                "前回の報告から、新たな被害や変更はありません(変更無)。||||||");

        reports(works, "level", "floor_above", "hit", "equipment", "trading", "partly", "amount", "504000");
        Draft second = sends(prefecture);
        assertThat(listed(second)).containsExactly(
                "広川町架空1|—|架空鉄工|製造業|約50万円/(前回 約30万円)|建物が床上浸水。設備・機械に被害。一部営業。|修正");
        assertThat(sheet(xlsx(second), 1)).as("all of them").hasSize(5)
                .anyMatch(row -> row.contains("架空商店") && row.endsWith("変更無")).anyMatch(row -> row.endsWith("修正"));

        reports(works, "level", "floor_above", "hit", "equipment", "trading", "partly", "amount", "500001");
        assertThat(draft(prefecture).figures()).as("nobody could see the difference").containsEntry("unchanged", 2L);
    }

    @Test
    void what_was_drafted_or_refused_was_not_sent() {
        reports(business("1", "架空鉄工", "製造業", "広川町架空1"), "level", "destroyed", "hit", "building", "trading", "closed", "amount", "1");
        puts(prefecture, draft(prefecture), "refused");
        puts(prefecture, draft(prefecture), "approved");
        assertThat(listed(draft(prefecture))).singleElement().asString().endsWith("|新規");
    }

    @Test
    void a_business_without_damage_after_all_is_taken_back_once() {
        BusinessId works = business("1", "架空鉄工", "製造業", "広川町架空1");
        reports(works, "level", "roof_window", "hit", "building", "trading", "open", "amount", "10000");
        sends(prefecture);
        reports(works, "level", "lifeline", "trading", "open");
        assertThat(listed(sends(prefecture))).containsExactly(
                "広川町架空1|—|架空鉄工|製造業|—|報告の取消し。その後の確認で、商工被害なしと分かりました。|修正");
        assertThat(draft(prefecture).lines()).isEmpty();
        reports(works, "level", "floor_below", "depth_cm", "20", "hit", "building", "trading", "open", "amount", "10000");
        assertThat(listed(sends(prefecture))).singleElement().asString()
                .contains("建物が床下浸水(約20cm)。営業中。").endsWith("|修正");
    }

    @Test
    void a_double_and_a_mistake_are_taken_back_with_the_reason() {
        BusinessId listed = business("1", "架空鉄工所", "製造業", "広川町架空1");
        BusinessId twice = registered("架空鉄工");
        BusinessId joke = registered("いたずら");
        reports(twice, "level", "destroyed", "hit", "building", "trading", "closed", "amount", "5000000");
        reports(joke, "level", "destroyed", "hit", "building", "trading", "closed", "amount", "5000000");
        assertThat(listed(sends(prefecture))).hasSize(2);
        jdbc.sql("update business set listed_as = ? where id = ?").param(listed.value()).param(twice.value()).update();
        jdbc.sql("update business set declined_at = now() where id = ?").param(joke.value()).update();
        assertThat(listed(sends(prefecture))).containsExactlyInAnyOrder(
                "|—|架空鉄工||—|報告の取消し。登録が重複していたため、「架空鉄工所」の被害としてまとめて報告します。|修正",
                "|—|いたずら||—|報告の取消し。誤った報告でした。|修正",
                "広川町架空1|—|架空鉄工所|製造業|約500万円|建物が全壊。休業中。|新規");
        assertThat(draft(prefecture).lines()).hasSize(1);
    }

    @Test
    void an_edited_sentence_stays_until_the_facts_change() {
        BusinessId works = business("1", "架空鉄工", "製造業", "広川町架空1");
        reports(works, "level", "floor_above", "depth_cm", "40", "hit", "equipment", "trading", "closed", "amount", "300000");
        assertThat(descriptions.write(incident.id(), works, "工場内が浸水。旋盤機2台が利用できない状況。連絡先は0943-12-3456。", director.id())).isTrue();
        assertThat(listed(sends(prefecture))).singleElement().asString()
                .contains("|工場内が浸水。旋盤機2台が利用できない状況。連絡先は。|");
        reports(works, "level", "floor_above", "depth_cm", "40", "hit", "equipment", "trading", "closed", "amount", "300000", "help", "finance");
        assertThat(draft(prefecture).figures()).containsEntry("unchanged", 1L);
        descriptions.write(incident.id(), works, "工場内が浸水。", director.id());
        assertThat(listed(sends(prefecture))).singleElement().asString().contains("|工場内が浸水。|修正");
        reports(works, "level", "floor_above", "depth_cm", "40", "hit", "equipment", "trading", "partly", "amount", "300000");
        assertThat(listed(sends(prefecture))).singleElement().asString().contains("建物内が浸水(床上約40cm)。").endsWith("|修正");
        assertThat(descriptions.write(incident.id(), business("9", "静かな店", "製造業", ""), "何か", director.id())).isFalse();
    }

    @Test
    void the_hearing_sheet_is_written_out_without_anything_personal() {
        BusinessId works = business("1", "架空鉄工", "製造業", "広川町架空1");
        sheet(works, "business_name", "架空鉄工", "representative", "秘密 太郎", "age", "61", "telephone", "+81900000000 090-0000-0000",
                "refuge", "秘密小学校", "home_hit", "yes", "home_state", "destroyed", "home_other", "仏壇が流れた", "office_hit", "yes",
                "office_use", "warehouse", "office_state", "half_destroyed", "office_above_cm", "120", "amount_building", "12000000",
                "equipment_hit", "yes", "equipment[1]/kind", "旋盤2台", "equipment[1]/where", "第1工場", "equipment[1]/part", "主軸",
                "equipment[1]/state", "水没して動かない。電話は０９０−１２３４−５６７８", "equipment[1]/days", "30", "equipment[1]/amount", "unknown",
                "equipment[1]/action", "repair", "amount_goods", "1000000", "vehicles", "3", "can_trade", "pause", "pause", "7月末まで",
                "electricity", "unusable", "water", "unusable", "gas", "usable");
        String row = listed(draft(prefecture)).getFirst();
        assertThat(row).isEqualTo("広川町架空1|—|架空鉄工|製造業|約1,300万円以上(一部不明)|倉庫が半壊。床上約120cmまで浸水。商品・原材料に被害。車両3台が使用できない状況。"
                + "第1工場の旋盤2台(主軸)は水没して動かない。電話は(復旧見込み約30日、修理予定)。電気、水道が使用できない状況。休業中(休業期間: 7月末まで)。|新規");
    }

    @Test
    void a_drill_and_an_unconfirmed_form_say_so_everywhere() {
        clock.moveTo(Instant.parse("2026-12-31T14:59:00Z"));
        incidents.close(incident.id(), null, clock.instant());
        incident = opens(IncidentKind.EARTHQUAKE, true);
        reports(business("1", "\u3000", "製造業", "広川町架空1"), "level", "other", "trading", "undecided", "amount", "0");
        Draft draft = transactions.execute(status -> makers.stream().filter(one -> one.kind() == prefecture.document()).findFirst().orElseThrow()
                .draft(incident, prefecture, 1, null));
        assertThat(sheet(xlsx(draft), 0)).contains(
                "【訓練】令和8年12月31日の地震による商工被害状況||||||",
                "福岡県商工部 御中|提出日: 令和9年1月1日",
                "速報・未確認|記入担当者: 速報・未確認",
                "広川町架空1|—|(名称未登録)|製造業|0円|被害あり(詳細は確認中)。営業の見通しは未定。|新規");
        assertThat(draft.subject()).startsWith("【訓練】【速報・未確認】");
        assertThat(draft.files().getFirst().name()).isEqualTo("【訓練】【速報・未確認】様式Ⅰ_広川町商工会_第1報.xlsx");
        assertThat(draft.body()).contains("これは訓練です").contains("確認前の速報");
    }

    @Test
    void on_line_the_rows_stand_in_the_text_since_no_file_can_go_and_what_has_no_room_is_counted() {
        jdbc.sql("update recipient set channel = 'line' where id = ?").param(prefecture.id().value()).update();
        prefecture = recipients.get(prefecture.id());
        reports(business("1", "架空鉄工", "製造業", "広川町架空1"), "level", "destroyed", "hit", "building", "trading", "closed", "amount", "5000000");
        assertThat(draft(prefecture).body()).contains("【新規】架空鉄工(製造業、広川町架空1) 約500万円: ", "LINEではファイルを送れません").doesNotContain("添付");

        for (int i = 2; i <= 12; i++) {
            BusinessId one = business("" + i, "架空" + i, "製造業", "広川町架空" + i);
            reports(one, "level", "destroyed", "hit", "building", "trading", "closed", "amount", "5000000");
            descriptions.write(incident.id(), one, "水".repeat(450), director.id());
        }
        String body = draft(prefecture).body();
        assertThat(body.length()).isLessThan(4_800);
        long told = body.lines().filter(line -> line.startsWith("【新規】")).count();
        assertThat(body).contains("ほか" + (12 - told) + "件は、ここには書ききれません");
    }

    @Test
    void what_looks_like_a_formula_stays_text() {
        BusinessId works = business("1", "=cmd|'/c calc'!A1", "製造業", "@SUM(1+1)");
        reports(works, "level", "destroyed", "hit", "building", "trading", "closed", "amount", "1");
        assertThat(listed(draft(prefecture))).singleElement().asString().startsWith("@SUM(1+1)|—|=cmd|'/c calc'!A1|製造業");
        String csv = new String(forms.csv(forms.of(incident, prefecture, 1, Approver.of(director))), StandardCharsets.UTF_8);
        assertThat(csv).startsWith("\uFEFF所在地,商店街名,事業所名,業種,被害額,被害内容,区分").contains("'@SUM(1+1),—,'=cmd");
    }

    /**
     * Whatever is reported, corrected, taken back and sent: who keeps the sent forms knows what was known at the last of them. A
     * history that shows otherwise is made as short as it can be before it is told.
     */
    @Test
    void replaying_what_was_sent_gives_what_was_known_at_the_last_sending() {
        List<BusinessId> some = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            some.add(business("p" + i, "架空" + i, "製造業", "広川町架空" + i));
        }
        for (int seed = 0; seed < 150; seed++) {
            List<Deed> deeds = deeds(new Random(seed));
            if (wrong(some, deeds).isPresent()) {
                List<Deed> shortest = shortest(deeds, fewer -> wrong(some, fewer).isPresent());
                throw new AssertionError("seed " + seed + ": " + shortest + "\n" + wrong(some, shortest).orElse("not every time"));
            }
        }
    }

    @Test
    void a_history_is_cut_down_to_the_deeds_that_matter() {
        List<Deed> deeds = deeds(new Random(7));
        Deed first = deeds.get(2);
        Deed second = deeds.get(9);
        assertThat(shortest(deeds, fewer -> fewer.stream().anyMatch(deed -> deed == first) && fewer.stream().anyMatch(deed -> deed == second)))
                .containsExactly(first, second);
    }

    /** {@code who}: 0 to 3 of the list, 4 registered itself. */
    private sealed interface Deed {

        /** @param arrives or is refused */
        record Sends(boolean arrives) implements Deed {}

        record SaysNoDamage(int who) implements Deed {}

        record Reports(int who, String level, String trading, String amount) implements Deed {}

        record IsDescribed(int who, String words) implements Deed {}

        /** @param how 0: the newcomer is one of the list, 1: declined, else: open again */
        record IsSettled(int how) implements Deed {}
    }

    private static List<Deed> deeds(Random random) {
        List<Deed> deeds = new ArrayList<>();
        for (int step = 0; step < 12; step++) {
            int who = random.nextInt(5);
            deeds.add(switch (random.nextInt(6)) {
                case 0 -> new Deed.Sends(random.nextInt(4) > 0);
                case 1 -> new Deed.SaysNoDamage(who);
                case 2 -> new Deed.IsDescribed(who, "手書き" + random.nextInt(3));
                case 3 -> new Deed.IsSettled(random.nextInt(4));
                default -> {
                    String amount = random.nextInt(3) == 0 ? "unknown" : Integer.toString(random.nextInt(4) * 100_000);
                    yield new Deed.Reports(who, random.nextBoolean() ? "destroyed" : "floor_above", random.nextBoolean() ? "open" : "closed", amount);
                }
            });
        }
        return deeds;
    }

    /** Leaves out one deed after the other, as long as it is still wrong without it. */
    private static List<Deed> shortest(List<Deed> deeds, Predicate<List<Deed>> isWrong) {
        for (int i = 0; i < deeds.size(); i++) {
            List<Deed> fewer = new ArrayList<>(deeds);
            fewer.remove(i);
            if (isWrong.test(fewer)) {
                return shortest(fewer, isWrong);
            }
        }
        return deeds;
    }

    /** What a sending got wrong; empty when every one was right. */
    private Optional<String> wrong(List<BusinessId> some, List<Deed> deeds) {
        incident = opens(IncidentKind.TYPHOON, false);
        BusinessId newcomer = registered("新顔");
        List<BusinessId> all = new ArrayList<>(some);
        all.add(newcomer);
        Map<BusinessId, FormOneLine> replayed = new HashMap<>();
        Map<BusinessId, String> reported = new HashMap<>();
        int number = 0;
        try {
            for (Deed deed : deeds) {
                switch (deed) {
                    case Deed.Sends(boolean arrives) -> {
                        List<FormOneLine> lines = puts(++number, arrives ? "sent" : "refused");
                        if (arrives) {
                            replay(lines, replayed);
                            assertThat(said(replayed)).isEqualTo(known());
                            assertThat(amounts(some.subList(1, 4), replayed)).isEqualTo(only(some.subList(1, 4), reported));
                        }
                    }
                    case Deed.SaysNoDamage(int who) -> {
                        reports(all.get(who), "level", "none");
                        reported.remove(all.get(who));
                    }
                    case Deed.IsDescribed(int who, String words) -> descriptions.write(incident.id(), all.get(who), words, director.id());
                    case Deed.IsSettled(int how) -> settles(newcomer, some.getFirst(), how);
                    case Deed.Reports(int who, String level, String trading, String amount) -> {
                        reports(all.get(who), "level", level, "hit", "building", "trading", trading, "amount", amount);
                        reported.put(all.get(who), amount);
                    }
                }
            }
            return Optional.empty();
        } catch (AssertionError difference) {
            return Optional.of(difference.getMessage());
        } finally {
            jdbc.sql("update business set declined_at = now() where id = ?").param(newcomer.value()).update();
        }
    }

    private List<FormOneLine> puts(int number, String state) {
        FormOne form = transactions.execute(status -> forms.of(incident, prefecture, number, Approver.of(director)));
        puts(prefecture, new Draft(number, form.knownAt(), "", "", List.of(), form.lines(), List.of(), Map.of(), null), state);
        return form.lines();
    }

    /** As the prefecture keeps it: 新規 and 修正 are written over what was there, and what was taken back is struck out. */
    private static void replay(List<FormOneLine> lines, Map<BusinessId, FormOneLine> kept) {
        for (FormOneLine line : lines) {
            if (line.withdrawn()) {
                kept.remove(line.business());
            } else if (line.marking() != Marking.UNCHANGED) {
                kept.put(line.business(), line);
            }
        }
    }

    /** The amount each of them named last, by the form. */
    private static Map<BusinessId, String> amounts(List<BusinessId> which, Map<BusinessId, FormOneLine> kept) {
        Map<BusinessId, String> amounts = new HashMap<>();
        kept.forEach((business, line) -> amounts.put(business, line.yen() == null ? "unknown" : line.yen().toString()));
        amounts.keySet().retainAll(which);
        return amounts;
    }

    private static Map<BusinessId, String> only(List<BusinessId> which, Map<BusinessId, String> reported) {
        Map<BusinessId, String> amounts = new HashMap<>(reported);
        amounts.keySet().retainAll(which);
        return amounts;
    }

    private void settles(BusinessId newcomer, BusinessId listed, int how) {
        jdbc.sql("update business set listed_as = :as, declined_at = case when :declined then now() end where id = :id")
                .param("as", how == 0 ? listed.value() : null)
                .param("declined", how == 1)
                .param("id", newcomer.value())
                .update();
    }

    /** What a form to somebody who was never told anything would say. */
    private Map<BusinessId, String> known() {
        Recipient stranger = council;
        Map<BusinessId, FormOneLine> known = new HashMap<>();
        transactions.executeWithoutResult(status -> forms.of(incident, stranger, 1, Approver.of(director)).lines()
                .forEach(line -> known.put(line.business(), line)));
        return said(known);
    }

    private static Map<BusinessId, String> said(Map<BusinessId, FormOneLine> lines) {
        Map<BusinessId, String> said = new TreeMap<>(Comparator.comparing(BusinessId::value));
        lines.forEach((business, line) -> said.put(business, line.businessName() + "|" + line.address() + "|" + line.trade() + "|" + line.yen()
                + "|" + line.amountUnknown() + "|" + line.description() + "|" + line.facts()));
        return said;
    }
}
