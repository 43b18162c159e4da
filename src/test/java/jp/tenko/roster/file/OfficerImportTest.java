package jp.tenko.roster.file;

import static jp.tenko.roster.RosterSlice.HIROKAWA;
import static jp.tenko.roster.RosterSlice.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import jp.tenko.roster.Area;
import jp.tenko.roster.Business;
import jp.tenko.roster.Contact;
import jp.tenko.roster.Contacts;
import jp.tenko.roster.Officer;
import jp.tenko.roster.Officers;
import jp.tenko.roster.OrganizationId;
import jp.tenko.roster.Organizations;
import jp.tenko.roster.Post;
import jp.tenko.roster.RosterSlice;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class OfficerImportTest {

    static ConfigurableApplicationContext app;

    OrganizationId hirokawa;

    @BeforeAll
    static void start() {
        app = RosterSlice.start("officer_import_test");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @BeforeEach
    void members_and_businesses_are_there() {
        RosterSlice.empty(app.getBean(JdbcClient.class));
        hirokawa = app.getBean(Organizations.class).put(HIROKAWA, "広川町商工会").id();
        app.getBean(MemberImport.class).read(hirokawa, bytes("番号,氏名,役割\n1,山田,事務局長\n2,上田 花,職員\n"), NOW);
        app.getBean(BusinessImport.class).read(hirokawa,
                bytes("番号,事業所名,業種,地区\n001,まるき,製造業,上広川\n002,やまと,建設業,下広川\n"), NOW);
    }

    @Test
    void officers_are_contacts_or_members_with_a_post() {
        imported("""
                氏名,役職,地区/業種,電話,事業所番号,職員番号
                古賀 実,地区理事,上広川,0943-32-0001,001,
                古賀 実,業種理事,製造業,0943-32-0001,001,
                上田 花,地区理事,下広川,,,2
                """);

        assertThat(officers()).extracting(Officer::name, officer -> officer.post().area()).containsExactly(
                org.assertj.core.groups.Tuple.tuple("古賀 実", new Area.OfDistrict("上広川")),
                org.assertj.core.groups.Tuple.tuple("上田 花", new Area.OfDistrict("下広川")),
                org.assertj.core.groups.Tuple.tuple("古賀 実", new Area.OfTrade("製造業")));
        Contact koga = app.getBean(Contacts.class).of(hirokawa).getFirst();
        assertThat(app.getBean(Contacts.class).of(hirokawa)).as("one person, two posts").hasSize(1);
        assertThat(koga.posts()).containsExactly(new Post(new Area.OfDistrict("上広川")), new Post(new Area.OfTrade("製造業")));
        assertThat(koga.businesses()).extracting(Business::name).containsExactly("まるき");
        assertThat(koga.reachableByLine()).isFalse();
        assertThat(officers()).filteredOn(officer -> officer.member() != null).singleElement()
                .extracting(Officer::contact).isNull();
    }

    @Test
    void the_file_is_the_whole_list_and_a_new_telephone_makes_no_new_person() {
        imported("氏名,役職,地区/業種,電話\n古賀 実,地区理事,上広川,0943-32-0001\n林 勇,業種理事,建設業,\n");
        var again = imported("氏名,役職,地区/業種,電話\n古賀　実,地区理事,上広川,0943-32-9999\n原 誠,業種理事,建設業,\n");

        assertThat(again).isEqualTo(new ImportResult.Imported(1, 0, 1, List.of("林 勇")));
        assertThat(officers()).extracting(Officer::name).containsExactly("古賀 実", "原 誠");
        assertThat(app.getBean(Contacts.class).of(hirokawa)).extracting(Contact::telephone)
                .containsExactly("+81943329999", null, null);
    }

    @Test
    void what_no_list_knows_is_told_by_line_and_nothing_is_taken_over() {
        ImportResult result = app.getBean(OfficerImport.class).read(hirokawa, bytes("""
                氏名,役職,地区/業種,電話,事業所番号,職員番号
                古賀 実,地区理事,かみひろかわ,,009,
                林 勇,会長,建設業,,,9
                ,業種理事,,,,
                原 誠,業種理事,建設業,,,
                原 誠,業種理事,建設業,,,
                """), NOW);

        assertThat(((ImportResult.Refused) result).mistakes()).extracting(bad -> app.getMessage(bad, Locale.JAPANESE)).containsExactly(
                "2行目 地区/業種「かみひろかわ」: そのような地区・業種は名簿にありません。名簿にあるもの: 上広川、下広川",
                "2行目 事業所番号「009」: その番号の事業所は名簿にありません。先に事業所の名簿に加えるか、空にしてください。",
                "3行目 役職「会長」: 地区理事・業種理事のいずれかを書いてください。",
                "3行目 職員番号「9」: その番号の職員は名簿にいません。職員でなければ空にしてください。",
                "4行目 氏名: 空です。必ず書いてください。",
                "4行目 地区/業種: 空です。必ず書いてください。",
                "6行目 氏名「原 誠」: 5行目と同じものです。どちらかを消してください。");
        assertThat(officers()).isEmpty();
    }

    private List<Officer> officers() {
        return app.getBean(Officers.class).of(hirokawa);
    }

    private ImportResult imported(String file) {
        ImportResult result = app.getBean(OfficerImport.class).read(hirokawa, bytes(file), NOW);
        assertThat(result).isInstanceOf(ImportResult.Imported.class);
        return result;
    }

    private static byte[] bytes(String file) {
        return file.getBytes(StandardCharsets.UTF_8);
    }
}
