package jp.tenko.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;
import jp.tenko.incident.IncidentKind;
import jp.tenko.incident.ResponsePolicy;
import jp.tenko.roster.BusinessId;
import jp.tenko.submission.Draft;
import jp.tenko.submission.document.HearingPapers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the town is told (情報共有, domain.md §1), and the hearing sheets on paper (§3). */
class ShareOutStoryTest extends DocumentsTest {

    @Autowired
    HearingPapers papers;

    @Test
    void the_town_is_told_how_it_stands_on_one_page_and_what_is_new_since() throws IOException {
        BusinessId works = business("1", "架空鉄工", "製造業", "広川町架空1");
        BusinessId shop = business("2", "架空商店", "小売卸業", "広川町架空2");
        reports(works, "level", "floor_above", "hurt", "hurt", "depth_cm", "40", "hit", "building equipment", "trading", "closed", "amount", "300000",
                "help", "finance cleanup");
        reports(shop, "level", "lifeline", "hurt", "nobody", "trading", "open", "help", "supplies");
        overview("新代橋の先。電話 090-1234-5678");
        Draft first = sends(council);
        assertThat(first.body()).startsWith("広川町役場 御中\n\n広川町商工会です。令和8年7月10日の大雨 情報共有 第1報(7月10日 2時07分現在)をお知らせします。")
                .contains("■ 前回からの変化\n・最初の報告です。", "・この災害での安否確認は、まだ行っていません。",
                        "・全域: 事業者数 661、報告あり 2、大きな被害 1、被害規模 被害あり", "・製造業: 報告あり 1、被害あり 1、建物 (1件)、設備 (1件)、内訳不明 30、計 30",
                        "・小売卸業: 報告あり 1\n", "・けが人の報告があった事業所 1件",
                        "上広川: 広い範囲に被害。道路: 通れない所がある(新代橋の先。電話)。目で見て確認(7月10日 2時07分)",
                        "・電気・水道・ガスに支障のある事業者 1件", "・全域: 支障あり 1、種類は確認中 1", "・融資など資金 1件", "・泥出し・片付け 1件", "・応急対策の方針: まだ決まっていません。",
                        "・報告のない事業者 659件の確認を続けます。")
                .doesNotContain("090", "架空鉄工", "秘密");

        assertThat(draft(council).body()).contains("・第1報から、数字に変化はありません。");
        jdbc.sql("update submission set figures = figures - 'hurt' where incident_id = ?").param(incident.id().value()).update();
        assertThat(draft(council).body()).as("not counted then is not 0").contains("・けが人のいる事業所(件): 1(前回は集計していません)");
        jdbc.sql("update submission set figures = figures || '{\"hurt\": 1}' where incident_id = ?").param(incident.id().value()).update();
        reports(works, "level", "floor_above", "hurt", "nobody", "depth_cm", "40", "hit", "building equipment", "trading", "closed", "amount", "unknown");
        incidents.choosePolicy(new ResponsePolicy(incident.id(), "after_warning", null, director.id(), clock.instant()));
        Draft second = sends(council);
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.body()).contains("・第1報から変わった数字です。", "・けが人のいる事業所(件): 1 → 0(−1)", "・被害額(分かっている分): 約30万円 → 0円",
                "・金額不明(件): 0 → 1(+1)", "・応急対策の方針: 職員は警報解除後に出勤");
        assertThat(second.missing()).containsExactly(new Draft.Missing("amount", 1));
        List<String> page = sheet(xlsx(second), 0);
        assertThat(page).contains("地区|事業者数|報告あり|軽微な被害|大きな被害|被害規模").anyMatch(row -> row.startsWith("令和8年7月10日の大雨 情報共有 第2報"));
        keep("share-out", xlsx(second));
    }

    @Test
    void a_hearing_sheet_has_every_field_and_what_is_known_stands_on_it() throws IOException {
        BusinessId works = business("1", "架空鉄工", "製造業", "広川町架空1");
        sheet(works, "business_name", "㈲架空鉄工🌸", "representative", "秘密 太郎", "age", "61", "telephone", "+81900000000 090-0000-0000", "home_hit", "no",
                "office_hit", "yes", "office_use", "warehouse", "office_address_same", "same", "office_structure", "wood", "office_floors", "2",
                "office_state", "half_destroyed", "office_above_cm", "120", "amount_building", "12000000", "equipment_hit", "yes",
                "equipment[1]/kind", "旋盤2台", "equipment[1]/where", "第1工場", "equipment[1]/state", "水没して動かない", "equipment[1]/days", "30",
                "equipment[1]/amount", "unknown", "equipment[1]/action", "repair", "amount_goods", "1000000", "vehicles", "3", "can_trade", "pause",
                "pause", "7月末まで", "reasons", "damage other", "reason_other", "停電", "electricity", "unusable", "telephones", "mobile", "water", "usable",
                "loans", "disaster_jfc mutual_aid", "labour", "mud", "labour_details", "床の泥出し", "supplies", "water", "advice", "matching");
        byte[] paper = papers.of(incident, works, null);
        List<String> rows = sheet(paper, 0).stream().map(row -> row.replaceAll("\\|+$", "")).toList();
        assertThat(rows).contains(
                "被害の程度と金額は、あくまで現状の自己判断です。罹災証明ではありません。救助要請は119・110へ。",
                "報告日時 令和8年7月10日(金) 2時06分", "事業所名|㈲架空鉄工🌸", "代表者名・年齢|秘密 太郎　(61歳)", "連絡先(昼間)|090-0000-0000", "所在地|広川町架空1",
                "被害状況【自宅】(被害なし)", "建物用途|□事務所　■倉庫　□その他", "状況(※自己判断)|□全壊　■半壊　□その他", "浸水|床上浸水 120cm　床下浸水 　　　　cm",
                "1|旋盤2台|第1工場||水没して動かない|30|不明|修理", "商品・車両|商品・原材料 約100万円　事業用車両(使用不可) 3台",
                "営業|□通常営業可能　■休業期間を設ける　□営業不能", "不可の理由|□従業員が確保できないため　■建物・設備の損壊のため　■その他(停電)",
                "電話|□使用可能(固定)　■使用可能(携帯)　□使用不可能", "人的支援|■土砂掻き出し　□建物解体　□家財搬出　□引っ越し　□土木作業　□その他人材派遣");
        keep("hearing-sheet", paper);
        assertThat(sheet(papers.all(incident), 0)).hasSameSizeAs(rows);
        assertThat(sheet(papers.blank(null, null), 0)).as("the same fields, empty").hasSameSizeAs(rows).noneMatch(row -> row.contains("■"));
    }

    @Test
    void what_is_hit_is_counted_from_hearing_sheets_too() {
        BusinessId works = business("1", "架空鉄工", "製造業", "広川町架空1");
        sheet(works, "home_hit", "no", "office_hit", "yes", "office_state", "half_destroyed", "amount_building", "12000000", "equipment_hit", "yes",
                "equipment[1]/kind", "旋盤", "equipment[1]/state", "水没", "equipment[1]/days", "30", "equipment[1]/amount", "unknown",
                "equipment[1]/action", "repair", "amount_goods", "500000");
        assertThat(draft(council).body()).contains("・製造業: 報告あり 1、被害あり 1、建物 1,200(1件)、設備 (1件)、商品等 50(1件)、計 1,250、金額不明 1");
    }

    @Test
    void a_hearing_sheet_asks_nothing_again_that_the_short_report_has_said() throws IOException {
        BusinessId shop = business("2", "架空商店", "小売卸業", "広川町架空2");
        reports(shop, "level", "floor_above", "hurt", "nobody", "depth_cm", "30", "hit", "building", "trading", "closed", "amount", "300000", "help", "cleanup");
        byte[] paper = papers.of(incident, shop, null);
        assertThat(sheet(paper, 0).stream().map(row -> row.replaceAll("\\|+$", ""))).contains(
                "報告済み: 建物内が浸水(床上約30cm)。休業中。被害額 約30万円。けが人なし。",
                "浸水|床上浸水 30cm　床下浸水 　　　　cm", "建物の被害額(※)|約30万円", "被災設備(被害なし)",
                "商品・車両|商品・原材料 0円　事業用車両(使用不可) 0台");
        keep("hearing-sheet-reported", paper);
        BusinessId fine = business("3", "架空茶園", "その他", "広川町架空3");
        reports(fine, "level", "none", "hurt", "nobody", "trading", "open");
        assertThat(sheet(papers.of(incident, fine, null), 0)).anyMatch(row -> row.startsWith("報告済み: 被害なし。けが人なし。"))
                .anyMatch(row -> row.startsWith("営業|■通常営業可能"));
    }

    @Test
    void a_drill_says_so() {
        incidents.close(incident.id(), null, clock.instant());
        incident = opens(IncidentKind.EARTHQUAKE, true);
        Draft draft = draft(council);
        assertThat(draft.subject()).startsWith("【訓練】");
        assertThat(draft.body()).contains("【訓練】令和8年7月10日の地震", "これは訓練です");
        assertThat(sheet(xlsx(draft), 0)).anyMatch(row -> row.startsWith("【訓練】"));
    }

    private void overview(String where) {
        jdbc.sql("""
                insert into district_overview (incident_id, district, member_id, look, roads, sure, questions, answers, sensitive, said_at,
                                               received_at, event_id)
                values (?, '上広川', ?, 'wide', 'blocked', 'seen', '{look,roads,roads_where,sure}',
                        jsonb_build_object('look', 'wide', 'roads', 'blocked', 'roads_where', 'address:' || ?, 'sure', 'seen'), '{}', ?, ?, 'o1')
                """)
                .params(incident.id().value(), director.id().value(), where, clock.instant().atOffset(ZoneOffset.UTC),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
