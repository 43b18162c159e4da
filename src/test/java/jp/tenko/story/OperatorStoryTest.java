package jp.tenko.story;

import static jp.tenko.testing.Cast.OISHI;
import static jp.tenko.testing.Cast.YAMADA;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What whoever runs Tenko sees of it, and what nobody else does. */
class OperatorStoryTest extends StoryTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void prometheus_reads_what_waits_and_how_the_roll_call_stands() {
        town.quota(5000, 100);
        town.quotaIsAsked();
        town.rollIsCalled(OISHI, "地震");
        town.taps(YAMADA, "無事");

        String figures = get("/actuator/prometheus", OPERATOR).body();
        assertThat(figures).contains(
                "tenko_database_up 1.0",
                "tenko_inbox_waiting{channel=\"hirokawa\"} 0.0",
                "tenko_inbox_oldest_seconds{channel=\"hirokawa\"} 0.0",
                "tenko_inbox_set_aside{channel=\"hirokawa\"} 0.0",
                "tenko_outbox_waiting{channel=\"hirokawa\"} 0.0",
                "tenko_outbox_oldest_seconds{channel=\"hirokawa\"} 0.0",
                "tenko_outbox_dead{channel=\"hirokawa\"} 0.0",
                "tenko_line_quota_exhausted{channel=\"hirokawa\"} 0.0",
                "tenko_line_quota_remaining{channel=\"hirokawa\"}",
                "tenko_line_answers_total{status=\"200\"}",
                "tenko_roll_call_asked{channel=\"hirokawa\",drill=\"false\"} 9.0",
                "tenko_roll_call_answered{channel=\"hirokawa\",drill=\"false\"} 1.0",
                "tenko_roll_call_silent{channel=\"hirokawa\",drill=\"false\"} 8.0",
                "tenko_damage_businesses{channel=\"hirokawa\",drill=\"false\"} 659.0",
                "tenko_damage_heard{channel=\"hirokawa\",drill=\"false\"} 0.0",
                "tenko_damage_damaged{channel=\"hirokawa\",drill=\"false\"} 0.0",
                "tenko_submissions{state=\"refused\"} 0.0",
                "tenko_duties_overdue 0.0",
                "tenko_duties_given_up 0.0",
                "hikaricp_connections_active",
                "jvm_memory_used_bytes");
    }

    @Test
    void what_has_failed_is_in_the_figures_and_in_the_health_of_line() {
        jdbc.sql("""
                insert into inbox (channel, webhook_event_id, line_user_id, occurred_at, received_at, redelivery, payload, state, next_attempt_at)
                values ('hirokawa', 'broken', null, now(), now(), false, '{}', 'set_aside', now())
                """).update();
        jdbc.sql("insert into duty_done (subject, kind, due_at, done_at, error) values ('roll-call:1', 'summary', ?, ?, 'x')")
                .params(java.sql.Timestamp.from(clock.instant()), java.sql.Timestamp.from(clock.instant().plusSeconds(1))).update();

        assertThat(get("/actuator/prometheus", OPERATOR).body())
                .contains("tenko_inbox_set_aside{channel=\"hirokawa\"} 1.0", "tenko_duties_given_up 1.0");
        JsonNode health = JsonMapper.shared().readTree(get("/actuator/health", OPERATOR).body()).path("components");
        assertThat(health.path("line").path("status").asString()).isEqualTo("DEGRADED");
        assertThat(health.path("line").path("details").toString()).contains("set aside 1", "/trouble");
        assertThat(health.path("quartz").path("details").path("givenUpInADay").asInt()).isEqualTo(1);
        assertThat(Duration.between(NIGHT, clock.instant())).isZero();
    }

    @Test
    void figures_and_details_are_for_the_operator_only() {
        assertThat(get("/actuator/prometheus", null).statusCode()).isEqualTo(401);
        assertThat(get("/actuator/prometheus", OPERATOR + "x").statusCode()).isEqualTo(401);
        assertThat(get("/actuator/prometheus", "").statusCode()).isEqualTo(401);
        assertThat(get("/actuator/env", OPERATOR).statusCode()).isEqualTo(403);
        assertThat(get("/actuator", OPERATOR).statusCode()).isEqualTo(403);
        assertThat(get("/actuator/health", null).body()).as("one word for everybody").doesNotContain("components", "details");
    }

    @Test
    void redis_line_and_quartz_are_seen_apart_and_make_no_instance_unready() {
        var whole = get("/actuator/health", OPERATOR);
        assertThat(whole.statusCode()).as("degraded is no reason to take it out: Quartz stands still in stories").isEqualTo(200);
        assertThat(JsonMapper.shared().readTree(whole.body()).path("status").asString()).isEqualTo("DEGRADED");
        assertThat(components(whole)).contains("db", "line", "mail", "quartz", "redis");

        var ready = get("/actuator/health/readiness", OPERATOR);
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(components(ready)).isEqualTo(Set.of("db", "readinessState"));
        assertThat(components(get("/actuator/health/liveness", OPERATOR))).isEqualTo(Set.of("livenessState"));
    }

    private static Set<String> components(HttpResponse<String> health) {
        return new TreeSet<>(JsonMapper.shared().readTree(health.body()).path("components").propertyNames());
    }

    private static HttpResponse<String> get(String path, String token) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return HTTP.send(request.GET().build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
