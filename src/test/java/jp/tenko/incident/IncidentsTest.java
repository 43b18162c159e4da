package jp.tenko.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.OrganizationId;
import jp.tenko.testing.Servers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE, classes = IncidentsTest.IncidentsOnly.class)
class IncidentsTest {

    static final Instant T = Instant.parse("2026-07-10T05:10:00Z");
    static final OrganizationId HIROKAWA = new OrganizationId(1);
    static final MemberId DIRECTOR = new MemberId(1);

    @Autowired
    Incidents incidents;

    @Autowired
    JdbcClient db;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        Servers.properties("incidents_test").forEach((name, value) -> registry.add(name, () -> value));
    }

    @BeforeEach
    void a_director() {
        db.sql("truncate organization, member, incident, response_policy restart identity cascade").update();
        db.sql("insert into organization (channel, name) values ('hirokawa', '広川町商工会')").update();
        db.sql("insert into member (organization_id, number, name, role) values (1, '1', '山田 太郎', 'director')").update();
    }

    @Test
    void a_report_belongs_to_the_real_incident_before_the_drill() {
        Incident drill = incidents.open(opening(IncidentKind.OTHER, true, T.plusSeconds(60)));
        assertThat(incidents.ofReport(HIROKAWA, T.plusSeconds(120))).isEqualTo(drill);

        Incident quake = incidents.open(opening(IncidentKind.EARTHQUAKE, false, T));
        assertThat(incidents.ofReport(HIROKAWA, T.plusSeconds(120))).isEqualTo(quake);
        assertThat(incidents.ongoing(HIROKAWA)).contains(quake);
    }

    @Test
    void a_report_without_an_incident_opens_one_and_the_next_report_belongs_to_it() {
        assertThat(incidents.ongoing(HIROKAWA)).isEmpty();

        Incident opened = incidents.ofReport(HIROKAWA, T);

        assertThat(opened).extracting(Incident::kind, Incident::drill, Incident::beganAt, Incident::openedBy)
                .containsExactly(IncidentKind.OTHER, false, T, null);
        assertThat(incidents.ofReport(HIROKAWA, T.minusSeconds(60))).as("said before, came after").isEqualTo(opened);
    }

    @Test
    void what_was_said_before_an_incident_was_closed_belongs_to_it_however_late_it_comes() {
        Incident quake = incidents.open(opening(IncidentKind.EARTHQUAKE, false, T));
        incidents.close(quake.id(), DIRECTOR, T.plusSeconds(3600));

        assertThat(incidents.ofReport(HIROKAWA, T.plusSeconds(3599)).id()).isEqualTo(quake.id());
        assertThat(incidents.ofReport(HIROKAWA, T.plusSeconds(3600)).id()).isNotEqualTo(quake.id());
    }

    @Test
    void an_incident_that_a_report_opened_is_adopted_once() {
        Incident opened = incidents.ofReport(HIROKAWA, T);

        assertThat(incidents.adopt(opened.id(), IncidentKind.HEAVY_RAIN, DIRECTOR)).hasValueSatisfying(adopted ->
                assertThat(adopted).extracting(Incident::kind, Incident::openedBy, Incident::beganAt)
                        .containsExactly(IncidentKind.HEAVY_RAIN, DIRECTOR, T));
        assertThat(incidents.adopt(opened.id(), IncidentKind.TYPHOON, DIRECTOR)).isEmpty();
    }

    @Test
    void the_newest_open_one_is_current_and_drills_are_apart() {
        incidents.open(opening(IncidentKind.HEAVY_RAIN, false, T));
        Incident quake = incidents.open(opening(IncidentKind.EARTHQUAKE, false, T.plusSeconds(60)));
        Incident drill = incidents.open(opening(IncidentKind.OTHER, true, T.plusSeconds(120)));

        assertThat(incidents.current(HIROKAWA, false)).contains(quake);
        assertThat(incidents.current(HIROKAWA, true)).contains(drill);
        assertThat(incidents.current(new OrganizationId(2), false)).isEmpty();
        assertThat(incidents.get(quake.id())).isEqualTo(quake);
    }

    @Test
    void it_is_closed_once() {
        Incident quake = incidents.open(opening(IncidentKind.EARTHQUAKE, false, T));

        assertThat(incidents.close(quake.id(), DIRECTOR, T.plusSeconds(60))).isTrue();
        assertThat(incidents.close(quake.id(), null, T.plusSeconds(90))).isFalse();

        assertThat(incidents.get(quake.id())).isEqualTo(new Incident(
                quake.id(), HIROKAWA, IncidentKind.EARTHQUAKE, false, T, DIRECTOR, false, T.plusSeconds(60), DIRECTOR));
        assertThat(incidents.current(HIROKAWA, false)).isEmpty();
    }

    @Test
    void every_policy_stays_on_record_in_its_order() {
        IncidentId quake = incidents.open(opening(IncidentKind.EARTHQUAKE, false, T)).id();
        ResponsePolicy home = new ResponsePolicy(quake, "stay_home", null, DIRECTOR, T.plusSeconds(60));
        ResponsePolicy come = new ResponsePolicy(quake, null, "午後から事務所へ🏠", DIRECTOR, T.plusSeconds(7200));
        incidents.choosePolicy(come);
        incidents.choosePolicy(home);

        assertThat(incidents.policies(quake)).isEqualTo(List.of(home, come));
    }

    @Test
    void a_kind_is_read_by_its_code() {
        assertThat(IncidentKind.values()).allMatch(kind -> IncidentKind.of(kind.code()) == kind);
        assertThatThrownBy(() -> IncidentKind.of("fire")).hasMessageContaining("\"fire\" is no kind of incident");
    }

    private static Opening opening(IncidentKind kind, boolean drill, Instant at) {
        return new Opening(HIROKAWA, kind, drill, DIRECTOR, at);
    }

    @Configuration(proxyBeanMethods = false)
    @Import(Incidents.class)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        FlywayAutoConfiguration.class
    })
    static class IncidentsOnly {}
}
