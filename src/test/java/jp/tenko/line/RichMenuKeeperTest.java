package jp.tenko.line;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** LINE gets the rich menus that there should be, whatever happens on the way, and people get theirs. */
class RichMenuKeeperTest extends LineTest {

    @Autowired
    RichMenus menus;

    @Autowired
    RichMenuApi api;

    @Autowired
    RichMenuLinks links;

    @Autowired
    LineSettings settings;

    @Autowired
    RichMenuKeeper ofTheContext;

    private RichMenuKeeper keeper;

    @BeforeEach
    void begin_without_menus() {
        ofTheContext.stop();
        jdbc.sql("truncate rich_menu, rich_menu_link, rich_menu_channel, organization cascade").update();
        jdbc.sql("insert into organization (channel, name) values ('hirokawa', '広川町商工会')").update();
        keeper = restarted();
        line(); // has nothing
    }

    @AfterEach
    void leave_no_menus() {
        menus.define(List.of());
        ofTheContext.start();
    }

    @Test
    void a_member_gets_the_menu_of_their_role_and_language() throws Exception {
        people("staff", "ja", YAMADA);
        people("deputy", "en", SUZUKI);
        menus.define(List.of(menu("staff", "ja"), menu("leader", "ja"), menu("leader", "en")));

        keeper.lookAfterAll();

        assertThat(created()).containsExactlyInAnyOrder("staff/ja", "leader/ja", "leader/en");
        LINE.verify(3, postRequestedFor(urlMatching("/v2/bot/richmenu/rm-.*/content")));
        LINE.verify(1, postRequestedFor(urlEqualTo("/v2/bot/user/" + YAMADA.value() + "/richmenu/" + idOf("staff", "ja"))));
        LINE.verify(1, postRequestedFor(urlEqualTo("/v2/bot/user/" + SUZUKI.value() + "/richmenu/" + idOf("leader", "en"))));

        int before = requests();
        keeper.lookAfterAll();
        assertThat(requests()).as("nothing to do, nothing asked").isEqualTo(before);
    }

    @Test
    void who_changes_language_or_role_gets_another_menu_and_who_leaves_none() throws Exception {
        people("staff", "ja", YAMADA);
        menus.define(List.of(menu("staff", "ja"), menu("staff", "en"), menu("leader", "ja")));
        keeper.lookAfterAll();

        jdbc.sql("update member set language = 'en'").update();
        keeper.lookAfterAll();
        LINE.verify(1, postRequestedFor(urlEqualTo("/v2/bot/user/" + YAMADA.value() + "/richmenu/" + idOf("staff", "en"))));

        jdbc.sql("update member set role = 'director'").update();
        keeper.lookAfterAll();
        LINE.verify(1, postRequestedFor(urlEqualTo("/v2/bot/user/" + YAMADA.value() + "/richmenu/" + idOf("leader", "ja"))));

        jdbc.sql("update member set line_user_id = null, joined_at = null").update();
        keeper.lookAfterAll();
        LINE.verify(1, deleteRequestedFor(urlEqualTo("/v2/bot/user/" + YAMADA.value() + "/richmenu")));
    }

    @Test
    void who_speaks_a_language_without_a_menu_gets_english_or_japanese() throws Exception {
        people("staff", "vi", YAMADA);
        people("staff", "ja-x-easy", SUZUKI);
        menus.define(List.of(menu("staff", "ja"), menu("staff", "en")));
        keeper.lookAfterAll();
        LINE.verify(1, postRequestedFor(urlEqualTo("/v2/bot/user/" + YAMADA.value() + "/richmenu/" + idOf("staff", "en"))));
        LINE.verify(1, postRequestedFor(urlEqualTo("/v2/bot/user/" + SUZUKI.value() + "/richmenu/" + idOf("staff", "ja"))));
    }

    @Test
    void strangers_see_the_default() throws Exception {
        menus.define(List.of(menu("stranger", "ja")));
        keeper.lookAfterAll();
        keeper.lookAfterAll();
        LINE.verify(1, postRequestedFor(urlEqualTo("/v2/bot/user/all/richmenu/" + idOf("stranger", "ja"))));
    }

    @Test
    void other_words_are_another_menu_and_the_old_one_is_deleted_when_nobody_has_it() throws Exception {
        people("staff", "ja", YAMADA);
        menus.define(List.of(menu("staff", "ja")));
        keeper.lookAfterAll();
        String old = idOf("staff", "ja");

        menus.define(List.of(new RichMenu("staff", "ja", "別の名前", false, 1600, 1080, List.of(), () -> PNG)));
        keeper.lookAfterAll();

        String fresh = idOf("staff", "ja");
        assertThat(fresh).isNotEqualTo(old);
        LINE.verify(1, postRequestedFor(urlEqualTo("/v2/bot/user/" + YAMADA.value() + "/richmenu/" + fresh)));
        LINE.verify(1, deleteRequestedFor(urlEqualTo("/v2/bot/richmenu/" + old)));
        assertThat(jdbc.sql("select count(*) from rich_menu").query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void ten_thousand_members_take_twenty_requests() throws Exception {
        jdbc.sql("""
                insert into member (organization_id, number, name, role, line_user_id, joined_at)
                select o.id, n::text, 'x', 'staff', 'U' || lpad(n::text, 32, '0'), now()
                from organization o, generate_series(1, 10000) n
                """).update();
        menus.define(List.of(menu("staff", "ja")));

        keeper.lookAfterAll();

        List<LoggedRequest> bulk = LINE.findAll(postRequestedFor(urlEqualTo("/v2/bot/richmenu/bulk/link")));
        assertThat(bulk).hasSize(20);
        assertThat(bulk.stream()
                        .flatMap(request -> JsonMapper.shared().readTree(request.getBodyAsString()).get("userIds").valueStream())
                        .distinct()
                        .count())
                .isEqualTo(10_000);
    }

    @Test
    void one_person_whom_line_refuses_costs_the_others_nothing() throws Exception {
        List<LineUserId> nine = IntStream.range(0, 9).mapToObj(n -> new LineUserId("U" + "0".repeat(31) + n)).toList();
        people("staff", "ja", nine.toArray(LineUserId[]::new));
        menus.define(List.of(menu("staff", "ja")));
        String bad = nine.get(4).value();
        LINE.stubFor(post(urlEqualTo("/v2/bot/richmenu/bulk/link")).atPriority(1)
                .withRequestBody(matchingJsonPath("$.userIds[?(@ == '" + bad + "')]"))
                .willReturn(aResponse().withStatus(400)));
        LINE.stubFor(post(urlMatching("/v2/bot/user/" + bad + "/richmenu/.*")).atPriority(1)
                .willReturn(aResponse().withStatus(400).withBody("{\"message\":\"not a friend\"}")));

        keeper.lookAfterAll();
        keeper.lookAfterAll();

        assertThat(jdbc.sql("select line_user_id from rich_menu_link where refused is not null").query(String.class).list())
                .containsExactly(bad);
        assertThat(jdbc.sql("select count(*) from rich_menu_link").query(Integer.class).single()).isEqualTo(9);
        LINE.verify(1, postRequestedFor(urlMatching("/v2/bot/user/" + bad + "/richmenu/.*")));
    }

    @Test
    void when_line_is_busy_or_away_it_waits_longer_each_time_and_then_goes_on() throws Exception {
        menus.define(List.of(menu("staff", "ja")));
        LINE.stubFor(any(anyUrl()).atPriority(1).willReturn(aResponse().withStatus(429)));
        keeper.lookAfterAll();
        int first = requests();
        keeper.lookAfterAll();
        assertThat(requests()).as("not before its time").isEqualTo(first);
        clock.advance(Duration.ofSeconds(2));
        LINE.stubFor(any(anyUrl()).atPriority(1).willReturn(aResponse().withStatus(500)));
        keeper.lookAfterAll();
        assertThat(requests()).isEqualTo(first + 1);
        clock.advance(Duration.ofSeconds(3));
        keeper.lookAfterAll();
        assertThat(requests()).as("twice as long").isEqualTo(first + 1);
        line();
        clock.advance(Duration.ofSeconds(1));
        keeper.lookAfterAll();
        assertThat(idOf("staff", "ja")).startsWith("rm-");
    }

    @Test
    void killed_between_creating_and_uploading_it_takes_up_the_menu_it_made() throws Exception {
        menus.define(List.of(menu("staff", "ja")));
        LINE.stubFor(post(urlMatching("/v2/bot/richmenu/rm-.*/content")).atPriority(1).willReturn(aResponse().withStatus(503)));
        keeper.lookAfterAll();
        // the process dies here; and what it had written of the new menu is lost, as if it had died a line earlier
        jdbc.sql("update rich_menu set line_id = null").update();
        line(nameOf("staff", "ja"), "rm-made", nameOf("staff", "ja"), "rm-made-twice", "campaign of the office", "rm-theirs");
        LINE.resetRequests();

        keeper = restarted();
        clock.advance(Duration.ofMinutes(1));
        keeper.lookAfterAll();

        assertThat(created()).isEmpty();
        assertThat(idOf("staff", "ja")).isEqualTo("rm-made");
        LINE.verify(1, postRequestedFor(urlEqualTo("/v2/bot/richmenu/rm-made/content")));
        LINE.verify(1, deleteRequestedFor(urlEqualTo("/v2/bot/richmenu/rm-made-twice")));
        LINE.verify(0, deleteRequestedFor(urlEqualTo("/v2/bot/richmenu/rm-theirs")));
    }

    @Test
    void a_create_that_got_no_answer_is_looked_for_before_it_is_repeated() throws Exception {
        menus.define(List.of(menu("staff", "ja")));
        LINE.stubFor(post(urlEqualTo("/v2/bot/richmenu")).atPriority(1)
                .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        keeper.lookAfterAll();
        line(nameOf("staff", "ja"), "rm-made");
        LINE.resetRequests();

        clock.advance(Duration.ofSeconds(2));
        keeper.lookAfterAll();

        assertThat(created()).isEmpty();
        assertThat(idOf("staff", "ja")).isEqualTo("rm-made");
    }

    @Test
    void a_menu_that_somebody_deleted_at_line_is_made_again_after_a_restart() throws Exception {
        people("staff", "ja", YAMADA);
        menus.define(List.of(menu("staff", "ja")));
        keeper.lookAfterAll();
        LINE.resetRequests();

        keeper = restarted();
        keeper.lookAfterAll();

        assertThat(created()).containsExactly("staff/ja");
        LINE.verify(1, postRequestedFor(urlEqualTo("/v2/bot/user/" + YAMADA.value() + "/richmenu/" + idOf("staff", "ja"))));
    }

    @Test
    void a_menu_that_line_does_not_take_is_not_asked_for_again_and_holds_up_no_other() throws Exception {
        people("staff", "ja", YAMADA);
        menus.define(List.of(menu("leader", "ja"), menu("staff", "ja")));
        LINE.stubFor(post(urlEqualTo("/v2/bot/richmenu")).atPriority(1).withRequestBody(matchingJsonPath("$[?(@.name =~ /.*leader.*/)]"))
                .willReturn(aResponse().withStatus(400)));

        keeper.lookAfterAll();
        keeper.lookAfterAll();

        assertThat(created()).containsExactlyInAnyOrder("leader/ja", "staff/ja");
        LINE.verify(1, postRequestedFor(urlMatching("/v2/bot/user/.*")));
    }

    @Test
    void while_another_server_is_at_it_this_one_looks_on() throws Exception {
        jdbc.sql("insert into rich_menu_channel (channel, keeper, leased_until) values ('hirokawa', gen_random_uuid(), '2026-07-10T05:05:30Z')")
                .update();
        menus.define(List.of(menu("staff", "ja")));
        keeper.lookAfterAll();
        assertThat(created()).isEmpty();
        clock.advance(Duration.ofSeconds(31));
        keeper.lookAfterAll();
        assertThat(created()).containsExactly("staff/ja");
    }

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

    private RichMenuKeeper restarted() {
        return new RichMenuKeeper(settings, menus, api, links, clock);
    }

    private static RichMenu menu(String audience, String language) {
        Button button = new Button.Postback("メニュー", "[\"o\",\"menu\"]");
        return new RichMenu(audience, language, "メニュー", false, 1600, 1080,
                List.of(new RichMenu.Area(0, 0, 1600, 1080, button)), () -> PNG);
    }

    private void people(String role, String language, LineUserId... users) {
        for (LineUserId user : users) {
            jdbc.sql("""
                            insert into member (organization_id, number, name, role, deputy_order, language, line_user_id, joined_at)
                            select id, :user, 'x', :role, case :role when 'deputy' then 1 end, :language, :user, now() from organization
                            """)
                    .param("user", user.value())
                    .param("role", role)
                    .param("language", language)
                    .update();
        }
    }

    /** LINE has these menus (name, id, name, id …), and gives the next ones it creates an id of their own. */
    private static void line(String... namesAndIds) {
        LINE.resetMappings();
        List<String> list = new ArrayList<>();
        for (int i = 0; i < namesAndIds.length; i += 2) {
            list.add("{\"name\":\"%s\",\"richMenuId\":\"%s\"}".formatted(namesAndIds[i], namesAndIds[i + 1]));
        }
        LINE.stubFor(any(anyUrl()).atPriority(9).willReturn(aResponse().withStatus(200).withBody("{}")));
        LINE.stubFor(get(urlMatching("/v2/bot/richmenu/.*/content")).willReturn(aResponse().withStatus(404)));
        LINE.stubFor(get(urlEqualTo("/v2/bot/richmenu/list"))
                .willReturn(okJson("{\"richmenus\":" + list.stream().collect(Collectors.joining(",", "[", "]")) + "}")));
        LINE.stubFor(post(urlEqualTo("/v2/bot/richmenu"))
                .willReturn(okJson("{\"richMenuId\":\"rm-{{randomValue length=8 type='ALPHANUMERIC'}}\"}")
                        .withTransformers("response-template")));
    }

    private static List<String> created() {
        return LINE.findAll(postRequestedFor(urlEqualTo("/v2/bot/richmenu"))).stream()
                .map(request -> JsonMapper.shared().readTree(request.getBodyAsString()).get("name").asString())
                .map(name -> name.split("/")[1] + "/" + name.split("/")[2])
                .toList();
    }

    /** Without those about the month, which another loop asks for. */
    private static int requests() {
        return LINE.findAll(com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor(urlMatching("/v2/bot/(richmenu|user).*"))).size();
    }

    private String idOf(String audience, String language) {
        return jdbc.sql("select line_id from rich_menu where wanted and ready and audience = ? and language = ?")
                .params(audience, language)
                .query(String.class)
                .single();
    }

    private String nameOf(String audience, String language) {
        return jdbc.sql("select name from rich_menu where wanted and audience = ? and language = ?")
                .params(audience, language)
                .query(String.class)
                .single();
    }
}
