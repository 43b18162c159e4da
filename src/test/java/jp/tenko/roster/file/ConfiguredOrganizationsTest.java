package jp.tenko.roster.file;

import static jp.tenko.roster.RosterSlice.HIROKAWA;
import static jp.tenko.roster.RosterSlice.NOW;
import static jp.tenko.roster.RosterSlice.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import jp.tenko.roster.District;
import jp.tenko.roster.Member;
import jp.tenko.roster.Members;
import jp.tenko.roster.Organization;
import jp.tenko.roster.OrganizationId;
import jp.tenko.roster.Organizations;
import jp.tenko.roster.Role;
import jp.tenko.roster.RosterSlice;
import jp.tenko.roster.joining.JoinCode;
import jp.tenko.roster.joining.JoinResult;
import jp.tenko.roster.joining.Joining;
import jp.tenko.testing.Servers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class ConfiguredOrganizationsTest {

    static final String GOOD = "番号,氏名,役割\n1,山田,事務局長\n2,上田,職員\n";
    static final String BAD = "番号,氏名,役割,電話\n1,山田,局長代行,\n2,上田,職員,ひみつ\n";

    @TempDir
    Path folder;

    Map<String, Object> servers;

    @BeforeEach
    void a_new_database() {
        servers = Servers.properties("configured_organizations_test");
    }

    @Test
    void an_organization_and_its_members_are_there_after_the_first_start() throws Exception {
        write(GOOD);
        try (ConfigurableApplicationContext app = start("広川町商工会")) {
            Organization hirokawa = app.getBean(Organizations.class).of(HIROKAWA).orElseThrow();
            assertThat(hirokawa.name()).isEqualTo("広川町商工会");
            assertThat(app.getBean(Members.class).of(hirokawa.id())).hasSize(2);
        }
    }

    @Test
    void a_file_that_is_the_same_is_left_alone_and_a_changed_one_is_imported_again(CapturedOutput log) throws Exception {
        write(GOOD);
        start("広川町商工会").close();
        start("広川町商工会(新)").close();
        assertThat(log.getOut().split("members imported", -1)).hasSize(2);

        write(GOOD + "3,江口,職員\n");
        try (ConfigurableApplicationContext app = start("広川町商工会(新)")) {
            assertThat(log).contains("1 added, 0 changed, 2 unchanged, 0 not in the file");
            assertThat(app.getBean(Organizations.class).all()).singleElement()
                    .extracting(Organization::name).isEqualTo("広川町商工会(新)");
        }
    }

    @Test
    void a_bad_file_of_a_new_organization_stops_the_start_and_says_all_to_whoever_started_it(CapturedOutput log)
            throws Exception {
        write(BAD);

        assertThatThrownBy(() -> start("広川町商工会")).hasMessageContaining("has mistakes: 2, all listed on the error output");

        assertThat(log.getErr()).contains("2行目 役割「局長代行」").contains("3行目 電話番号「ひみつ」");
        assertThat(log.getOut()).doesNotContain("ひみつ").doesNotContain("山田");
        try (ConfigurableApplicationContext app = RosterSlice.start(servers, Map.of())) {
            assertThat(app.getBean(Organizations.class).all()).as("nothing half made").isEmpty();
        }
    }

    @Test
    void a_bad_file_of_a_known_organization_is_told_without_what_is_in_it_and_the_members_of_before_stay(
            CapturedOutput log) throws Exception {
        write(GOOD);
        start("広川町商工会").close();

        write(BAD);
        try (ConfigurableApplicationContext app = start("広川町商工会")) {
            assertThat(members(app)).extracting(Member::name).containsExactlyInAnyOrder("山田", "上田");
        }
        assertThat(log).contains("line 2 role: not-a-role; line 3 telephone: not-a-telephone");
        assertThat(log).doesNotContain("ひみつ").doesNotContain("山田");

        write(GOOD.replace("上田", "上野"));
        try (ConfigurableApplicationContext app = start("広川町商工会")) {
            assertThat(members(app)).as("the corrected file").extracting(Member::name).contains("上野");
        }
    }

    @Test
    void a_file_that_is_not_there_stops_only_a_new_organization(CapturedOutput log) throws Exception {
        assertThatThrownBy(() -> start("広川町商工会")).hasMessageContaining("cannot be read").hasMessageContaining("members.csv");

        write(GOOD);
        start("広川町商工会").close();
        Files.delete(folder.resolve("members.csv"));
        try (ConfigurableApplicationContext app = start("広川町商工会")) {
            assertThat(members(app)).hasSize(2);
        }
        assertThat(log).contains("its member file cannot be read");
    }

    @Test
    void the_invented_society_of_the_sandbox_is_ten_people_in_three_districts() {
        try (ConfigurableApplicationContext app = RosterSlice.start(servers, Map.of(
                "tenko.roster.organizations.hirokawa.name", "広川町商工会",
                "tenko.roster.organizations.hirokawa.members", "classpath:sandbox/members.csv"))) {
            assertThat(members(app)).hasSize(10).filteredOn(Member::onLeave).hasSize(1);
            OrganizationId hirokawa = members(app).getFirst().organization();
            assertThat(app.getBean(Members.class).leaders(hirokawa)).extracting(Member::role)
                    .containsExactly(Role.DIRECTOR, Role.DEPUTY, Role.DEPUTY);
            assertThat(app.getBean(Members.class).districts(hirokawa)).extracting(District::name)
                    .containsExactly("中広川", "上広川", "下広川");
            assertThat(app.getBean(Members.class).unjoined(hirokawa)).isNotEmpty();
        }
    }

    @Test
    void districts_stand_in_the_order_that_the_office_sets_and_not_as_a_file_happens_to_name_them() {
        try (ConfigurableApplicationContext app = RosterSlice.start(servers, Map.of(
                "tenko.roster.order[0]", "上広川", "tenko.roster.order[1]", "中広川",
                "tenko.roster.organizations.hirokawa.name", "広川町商工会",
                "tenko.roster.organizations.hirokawa.members", "classpath:sandbox/members.csv"))) {
            assertThat(app.getBean(Members.class).districts(members(app).getFirst().organization())).extracting(District::name)
                    .containsExactly("上広川", "中広川", "下広川");
        }
    }

    @Test
    void two_servers_that_start_at_once_make_one_organization() throws Exception {
        write(GOOD);
        RosterSlice.start(servers, Map.of()).close(); // the tables
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE); // there is one of it in a JVM, not two
        try (var threads = Executors.newFixedThreadPool(2)) {
            var first = threads.submit(() -> start("広川町商工会"));
            var second = threads.submit(() -> start("広川町商工会"));
            try (ConfigurableApplicationContext one = first.get(); ConfigurableApplicationContext two = second.get()) {
                assertThat(one.getBean(Organizations.class).all()).hasSize(1);
                assertThat(members(two)).hasSize(2);
            }
        } finally {
            System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
        }
    }

    @Test
    void a_code_is_good_on_every_server_and_after_a_restart_with_the_same_key_only() throws Exception {
        write(GOOD);
        JoinCode code;
        try (ConfigurableApplicationContext app = start("広川町商工会")) {
            code = app.getBean(Joining.class).issue(members(app).getFirst().id(), NOW).code();
        }
        try (ConfigurableApplicationContext app = RosterSlice.start(
                servers, Map.of("tenko.roster.code-key", "another key of at least 32 characters"))) {
            assertThat(app.getBean(Joining.class).join(HIROKAWA, user(1), code.letters(), NOW))
                    .isInstanceOf(JoinResult.Wrong.class);
        }
        try (ConfigurableApplicationContext app = start("広川町商工会")) {
            assertThat(app.getBean(Joining.class).join(HIROKAWA, user(1), code.letters(), NOW))
                    .isInstanceOf(JoinResult.Joined.class);
        }
    }

    @Test
    void a_short_key_is_refused() {
        assertThatThrownBy(() -> RosterSlice.start(servers, Map.of("tenko.roster.code-key", "short")))
                .rootCause().hasMessageContaining("expected 32 or more");
    }

    private static List<Member> members(ConfigurableApplicationContext app) {
        return app.getBean(Members.class)
                .of(app.getBean(Organizations.class).of(HIROKAWA).orElseThrow().id());
    }

    private ConfigurableApplicationContext start(String name) {
        return RosterSlice.start(servers, Map.of(
                "tenko.roster.organizations.hirokawa.name", name,
                "tenko.roster.organizations.hirokawa.members", folder.resolve("members.csv").toUri().toString()));
    }

    private void write(String file) throws Exception {
        Files.writeString(folder.resolve("members.csv"), file, StandardCharsets.UTF_8);
    }
}
