package jp.tenko.story;

import static jp.tenko.testing.Cast.HANAHATA;
import static jp.tenko.testing.Cast.OISHI;
import static jp.tenko.testing.Cast.YAMADA;
import static jp.tenko.testing.Cast.YOSHIDA;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.tenko.roster.OrganizationId;
import jp.tenko.signin.AccountId;
import jp.tenko.signin.Accounts;
import jp.tenko.signin.ApiTokens;
import jp.tenko.submission.Recipients;
import jp.tenko.testing.OpenApi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a system of the town reads, and that it reads nothing else. */
class ApiStoryTest extends StoryTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Autowired
    ApiTokens tokens;

    @Autowired
    Accounts accounts;

    @Autowired
    Recipients recipients;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private final OpenApi openApi = new OpenApi();
    private String figures = "";

    @BeforeEach
    void a_system_has_a_token() {
        figures = token("hirokawa", false);
    }

    @Test
    void every_path_is_described() {
        var mapped = new TreeSet<String>();
        mappings.getHandlerMethods().forEach((mapping, page) -> {
            if (page.getBeanType().getPackageName().equals("jp.tenko.api")) {
                mapped.addAll(mapping.getPatternValues());
            }
        });
        mapped.removeAll(List.of("/api/v1", "/api/v1/**"));

        assertThat(openApi.paths()).isEqualTo(mapped);
        assertThat(get(null, "/api/v1/openapi.yaml").body()).as("for everybody").startsWith("openapi: 3.1.0");
    }

    @Test
    void every_path_answers_as_it_is_described_in_a_disaster_and_with_names() {
        struck();
        submitted();
        for (String token : List.of(figures, token("hirokawa", true))) {
            for (String path : described()) {
                var answer = get(token, path.replace("{id}", incident()));
                assertThat(answer.statusCode()).as(path).isEqualTo(200);
                assertThat(openApi.wrong(path, answer.body())).as(path + " " + answer.body()).isEmpty();
            }
        }
    }

    @Test
    void every_path_answers_as_it_is_described_when_nothing_was_said_yet() {
        town.rollIsCalled(OISHI, "地震");
        for (String path : described()) {
            var answer = get(figures, path.replace("{id}", incident()));
            assertThat(openApi.wrong(path, answer.body())).as(path + " " + answer.body()).isEmpty();
        }
    }

    @Test
    void the_figures_are_those_of_the_office() {
        struck();

        JsonNode rollCall = json("/api/v1/incidents/{id}/roll-calls").path("rollCalls").path(0);
        assertThat(List.of("asked", "answered", "silent", "safe", "injured", "needsHelp").stream().map(rollCall::path).map(JsonNode::asInt))
                .containsExactly(9, 2, 7, 1, 0, 1);
        JsonNode damage = json("/api/v1/incidents/{id}/damage");
        assertThat(damage.path("whole").path("heard").asInt()).isEqualTo(1);
        assertThat(damage.path("whole").path("businesses").asInt()).isEqualTo(659);
        JsonNode page = json("/api/v1/incidents/{id}/damage/businesses?limit=1");
        assertThat(page.at("/businesses/0/level").asString()).isEqualTo("floor_above");
        assertThat(page.at("/businesses/0/yen/total").asLong()).isEqualTo(300_000);
        assertThat(page.has("next")).as("the last page").isFalse();
        JsonNode sums = json("/api/v1/incidents/{id}/damage/sums");
        assertThat(sums.path("total").path("total").asLong()).isEqualTo(300_000);
        assertThat(json("/api/v1/incidents").path("incidents").path(0).path("beganAt").asString()).isEqualTo("2026-07-10T02:05:00+09:00");
    }

    @Test
    void names_are_for_a_token_that_was_granted_them_and_telephone_numbers_for_none() {
        struck();
        String read = described().stream().map(path -> get(figures, path.replace("{id}", incident())).body()).collect(Collectors.joining());
        assertThat(read).contains("花畑製作所").doesNotContain("山田", "𠮷田", "直美", "people", "090-", "0943-", "+81");

        String granted = token("hirokawa", true);
        String path = "/api/v1/incidents/" + incident() + "/roll-calls";
        assertThat(get(granted, path).body()).contains("𠮷田").doesNotContain("090-", "+81");
        get(granted, path);
        assertThat(jdbc.sql("select count(*) from audit where deed = 'api-people-read'").query(Integer.class).single())
                .as("a system that asks every minute is noted once an hour").isEqualTo(1);
        clock.advance(Duration.ofHours(2));
        get(granted, path);
        assertThat(jdbc.sql("select count(*) from audit where deed = 'api-people-read'").query(Integer.class).single()).isEqualTo(2);
    }

    @Test
    void another_organization_finds_nothing_and_a_made_up_address_looks_the_same() {
        town.rollIsCalled(OISHI, "地震");
        jdbc.sql("insert into organization (channel, name) values ('neighbour', 'となり町商工会') on conflict do nothing").update();
        String neighbour = token("neighbour", true);
        for (String path : described().stream().filter(one -> one.contains("{id}")).toList()) {
            String real = path.replace("{id}", incident());
            String madeUp = path.replace("{id}", "987654321");
            var theirs = get(neighbour, real);
            assertRefused(theirs, 404);
            assertThat(theirs.body().replace(real, "")).as(path).isEqualTo(get(neighbour, madeUp).body().replace(madeUp, ""));
        }
        assertThat(get(neighbour, "/api/v1/incidents").body()).isEqualTo("{\"incidents\":[]}");
    }

    @Test
    void a_token_is_refused_when_it_is_missing_or_made_up_or_taken_away_or_its_day_has_come() {
        assertRefused(get(null, "/api/v1/incidents"), 401);
        assertRefused(get("tenko_" + "x".repeat(43), "/api/v1/incidents"), 401);

        AccountId account = tokens.of(organization("hirokawa")).getFirst().account();
        accounts.close(account, clock.instant());
        assertRefused(get(figures, "/api/v1/incidents"), 401);
        accounts.open(account, organization("hirokawa"));
        assertThat(get(figures, "/api/v1/incidents").statusCode()).isEqualTo(200);

        clock.advance(Duration.ofDays(31));
        assertRefused(get(figures, "/api/v1/incidents"), 401);
    }

    @Test
    void a_token_is_kept_as_a_hash_only_and_no_person_can_sign_in_with_it() {
        assertThat(jdbc.sql("select api_token::text || (select string_agg(account::text, '') from account) from api_token")
                .query(String.class).single()).doesNotContain(figures.substring(6));
        var asPerson = new jp.tenko.testing.Console(port()).signIn(figures);
        assertThat(jp.tenko.testing.Console.leadsTo(asPerson)).isEqualTo("/sign-in?failed");
    }

    @Test
    void a_system_that_asks_too_often_is_told_how_long_to_wait() {
        var answers = IntStream.rangeClosed(0, ApiTokens.PER_MINUTE).mapToObj(n -> get(figures, "/api/v1/incidents")).toList();
        assertThat(answers.subList(0, ApiTokens.PER_MINUTE)).allMatch(answer -> answer.statusCode() == 200);
        assertRefused(answers.getLast(), 429);
        assertThat(answers.getLast().headers().firstValue("Retry-After")).hasValue("60");

        clock.advance(Duration.ofMinutes(1));
        assertThat(get(figures, "/api/v1/incidents").statusCode()).isEqualTo(200);
    }

    @Test
    void what_has_not_changed_is_not_sent_again() {
        town.rollIsCalled(OISHI, "地震");
        String path = "/api/v1/incidents/" + incident() + "/roll-calls";
        String etag = get(figures, path).headers().firstValue("ETag").orElseThrow();
        clock.advance(Duration.ofMinutes(5));
        var same = send(request(figures, path).header("If-None-Match", etag).GET());
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();

        town.taps(YAMADA, "無事");
        assertThat(send(request(figures, path).header("If-None-Match", etag).GET()).statusCode()).isEqualTo(200);
    }

    @Test
    void what_cannot_be_done_is_said_in_json_in_the_language_asked_for() {
        assertRefused(get(figures, "/api/v1/nothing"), 404);
        assertRefused(get(figures, "/api/v1/incidents/x"), 400);
        assertRefused(get(figures, "/api/v1/incidents?limit=0"), 400);
        assertRefused(get(figures, "/api/v1/incidents?limit=many"), 400);
        assertRefused(send(request(figures, "/api/v1/incidents").header("Accept", "text/html").GET()), 400);
        assertRefused(send(request(figures, "/api/v1/incidents").POST(HttpRequest.BodyPublishers.ofString("{}"))), 405);
        var english = send(request(figures, "/api/v1/nothing").header("Accept-Language", "en").GET());
        assertThat(english.body()).contains("Not found.");
    }

    private void assertRefused(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(openApi.wrongProblem(answer.body())).as(answer.body()).isEmpty();
    }

    /** Those that answer in JSON. */
    private List<String> described() {
        return openApi.paths().stream().filter(path -> !path.endsWith(".yaml")).toList();
    }

    private void struck() {
        town.rollIsCalled(OISHI, "地震");
        town.taps(YAMADA, "無事");
        town.taps(YOSHIDA, "救助が必要");
        Stream.of("被害", "床上浸水", "いない", "４０センチ", "1,2", "休業", "三十万", "とばす", "とばす").forEach(said -> town.says(HANAHATA, said));
        town.taps(HANAHATA, "送信");
    }

    private void submitted() {
        long recipient = recipients.of(organization("hirokawa")).getFirst().id().value();
        jdbc.sql("""
                insert into submission (incident_id, recipient_id, document, number, state, channel, address, subject, body, unconfirmed,
                                        known_at, approved_at, message_id, sent_at, answer, note)
                values (?, ?, 'form_one', 1, 'sent', 'mail', 'shoko@pref.example.jp', '様式', '本文', false, now(), now(), 'm-1', now(), '', '')
                """).params(Long.parseLong(incident()), recipient).update();
    }

    private String incident() {
        return jdbc.sql("select max(id)::text from incident").query(String.class).single();
    }

    private JsonNode json(String path) {
        return JsonMapper.shared().readTree(get(figures, path.replace("{id}", incident())).body());
    }

    private OrganizationId organization(String channel) {
        return new OrganizationId(jdbc.sql("select id from organization where channel = ?").param(channel).query(Long.class).single());
    }

    private String token(String channel, boolean people) {
        OrganizationId organization = organization(channel);
        AccountId administrator = new AccountId(jdbc.sql("""
                insert into account (organization_id, name, administrator, created_at) values (?, '管理者', true, now()) returning id
                """).param(organization.value()).query(Long.class).single());
        return tokens.make(
                organization, "町の防災システム", people, clock.instant().plus(Duration.ofDays(30)), administrator, clock.instant());
    }

    private static HttpResponse<String> get(String token, String path) {
        return send(request(token, path).GET());
    }

    private static HttpRequest.Builder request(String token, String path) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
