package jp.tenko.roster.file;

import static jp.tenko.roster.RosterSlice.HIROKAWA;
import static jp.tenko.roster.RosterSlice.NEIGHBOUR;
import static jp.tenko.roster.RosterSlice.NOW;
import static jp.tenko.roster.RosterSlice.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.tenko.roster.District;
import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.Members;
import jp.tenko.roster.OrganizationId;
import jp.tenko.roster.Organizations;
import jp.tenko.roster.Role;
import jp.tenko.roster.RosterSlice;
import jp.tenko.roster.file.ImportResult.Imported;
import jp.tenko.roster.file.ImportResult.Refused;
import jp.tenko.roster.joining.JoinCode;
import jp.tenko.roster.joining.Joining;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class MemberImportTest {

    static final Charset EXCEL = Charset.forName("windows-31j");

    static ConfigurableApplicationContext app;
    static Members members;
    static MemberImport memberImport;
    static Joining joining;

    OrganizationId hirokawa;

    @BeforeAll
    static void start() {
        app = RosterSlice.start("member_import_test");
        members = app.getBean(Members.class);
        memberImport = app.getBean(MemberImport.class);
        joining = app.getBean(Joining.class);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @BeforeEach
    void an_organization_without_members() {
        RosterSlice.empty(app.getBean(JdbcClient.class));
        hirokawa = app.getBean(Organizations.class).put(HIROKAWA, "広川町商工会").id();
    }

    @Test
    void every_column_arrives_as_the_field_needs_it() {
        imported("""
                職員番号,氏名,かな,役割,代理順,地区,電話番号,メールアドレス,言語,休職,LINEユーザーID
                0001,山田 太郎,ﾔﾏﾀﾞ ﾀﾛｳ,事務局長,,上広川,090-0000-0001,yamada@example.jp,日本語,いいえ,%s
                ０００２,𠮷田 はな😀,よしだ はな,代理,１,中広川,０９４３（３２）００００,,やさしい日本語,,
                0003,Nguyễn Thị Linh,,,,,+81 90 0000 0003,linh@example.jp,English,はい,
                """.formatted(user(1)));

        List<Member> all = members.of(hirokawa);
        assertThat(all).extracting(Member::name).containsExactly("山田 太郎", "𠮷田 はな😀", "Nguyễn Thị Linh");
        assertThat(all.get(0)).isEqualTo(new Member(all.get(0).id(), hirokawa, "0001", "山田 太郎", "ヤマダ タロウ",
                Role.DIRECTOR, null, "上広川", "+819000000001", "yamada@example.jp", "ja", false, user(1), null));
        assertThat(all.get(1)).isEqualTo(new Member(all.get(1).id(), hirokawa, "0002", "𠮷田 はな😀", "よしだ はな",
                Role.DEPUTY, 1, "中広川", "+81943320000", null, "ja-x-easy", false, null, null));
        assertThat(all.get(2)).isEqualTo(new Member(all.get(2).id(), hirokawa, "0003", "Nguyễn Thị Linh", null,
                Role.STAFF, null, null, "+819000000003", "linh@example.jp", "en", true, null, null));
        assertThat(members.districts(hirokawa)).containsExactly(new District("上広川", 1), new District("中広川", 2));
    }

    @Test
    void excel_saves_shift_jis_with_characters_that_only_windows_knows() {
        String file = "番号,名前,役職,地区\r\n1,髙橋 ①郎,事務局長,上広川～中広川\r\n2,﨑山,職員,㈱広川\r\n";

        imported(file.getBytes(EXCEL));

        assertThat(members.of(hirokawa)).extracting(Member::name).containsExactlyInAnyOrder("髙橋 ①郎", "﨑山");
        assertThat(members.districts(hirokawa)).extracting(District::name).containsExactly("上広川～中広川", "㈱広川");
    }

    @Test
    void utf_8_may_have_a_bom_and_columns_any_order_tabs_and_other_headings() {
        imported("\uFEFF役職\tＬＩＮＥユーザＩＤ\t名前\t番号\r\n事務局長\t\t山田\t1\r\n\t\t上田\t2\r\n\t\t\t\r\n\r\n");

        assertThat(members.of(hirokawa)).extracting(Member::name).containsExactly("上田", "山田");
    }

    @Test
    void excel_drops_the_zero_of_a_telephone_number_and_adds_empty_columns() {
        imported("""
                番号,氏名,役割,電話,,
                1,山田,事務局長,9000000001,,
                """);

        assertThat(members.of(hirokawa).getFirst().telephone()).isEqualTo("+819000000001");
    }

    @Test
    void all_mistakes_are_told_at_once_by_the_line_in_the_file_and_nothing_is_imported() {
        List<String> told = refused("""
                番号,氏名,役割,代理順,電話,メール,言語,休職,LINEユーザーID

                1,"山田
                太郎",事務局長,,090-0000-0001,,,,
                2,,局長代行,,090-1234-5678(妻),taro@,フランス語,たぶん,U123
                1,上田,事務局長,,,,,,%1$s
                3,江口,代理,0,,,,,%1$s
                4,大野,代理,,119,,,,
                ,岡,職員,2,,,,,,あふれた値
                5,\u0001,職員,,,,,,
                6,桂,代理,1,,,,,
                7,木下,代理,１,,,,,
                %2$s,久保,職員,,,,,,
                """.formatted(user(1), "9".repeat(31)));

        assertThat(told).containsExactly(
                "5行目 氏名: 空です。必ず書いてください。",
                "5行目 役割「局長代行」: 事務局長・代理・職員(空なら職員)のいずれかを書いてください。",
                "5行目 電話番号「090-1234-5678(妻)」: 電話番号として読めません。1つだけ、0943-32-0000、090-0000-0001、+81 90 0000 0001 のように書いてください。",
                "5行目 メールアドレス「taro@」: メールアドレスとして読めません。name@example.jp のように書いてください。",
                "5行目 言語「フランス語」: 日本語・やさしい日本語・英語(空なら日本語)のいずれかを書いてください。",
                "5行目 休職「たぶん」: はい・いいえ(空ならいいえ)のいずれかを書いてください。",
                "5行目 LINEユーザーID「U123」: U のあとに 0〜9 と a〜f が32文字続くものだけです。分からなければ空にしてください。",
                "6行目 職員番号「1」: 3行目と同じです(先頭の 0 は数えません)。職員番号は1つずつ違うものにしてください。",
                "6行目 役割「上田」: 3行目も事務局長です。事務局長は1人だけにしてください。",
                "7行目 代理順「0」: 1から99までの数を書いてください。",
                "7行目 LINEユーザーID「%s」: 6行目と同じです。1つのLINEは1人だけのものです。".formatted(user(1)),
                "8行目 代理順: 役割が「代理」の人には代理順(1, 2 …)を書いてください。",
                "8行目 電話番号「119」: 電話番号として読めません。1つだけ、0943-32-0000、090-0000-0001、+81 90 0000 0001 のように書いてください。",
                "9行目: 見出しのない列に値「あふれた値」があります。値の中のコンマは、値全体を引用符(\")で囲んでください。",
                "9行目 職員番号: 空です。必ず書いてください。",
                "9行目 代理順「2」: 代理順は、役割が「代理」の人だけに書いてください。",
                "10行目 氏名「\uFFFD」: 見えない制御文字があります。消して書き直してください。",
                "12行目 代理順「1」: 11行目と同じです。代理順は1人ずつ違う数にしてください。",
                "13行目 職員番号「%s…」: 長すぎます。30文字まで書けます。".formatted("9".repeat(30)));
        assertThat(members.of(hirokawa)).isEmpty();
        assertThat(members.districts(hirokawa)).isEmpty();
    }

    @Test
    void unknown_missing_and_double_headings_are_told() {
        assertThat(refused("番号;氏名;役割\n1;山田;事務局長\n")).containsExactly(
                "1行目: 見出し「番号;氏名;役割」は分かりません。使える見出し: 職員番号, 氏名, かな, 役割, 代理順, 地区, 電話, メール, 言語, 休職, LINEユーザーID",
                "1行目: 見出し「職員番号」の列がありません。必要な列: 職員番号, 氏名, 役割",
                "1行目: 見出し「氏名」の列がありません。必要な列: 職員番号, 氏名, 役割",
                "1行目: 見出し「役割」の列がありません。必要な列: 職員番号, 氏名, 役割");
        assertThat(refused("番号,氏名,役割,名前\n")).containsExactly(
                "1行目: 見出し「名前」の列(氏名)が2つあります。1つにしてください。");
    }

    @Test
    void a_file_that_is_no_csv_is_told_what_to_do() {
        assertThat(refused(new byte[0])).singleElement().asString().startsWith("ファイルが空です。");
        assertThat(refused("\r\n \r\n")).singleElement().asString().startsWith("ファイルが空です。");
        assertThat(refused("番号,氏名,役割\r\n")).containsExactly("役割が「事務局長」の人がいません。1人だけ書いてください。");
        assertThat(refused("番号,氏名,役割".getBytes(StandardCharsets.UTF_16))).singleElement().asString()
                .startsWith("CSVファイルではありません");
        assertThat(refused("番号,氏名,役割\n1,山田,事務局長\n2,\"上田,職員\n3,江口,職員\n")).containsExactly(
                "3行目: 引用符(\")の組が壊れています。この行より後は読めませんでした。引用符を閉じるか、文字としての \" は \"\" と書いてください。");
    }

    @Test
    void bytes_that_are_neither_utf_8_nor_shift_jis_are_told_by_line() {
        byte[] file = "番号,氏名,役割\r\n1,山田,事務局長\r\n2,?田,職員\r\n3,江口,職員\r\n".getBytes(EXCEL);
        for (int i = 0; i < file.length; i++) {
            if (file[i] == '?') {
                file[i] = (byte) 0xFF;
            }
        }

        assertThat(refused(file)).containsExactly(
                "3行目: 読めない文字があります「2,\uFFFD田,職員」。CSVを UTF-8 または Shift_JIS で保存し直してください。");
    }

    @Test
    void one_broken_byte_in_a_file_with_bom_is_told_as_such() {
        byte[] file = "\uFEFF番号,氏名,役割\n1,山田,事務局長\n2,?,職員\n".getBytes(StandardCharsets.UTF_8);
        file[file.length - 9] = (byte) 0xE5;

        assertThat(refused(file)).singleElement().asString().startsWith("3行目: 読めない文字があります「2,\uFFFD");
    }

    @Test
    void importing_again_changes_what_is_new_and_keeps_who_is_not_in_the_file() {
        String first = """
                番号,氏名,役割,代理順,地区
                1,山田,事務局長,,上広川
                2,上田,代理,1,中広川
                3,江口,代理,2,
                4,大野,職員,,
                """;
        assertThat(imported(first)).isEqualTo(new Imported(4, 0, 0, List.of()));
        assertThat(imported(first)).isEqualTo(new Imported(0, 0, 4, List.of()));
        MemberId ueda = number("2").id();

        Imported again = imported("""
                番号,氏名,役割,代理順
                1,山田,職員,
                2,上田(旧姓 岡),事務局長,
                3,江口,代理,1
                5,桂,代理,2
                """);

        assertThat(again).extracting(Imported::added, Imported::changed, Imported::unchanged).containsExactly(1, 3, 0);
        assertThat(again.notInFile()).containsExactly("4");
        assertThat(number("2").id()).isEqualTo(ueda);
        assertThat(number("2").district()).as("a column that is not there changes nothing").isEqualTo("中広川");
        assertThat(members.leaders(hirokawa)).extracting(Member::name).containsExactly("上田(旧姓 岡)", "江口", "桂");
        assertThat(number("4").name()).isEqualTo("大野");
    }

    @Test
    void an_empty_cell_empties_the_value() {
        imported("番号,氏名,役割,電話,地区\n1,山田,事務局長,090-0000-0001,上広川\n");
        imported("番号,氏名,役割,電話,地区\n1,山田,事務局長,,\n");

        assertThat(number("1").telephone()).isNull();
        assertThat(number("1").district()).isNull();
    }

    @Test
    void who_is_not_in_the_file_keeps_role_order_and_phone() {
        imported("""
                番号,氏名,役割,代理順,LINEユーザーID
                0001,山田,事務局長,,%s
                0002,上田,代理,1,%s
                """.formatted(user(1), user(2)));

        assertThat(refused("""
                番号,氏名,役割,代理順,LINEユーザーID
                3,江口,事務局長,,
                4,大野,代理,1,%s
                2,岡,職員,,
                """.formatted(user(1)))).containsExactly(
                "2行目 役割「江口」: 今の事務局長(職員番号 0001)がこのファイルにありません。その人の行を新しい役割で加えてください。",
                "3行目 代理順「1」: この代理順の人(職員番号 0002)がこのファイルにありません。その人の行を新しい役割か代理順で加えてください。",
                "3行目 LINEユーザーID「%s」: 職員番号 0001 の人のLINEとして登録されています。違っていれば、その人の行に正しいLINEユーザーIDを書いてください。"
                        .formatted(user(1)),
                "4行目 職員番号「2」: 登録済みの職員番号「0002」と先頭の 0 だけが違います。Excelが 0 を消していないか確かめ、「0002」と書いてください。");
    }

    @Test
    void an_import_unlinks_a_phone_only_when_it_gives_another() {
        imported("番号,氏名,役割,LINEユーザーID\n1,山田,事務局長,%s\n2,上田,職員,%s\n".formatted(user(1), user(2)));
        members.blocked(HIROKAWA, user(1), NOW.plusSeconds(5));

        imported("番号,氏名,役割\n1,山田太郎,事務局長\n2,上田,職員\n");
        imported("番号,氏名,役割,LINEユーザーID\n1,山田,事務局長,\n2,上田,職員,\n");
        assertThat(number("1").lineUserId()).isEqualTo(user(1));
        assertThat(number("1").unreachableSince()).isEqualTo(NOW.plusSeconds(5));

        imported("番号,氏名,役割,LINEユーザーID\n1,山田,事務局長,%s\n2,上田,職員,%s\n".formatted(user(2), user(1)));
        assertThat(number("1").lineUserId()).as("two phones changed hands").isEqualTo(user(2));
        assertThat(number("2").lineUserId()).isEqualTo(user(1));
        assertThat(number("1").reachableByLine()).isTrue();
    }

    @Test
    void a_language_that_the_person_chose_is_left_alone() {
        String file = "番号,氏名,役割,言語\n1,山田,事務局長,日本語\n2,Linh,職員,日本語\n";
        imported(file);
        members.speaks(number("2").id(), "en");

        assertThat(imported(file)).isEqualTo(new Imported(0, 0, 2, List.of()));

        assertThat(number("2").language()).isEqualTo("en");
    }

    @Test
    void two_organizations_may_use_the_same_numbers_and_phones() {
        OrganizationId neighbour = app.getBean(Organizations.class).put(NEIGHBOUR, "となり町商工会").id();
        byte[] file = "番号,氏名,役割,LINEユーザーID\n1,山田,事務局長,%s\n".formatted(user(1)).getBytes(StandardCharsets.UTF_8);

        assertThat(memberImport.read(hirokawa, file, NOW)).isInstanceOf(Imported.class);
        assertThat(memberImport.read(neighbour, file, NOW)).isInstanceOf(Imported.class);
    }

    @Test
    void somebody_who_joins_during_an_import_stays_joined() throws Exception {
        imported("番号,氏名,役割\n1,山田,事務局長\n2,上田,職員\n");
        JoinCode code = joining.issue(number("2").id(), NOW).code();
        byte[] file = "番号,氏名,役割\n1,山田,事務局長\n2,上田花,職員\n".getBytes(StandardCharsets.UTF_8);

        ImportResult result = RosterSlice.whileUncommitted(
                app,
                () -> joining.join(HIROKAWA, user(2), code.letters(), NOW),
                () -> memberImport.read(hirokawa, file, NOW));

        assertThat(result).isEqualTo(new Imported(0, 1, 1, List.of()));

        assertThat(number("2").name()).isEqualTo("上田花");
        assertThat(number("2").lineUserId()).isEqualTo(user(2));
    }

    @Test
    void every_mistake_has_words_in_both_languages() {
        var messages = app.getBean(MessageSource.class);
        for (BadLine.Problem problem : BadLine.Problem.values()) {
            BadLine bad = new BadLine(1234, MemberColumn.TELEPHONE, problem, "VALUE", "OTHER");
            assertThat(messages.getMessage(bad, Locale.JAPANESE)).matches("(?s).*\\p{IsHiragana}.*").doesNotContain("{");
            assertThat(messages.getMessage(bad, Locale.ENGLISH)).doesNotContainPattern("\\p{IsHiragana}|[{]|1,234");
        }
    }

    @Test
    void ten_thousand_members_are_read_and_read_again() {
        String file = "番号,氏名,かな,役割,地区,電話,メール,言語\n1,山田,やまだ,事務局長,上広川,090-0000-0001,,\n"
                + IntStream.rangeClosed(2, 10_000)
                        .mapToObj(i -> "%d,職員 %d,しょくいん,職員,地区%d,090-0000-%04d,m%d@example.jp,日本語\n"
                                .formatted(i, i, i % 20, i % 10_000, i))
                        .collect(Collectors.joining());

        long begin = System.nanoTime();
        assertThat(imported(file).added()).isEqualTo(10_000);
        long first = System.nanoTime();
        assertThat(imported(file).unchanged()).isEqualTo(10_000);
        long second = System.nanoTime();
        assertThat(imported(file.replace("職員 ", "職員　")).changed()).isZero();
        assertThat(imported(file.replace("@example.jp", "@example.com")).changed()).isEqualTo(9_999);
        long third = System.nanoTime();
        assertThat(members.of(hirokawa)).hasSize(10_000);
        long listed = System.nanoTime();

        System.out.printf("10,000 members: first import %d ms, again %d ms, unchanged + all changed %d ms, list %d ms%n",
                (first - begin) / 1_000_000, (second - first) / 1_000_000, (third - second) / 1_000_000,
                (listed - third) / 1_000_000);
    }

    private Member number(String number) {
        return members.of(hirokawa).stream().filter(m -> m.number().equals(number)).findFirst().orElseThrow();
    }

    private Imported imported(String file) {
        return imported(file.getBytes(StandardCharsets.UTF_8));
    }

    private Imported imported(byte[] file) {
        ImportResult result = memberImport.read(hirokawa, file, NOW);
        assertThat(result).as(() -> told(result).toString()).isInstanceOf(Imported.class);
        return (Imported) result;
    }

    private List<String> refused(String file) {
        return refused(file.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> refused(byte[] file) {
        ImportResult result = memberImport.read(hirokawa, file, NOW);
        assertThat(result).isInstanceOf(Refused.class);
        return told(result);
    }

    private static List<String> told(ImportResult result) {
        return switch (result) {
            case Imported imported -> List.of();
            case Refused refused -> refused.mistakes().stream()
                    .map(mistake -> app.getMessage(mistake, Locale.JAPANESE))
                    .toList();
        };
    }
}
