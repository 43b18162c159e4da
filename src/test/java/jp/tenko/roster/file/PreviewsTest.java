package jp.tenko.roster.file;

import static jp.tenko.roster.RosterSlice.HIROKAWA;
import static jp.tenko.roster.RosterSlice.NOW;
import static jp.tenko.roster.RosterSlice.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.tenko.roster.Command;
import jp.tenko.roster.Leaving;
import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.Members;
import jp.tenko.roster.OrganizationId;
import jp.tenko.roster.Organizations;
import jp.tenko.roster.Role;
import jp.tenko.roster.RosterSlice;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class PreviewsTest {

    static final Charset EXCEL = Charset.forName("windows-31j");

    static ConfigurableApplicationContext app;
    static Previews previews;
    static Members members;

    OrganizationId hirokawa;

    @BeforeAll
    static void start() {
        app = RosterSlice.start("previews_test");
        previews = app.getBean(Previews.class);
        members = app.getBean(Members.class);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @BeforeEach
    void an_organization_with_a_director_a_deputy_and_one_more() {
        RosterSlice.empty(app.getBean(JdbcClient.class));
        hirokawa = app.getBean(Organizations.class).put(HIROKAWA, "広川町商工会").id();
        app.getBean(MemberImport.class).read(hirokawa, """
                職員番号,氏名,役割,代理順,地区,電話,LINEユーザーID
                001,大石,事務局長,,中広川,090-0000-0001,%s
                002,中島,代理,1,上広川,090-0000-0002,
                003,𠮷田 さくら🌸,職員,,中広川,,
                """.formatted(user(1).value()).getBytes(StandardCharsets.UTF_8), NOW);
    }

    @Test
    void a_preview_says_what_a_file_would_do_and_does_nothing() {
        List<Member> before = members.of(hirokawa);
        Preview preview = shown(FileImport.MEMBERS, """
                職員番号,氏名,役割,代理順,電話
                001,大石,事務局長,,090-0000-0009
                002,中島,代理,1,090-0000-0002
                004,髙橋,職員,,
                """.getBytes(EXCEL), false);

        assertThat(preview.possible()).isTrue();
        assertThat(preview.added()).extracting(OfficeList.Line::name).containsExactly("髙橋");
        assertThat(preview.changed()).singleElement().satisfies(change -> {
            assertThat(change.before().cells()).contains("090-0000-0001");
            assertThat(change.after().cells()).contains("090-0000-0009");
        });
        assertThat(preview.unchanged()).isEqualTo(1);
        assertThat(preview.missing()).containsExactly("003");
        assertThat(members.of(hirokawa)).isEqualTo(before);
    }

    @Test
    void lines_with_mistakes_are_left_out_when_asked_and_the_others_keep_their_place() {
        byte[] file = """
                職員番号,氏名,役割,代理順,電話
                001,大石,事務局長,,119

                005,"森
                永",職員,,090-0000-0005
                006,,職員,,
                007,木下,職員,1,
                008,桂,職員,,
                """.getBytes(StandardCharsets.UTF_8);

        Preview refused = shown(FileImport.MEMBERS, file, false);
        assertThat(refused.mistakes()).extracting(BadLine::place).containsExactly(
                "line 2 telephone: not-a-telephone", "line 6 name: missing-value", "line 7 deputy-order: order-without-deputy");
        assertThat(refused.possibleWithout()).isTrue();
        assertThat(refused.badLines()).isEqualTo(3);

        Preview without = shown(FileImport.MEMBERS, file, true);
        assertThat(without.mistakes()).as("the director's line is one of those left out").extracting(BadLine::place)
                .containsExactly("line 0 role: no-director");

        Preview mended = shown(FileImport.MEMBERS, new String(file, StandardCharsets.UTF_8).replace(",119", ",").getBytes(EXCEL), true);
        assertThat(mended.possible()).isTrue();
        assertThat(mended.leavesOut()).isEqualTo(2);
        assertThat(mended.added()).extracting(OfficeList.Line::name).containsExactlyInAnyOrder("森 永", "桂");
    }

    @Test
    void a_file_is_taken_over_only_if_it_still_does_what_was_shown() {
        byte[] file = "職員番号,氏名,役割,代理順\n001,大石,事務局長,\n002,中島,代理,1\n003,吉田,職員,\n".getBytes(StandardCharsets.UTF_8);
        String shown = shown(FileImport.MEMBERS, file, false).state();
        app.getBean(JdbcClient.class).sql("update member set name = '大石 源一郎' where number = '001'").update();

        Preview other = previews.take(hirokawa, FileImport.MEMBERS, file, false, shown, NOW);
        assertThat(other.state()).isNotEqualTo(shown);
        assertThat(names()).contains("大石 源一郎", "𠮷田 さくら🌸");

        previews.take(hirokawa, FileImport.MEMBERS, file, false, other.state(), NOW);
        assertThat(names()).contains("大石", "吉田");
    }

    @Test
    void every_list_that_is_saved_changes_nothing_when_it_is_taken_over_again() throws IOException {
        for (String kind : List.of("members", "businesses", "contacts", "officers")) {
            take(kind, resource("/sandbox/" + kind + ".csv"));
        }
        take("totals", "区分,名称,事業所数\n全体,,659\n地区,上広川,200\n業種,製造業,105\n".getBytes(StandardCharsets.UTF_8));
        app.getBean(JdbcClient.class).sql("update business set name = '=SUM(A1)', latitude = null, longitude = null where number = '0002'").update();

        for (String kind : List.of("members", "businesses", "contacts", "officers", "totals")) {
            OfficeList list = app.getBean(OfficeLists.class).of(hirokawa, kind);
            assertThat(list.lines()).as(kind).isNotEmpty();
            Preview again = shown(kind, csv(list), false);

            assertThat(again.mistakes()).as(kind).isEmpty();
            assertThat(again.added()).as(kind).isEmpty();
            assertThat(again.changed()).as(kind).isEmpty();
            assertThat(again.ended()).as(kind).isEmpty();
            assertThat(again.missing()).as(kind).isEmpty();
            assertThat(again.unchanged()).as(kind).isEqualTo(list.lines().size());
        }
    }

    @Test
    void whoever_saves_a_form_that_somebody_else_has_changed_meanwhile_is_told_and_nothing_is_lost() {
        MemberForm form = app.getBean(MemberForm.class);
        Member oishi = named("大石");
        String seen = FormResult.seen(MemberForm.filledIn(oishi));
        assertThat(form.save(hirokawa, oishi.id(), filled(oishi, Map.of(MemberColumn.TELEPHONE, "０９０-0000-0007")), seen, NOW))
                .isEqualTo(new FormResult.Saved(oishi.id().value(), List.of(MemberColumn.TELEPHONE)));

        FormResult late = form.save(hirokawa, oishi.id(), filled(oishi, Map.of(MemberColumn.KANA, "おおいし")), seen, NOW);
        assertThat(late).isInstanceOfSatisfying(FormResult.Overtaken.class,
                now -> assertThat(now.now()).containsEntry(MemberColumn.TELEPHONE, "090-0000-0007"));
        assertThat(named("大石")).extracting(Member::telephone, Member::kana, Member::role, Member::lineUserId)
                .containsExactly("+819000000007", null, Role.DIRECTOR, user(1));
    }

    @Test
    void a_form_says_which_field_is_wrong_and_saves_nothing_of_it() {
        MemberForm form = app.getBean(MemberForm.class);
        FormResult refused = form.save(hirokawa, null, filled(null, Map.of(
                MemberColumn.NUMBER, "001", MemberColumn.NAME, "  ", MemberColumn.TELEPHONE, "119", MemberColumn.DISTRICT, "どこか",
                MemberColumn.EMAIL, "a@b")), "", NOW);
        assertThat(((FormResult.Refused) refused).mistakes()).extracting(BadLine::problem).containsExactlyInAnyOrder(
                BadLine.Problem.MISSING_VALUE, BadLine.Problem.NOT_A_TELEPHONE, BadLine.Problem.NOT_AN_EMAIL,
                BadLine.Problem.NUMBER_TAKEN, BadLine.Problem.NO_SUCH_AREA);
        assertThat(members.of(hirokawa)).hasSize(3);

        assertThat(form.save(hirokawa, null, filled(null, Map.of(
                MemberColumn.NUMBER, "009", MemberColumn.NAME, "グエン 🌙")), "", NOW)).isInstanceOf(FormResult.Saved.class);
        assertThat(named("グエン 🌙").role()).isEqualTo(Role.STAFF);
    }

    @Test
    void who_leaves_is_off_the_list_and_comes_back_with_their_phone_unless_it_is_taken() {
        Leaving leaving = app.getBean(Leaving.class);
        MemberId oishi = named("大石").id();
        MemberId nakashima = named("中島").id();
        assertThat(leaving.leave(oishi, NOW)).isEqualTo(Leaving.Result.IN_COMMAND);
        app.getBean(Command.class).set(hirokawa, List.of(nakashima));

        assertThat(leaving.leave(oishi, NOW)).isEqualTo(Leaving.Result.DONE);
        assertThat(leaving.leave(oishi, NOW)).isEqualTo(Leaving.Result.ALREADY);
        assertThat(names()).doesNotContain("大石");
        assertThat(members.byLine(HIROKAWA, user(1))).as("their phone is a stranger's").isEmpty();
        assertThat(members.get(oishi).name()).as("what they answered has still a name").isEqualTo("大石");

        assertThat(leaving.comeBack(oishi, NOW)).isEqualTo(Leaving.Result.DONE);
        assertThat(named("大石").lineUserId()).isEqualTo(user(1));

        leaving.leave(oishi, NOW);
        app.getBean(JdbcClient.class).sql("update member set line_user_id = ?, joined_at = now() where id = ?")
                .params(user(1).value(), nakashima.value()).update();
        leaving.comeBack(oishi, NOW);
        assertThat(named("大石").lineUserId()).isNull();
    }

    @Test
    void a_file_says_who_has_left_and_does_not_bring_them_back() {
        MemberId yoshida = named("𠮷田 さくら🌸").id();
        app.getBean(Leaving.class).leave(yoshida, NOW);

        Preview preview = take(FileImport.MEMBERS,
                "職員番号,氏名,役割,代理順\n001,大石,事務局長,\n002,中島,代理,1\n003,𠮷田 さくら🌸,職員,\n".getBytes(StandardCharsets.UTF_8));
        assertThat(preview.added()).isEmpty();
        assertThat(preview.gone()).containsExactly("003 𠮷田 さくら🌸");
        assertThat(names()).doesNotContain("𠮷田 さくら🌸");
        assertThat(app.getBean(Leaving.class).gone(hirokawa)).extracting(Leaving.Gone::id).containsExactly(yoshida);
    }

    @Test
    void the_chain_of_command_is_set_as_a_whole() {
        app.getBean(Command.class).set(hirokawa, List.of(named("𠮷田 さくら🌸").id(), named("大石").id()));
        assertThat(members.leaders(hirokawa)).extracting(Member::name).containsExactly("𠮷田 さくら🌸", "大石");
        assertThat(named("大石").deputyOrder()).isEqualTo(1);
        assertThat(named("中島").role()).isEqualTo(Role.STAFF);
    }

    private Preview shown(String kind, byte[] file, boolean without) {
        return previews.show(hirokawa, kind, file, without, NOW);
    }

    private Preview take(String kind, byte[] file) {
        Preview preview = shown(kind, file, false);
        assertThat(preview.mistakes()).as(kind).isEmpty();
        return previews.take(hirokawa, kind, file, false, preview.state(), NOW);
    }

    private List<String> names() {
        return members.of(hirokawa).stream().map(Member::name).toList();
    }

    private Member named(String name) {
        return members.of(hirokawa).stream().filter(member -> member.name().equals(name)).findFirst().orElseThrow();
    }

    private static Map<MemberColumn, String> filled(Member member, Map<MemberColumn, String> typed) {
        Map<MemberColumn, String> cells = new EnumMap<>(MemberColumn.class);
        MemberForm.filledIn(member).forEach((column, value) -> cells.put((MemberColumn) column, value));
        cells.putAll(typed);
        return cells;
    }

    /** As the console saves it. */
    private static byte[] csv(OfficeList list) {
        return Stream.concat(Stream.of(list.headings()), list.lines().stream().map(OfficeList.Line::cells))
                .map(cells -> cells.stream()
                        .map(cell -> !cell.isEmpty() && "=+-@".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell)
                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", "\uFEFF", "\r\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] resource(String path) throws IOException {
        try (var file = PreviewsTest.class.getResourceAsStream(path)) {
            return java.util.Objects.requireNonNull(file).readAllBytes();
        }
    }
}
