package jp.tenko.roster.file;

import static jp.tenko.roster.RosterSlice.HIROKAWA;
import static jp.tenko.roster.RosterSlice.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import jp.tenko.roster.Area;
import jp.tenko.roster.Bcp;
import jp.tenko.roster.Business;
import jp.tenko.roster.Businesses;
import jp.tenko.roster.OrganizationId;
import jp.tenko.roster.Organizations;
import jp.tenko.roster.Position;
import jp.tenko.roster.RosterSlice;
import jp.tenko.roster.Totals;
import jp.tenko.roster.Trade;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class BusinessImportTest {

    static ConfigurableApplicationContext app;
    static Businesses businesses;

    OrganizationId hirokawa;

    @BeforeAll
    static void start() {
        app = RosterSlice.start("business_import_test");
        businesses = app.getBean(Businesses.class);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @BeforeEach
    void an_organization() {
        RosterSlice.empty(app.getBean(JdbcClient.class));
        hirokawa = app.getBean(Organizations.class).put(HIROKAWA, "広川町商工会").id();
    }

    @Test
    void every_column_is_taken_over_from_a_file_as_excel_saves_it() {
        imported("""
                事業所番号,事業所名,代表者名,業種,地区,所在地,商店街名,電話,メール,緯度,経度,従業員数,会員,小規模,BCP取組状況
                001,㈱髙﨑製作所,髙﨑 一郎,製造業,中広川,広川町新代1,ひろかわ商店街,0943-32-0001,ｔａｋａｓａｋｉ@example.jp,33.2415,130.5513,12,会員,はい,策定中
                002,ｶﾌｪ ｶﾞﾗｽ,,サービス業,,,,,,,,,非会員,,
                """, Charset.forName("windows-31j"));

        Business first = businesses.listed(hirokawa).getFirst();
        assertThat(first).usingRecursiveComparison().ignoringFields("id", "organization").isEqualTo(new Business(
                first.id(), hirokawa, "001", "㈱髙﨑製作所", "髙﨑 一郎", "製造業", "中広川", "広川町新代1", "ひろかわ商店街",
                "+81943320001", "takasaki@example.jp", new Position(33.2415, 130.5513), 12, true, true, Bcp.PLANNED));
        Business second = businesses.listed(hirokawa).getLast();
        assertThat(second.name()).as("names are left as they are written").isEqualTo("ｶﾌｪ ｶﾞﾗｽ");
        assertThat(second.societyMember()).isFalse();
        assertThat(List.of(second.small(), second.bcp())).containsExactly(false, Bcp.UNKNOWN);
        assertThat(businesses.trades(hirokawa)).containsExactly(new Trade("製造業", 1), new Trade("サービス業", 2));
    }

    @Test
    void all_mistakes_are_told_by_line_and_nothing_is_taken_over() {
        assertThat(refused("""
                番号,事業所名,電話,緯度,経度,従業員数,会員,小規模,BCP
                1,まるき,ひみつ,33.2,,多数,準会員,たぶん,まだ
                ,,,95,130.5,,,,
                01,別の,,,,,,,
                """)).containsExactly(
                "2行目 電話番号「ひみつ」: 電話番号として読めません。1つだけ、0943-32-0000、090-0000-0001、+81 90 0000 0001 のように書いてください。",
                "2行目 経度: 緯度と経度は、両方書くか、両方空にしてください。",
                "2行目 従業員数「多数」: 0以上の数を、数字だけで書いてください。",
                "2行目 会員「準会員」: 会員・非会員(空なら会員)のいずれかを書いてください。",
                "2行目 小規模「たぶん」: はい・いいえ(空ならいいえ)のいずれかを書いてください。",
                "2行目 BCP取組状況「まだ」: 未着手・策定中・策定済み(分からなければ空)のいずれかを書いてください。",
                "3行目 事業所番号: 空です。必ず書いてください。",
                "3行目 事業所名: 空です。必ず書いてください。",
                "3行目 緯度「95」: 緯度・経度(度、世界測地系)として読めません。33.2415 のように書いてください。",
                "4行目 事業所番号「01」: 2行目と同じです(先頭の 0 は数えません)。事業所番号は1つずつ違うものにしてください。");
        assertThat(businesses.listed(hirokawa)).isEmpty();
    }

    @Test
    void a_file_without_headings_is_told_which_there_are() {
        assertThat(refused("まるき,0943\n")).anyMatch(words -> words.startsWith("1行目: 見出し「まるき」は分かりません。使える見出し: 事業所番号, 事業所名"))
                .contains("1行目: 見出し「事業所番号」の列がありません。必要な列: 事業所番号, 事業所名");
    }

    @Test
    void a_second_file_changes_what_it_says_and_leaves_the_rest() {
        imported("番号,事業所名,電話,業種\n001,まるき,0943-32-0001,製造業\n002,やまと,,建設業\n");
        var again = imported("番号,事業所名,業種\n001,まるき工業,製造業\n003,さくら,サービス業\n");

        assertThat(again).isEqualTo(new ImportResult.Imported(1, 1, 0, List.of("002")));
        Business maruki = businesses.named(hirokawa, "まるき", 2).getFirst();
        assertThat(maruki.name()).isEqualTo("まるき工業");
        assertThat(maruki.telephone()).as("the file has no such column").isEqualTo("+81943320001");
    }

    @Test
    void a_number_that_lost_its_zeros_in_excel_is_told() {
        imported("番号,事業所名\n001,まるき\n");
        assertThat(refused("番号,事業所名\n1,まるき\n")).singleElement().asString().contains("事業所番号「001」と先頭の 0 だけが違います");
    }

    @Test
    void the_totals_are_those_of_the_office_and_else_those_of_the_list() {
        imported("番号,事業所名,地区,業種\n1,あ,上広川,製造業\n2,い,上広川,建設業\n3,う,下広川,建設業\n4,え,,\n");
        assertThat(businesses.totals(hirokawa)).isEqualTo(new Totals(
                4, java.util.Map.of("上広川", 2, "下広川", 1), java.util.Map.of("製造業", 1, "建設業", 2)));

        TotalImport totals = app.getBean(TotalImport.class);
        assertThat(totals.read(hirokawa, bytes("区分,名称,事業所数\n全体,,659\n地区,上広川,200\n地区,中広川,300\n業種,製造業,105\n"), NOW))
                .isInstanceOf(ImportResult.Imported.class);
        assertThat(businesses.totals(hirokawa).byDistrict()).containsExactly(
                java.util.Map.entry("上広川", 200), java.util.Map.entry("下広川", 1), java.util.Map.entry("中広川", 300));
        assertThat(businesses.count(hirokawa, new Area.Whole())).isEqualTo(659);
        assertThat(businesses.count(hirokawa, new Area.OfTrade("製造業"))).isEqualTo(105);
        assertThat(businesses.count(hirokawa, new Area.OfTrade("建設業"))).isEqualTo(2);
        assertThat(businesses.count(hirokawa, new Area.OfDistrict("どこか"))).isZero();

        assertThat(((ImportResult.Refused) totals.read(hirokawa, bytes("区分,名称,事業所数\n町,,1\n地区,,x\n業種,建設業,1\n業種,建設業,2\n"), NOW))
                .mistakes()).extracting(BadLine::place).containsExactly(
                "line 2 kind-of-area: not-a-kind-of-area", "line 3 area-name: missing-value", "line 3 businesses: not-a-count",
                "line 5 area-name: same-line");
    }

    @Test
    void a_part_of_a_name_finds_a_business_however_it_is_typed() {
        imported("番号,事業所名\n1,㈱髙﨑製作所\n2,ｶﾌｪ ｶﾞﾗｽ\n3,たかさきや🌸\n4,株式会社 ガラスのかふぇ\n5,株式会社\n");

        assertThat(found("高崎")).containsExactly("㈱髙﨑製作所");
        assertThat(found("（株）髙崎製作所")).containsExactly("㈱髙﨑製作所");
        assertThat(found("ガラス")).as("those that begin with it first").containsExactly("株式会社 ガラスのかふぇ", "ｶﾌｪ ｶﾞﾗｽ");
        assertThat(found("カフェ")).containsExactlyInAnyOrder("ｶﾌｪ ｶﾞﾗｽ", "株式会社 ガラスのかふぇ");
        assertThat(found("2")).containsExactly("ｶﾌｪ ｶﾞﾗｽ");
        assertThat(found("%")).isEmpty();
        assertThat(businesses.named(hirokawa, "ガラス", 1)).hasSize(1);
    }

    @Test
    void twenty_thousand_lines_are_taken_over_at_once_and_again() {
        StringBuilder file = new StringBuilder("番号,事業所名,業種,地区,電話\n");
        for (int i = 1; i <= 20_000; i++) {
            file.append("%05d,事業所%d,業種%d,地区%d,0943-%02d-%04d\n".formatted(i, i, i % 5, i % 3, i / 10_000, i % 10_000));
        }
        assertThat(imported(file.toString())).isEqualTo(new ImportResult.Imported(20_000, 0, 0, List.of()));
        assertThat(imported(file.toString().replace("事業所7,", "なな,"))).isEqualTo(new ImportResult.Imported(0, 1, 19_999, List.of()));
    }

    @Test
    void every_problem_has_words_in_both_languages_for_a_business_file_too() {
        BadLine bad = new BadLine(3, BusinessColumn.NUMBER, BadLine.Problem.MISSING_VALUE, "", "");
        assertThat(app.getMessage(bad, Locale.ENGLISH)).isEqualTo("Line 3, business number: empty. It must be filled in.");
        for (Column column : BusinessColumn.values()) {
            assertThat(app.getMessage(column, Locale.JAPANESE)).isNotBlank();
            assertThat(app.getMessage(column, Locale.ENGLISH)).isNotBlank();
        }
    }

    private List<String> found(String part) {
        return businesses.named(hirokawa, part, 12).stream().map(Business::name).toList();
    }

    private ImportResult.Imported imported(String file) {
        return imported(file, StandardCharsets.UTF_8);
    }

    private ImportResult.Imported imported(String file, Charset charset) {
        ImportResult result = app.getBean(BusinessImport.class).read(hirokawa, file.getBytes(charset), NOW);
        assertThat(result).isInstanceOf(ImportResult.Imported.class);
        return (ImportResult.Imported) result;
    }

    private List<String> refused(String file) {
        ImportResult result = app.getBean(BusinessImport.class).read(hirokawa, bytes(file), NOW);
        return ((ImportResult.Refused) result).mistakes().stream().map(bad -> app.getMessage(bad, Locale.JAPANESE)).toList();
    }

    private static byte[] bytes(String file) {
        return file.getBytes(StandardCharsets.UTF_8);
    }
}
