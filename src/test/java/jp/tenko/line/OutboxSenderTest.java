package jp.tenko.line;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** LINE on a bad day (line.md §2): nothing is said twice, nothing is lost. */
class OutboxSenderTest extends LineTest {

    private static final String REPLY = "/v2/bot/message/reply";
    private static final String PUSH = "/v2/bot/message/push";
    private static final String MULTICAST = "/v2/bot/message/multicast";

    @Test
    void a_reply_goes_with_its_token_and_without_a_retry_key() {
        reply("はい");
        await("sent", () -> outboxStates().equals("reply:sent"));
        LoggedRequest request = requests(REPLY).getFirst();
        assertThat(request.getBodyAsString()).contains("\"replyToken\":\"token\"", "はい");
        assertThat(request.containsHeader("X-Line-Retry-Key")).isFalse();
        assertThat(request.getHeader("Authorization")).isEqualTo("Bearer token-of-hirokawa");
    }

    @Test
    void a_reply_whose_token_is_a_minute_old_goes_as_a_push() {
        transaction.executeWithoutResult(status -> {
            outbox.reply(new ReplyTo(CHANNEL, YAMADA, "token", NOW.minusSeconds(1)), words("はい"));
        });
        await("sent", () -> outboxStates().equals("push:sent"));
        assertThat(requests(REPLY)).isEmpty();
        assertThat(requests(PUSH)).hasSize(1);
    }

    @Test
    void a_refused_token_turns_the_reply_into_a_push() {
        LINE.stubFor(post(urlEqualTo(REPLY)).willReturn(error(400, "Invalid reply token")));
        reply("はい");
        await("sent", () -> outboxStates().equals("push:sent"));
        assertThat(requests(PUSH).getFirst().getBodyAsString()).contains(YAMADA.value(), "はい");
    }

    @Test
    void a_reply_that_arrived_although_the_connection_broke_is_not_said_twice() {
        LINE.stubFor(post(urlEqualTo(REPLY)).inScenario("broken").whenScenarioStateIs(STARTED).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)).willSetStateTo("used"));
        LINE.stubFor(post(urlEqualTo(REPLY)).inScenario("broken").whenScenarioStateIs("used").willReturn(error(400, "Invalid reply token")));
        reply("はい");
        await("waits for its second attempt", () -> !lastError().isEmpty() && outboxStates().equals("reply:waiting"));
        later(Duration.ofSeconds(5));
        await("sent", () -> outboxStates().equals("reply:sent"));
        assertThat(requests(PUSH)).isEmpty();
    }

    @Test
    void a_server_error_is_tried_again_with_the_same_retry_key() {
        LINE.stubFor(post(urlEqualTo(PUSH)).inScenario("down").whenScenarioStateIs(STARTED).willReturn(error(500, "Internal")).willSetStateTo("up"));
        LINE.stubFor(post(urlEqualTo(PUSH)).inScenario("down").whenScenarioStateIs("up").willReturn(aResponse().withStatus(200).withBody("{\"sentMessages\":[]}")));
        push("集計");
        await("waits", () -> !lastError().isEmpty() && outboxStates().equals("push:waiting"));
        later(Duration.ofSeconds(5));
        await("sent", () -> outboxStates().equals("push:sent"));
        List<LoggedRequest> both = requests(PUSH);
        assertThat(both).hasSize(2);
        assertThat(both.get(0).getHeader("X-Line-Retry-Key")).isEqualTo(both.get(1).getHeader("X-Line-Retry-Key"));
        assertThat(both.get(0).getBodyAsString()).isEqualTo(both.get(1).getBodyAsString());
        assertThat(UUID.fromString(both.get(0).getHeader("X-Line-Retry-Key"))).isNotNull();
    }

    @Test
    void a_retry_key_that_line_has_already_accepted_means_sent() {
        LINE.stubFor(post(urlEqualTo(PUSH)).willReturn(error(409, "The retry key is already accepted")
                .withHeader("x-line-accepted-request-id", "first-request")));
        push("集計");
        await("sent", () -> outboxStates().equals("push:sent"));
        assertThat(jdbc.sql("select line_request_id from outbox").query(String.class).single()).isEqualTo("first-request");
    }

    @Test
    void too_fast_for_line_means_later_and_not_never() {
        LINE.stubFor(post(urlEqualTo(PUSH)).inScenario("rate").whenScenarioStateIs(STARTED).willReturn(error(429, "The API rate limit has been exceeded. Try again later.")).willSetStateTo("ok"));
        push("集計");
        await("waits", () -> outboxStates().equals("push:waiting") && lastError().contains("429"));
        assertThat(quotas.of(CHANNEL).exhausted()).isFalse();
        later(Duration.ofSeconds(5));
        await("sent", () -> outboxStates().equals("push:sent"));
    }

    @Test
    void a_used_up_month_stops_pushes_but_not_replies_and_they_go_out_when_there_is_room_again() {
        LINE.stubFor(post(urlEqualTo(PUSH)).willReturn(error(429, "You have reached your monthly limit.")));
        push("集計");
        await("known", () -> quotas.of(CHANNEL).exhausted());
        assertThat(quotas.of(CHANNEL).covers(1)).isFalse();
        await("waits", () -> outboxStates().equals("push:waiting"));
        reply("はい");
        await("the reply is out", () -> outboxStates().contains("reply:sent"));
        LINE.stubFor(post(urlEqualTo(PUSH)).willReturn(aResponse().withStatus(200).withBody("{\"sentMessages\":[]}")));
        later(Duration.ofMinutes(2));
        assertThat(requests(PUSH)).as("no push while LINE says there is no room").hasSize(1);
        quotas.learned(CHANNEL, 5000L, 200, clock.instant());
        later(Duration.ofMinutes(2));
        await("sent", () -> outboxStates().contains("push:sent"));
    }

    @Test
    void a_stranger_in_a_multicast_costs_nobody_else_their_message() {
        LINE.stubFor(post(urlEqualTo(MULTICAST)).withRequestBody(matchingJsonPath("$.to[?(@ == 'Ugone')]")).willReturn(error(400, "Failed to send messages")));
        LINE.stubFor(post(urlEqualTo(PUSH)).withRequestBody(matchingJsonPath("$.to", equalTo("Ugone"))).willReturn(error(400, "Failed to send messages")));
        List<LineUserId> people = IntStream.range(0, 9).mapToObj(i -> new LineUserId(i == 4 ? "Ugone" : "U" + i)).toList();
        say(out -> out.multicast(CHANNEL, people, words("点呼"), NOW.plus(Duration.ofHours(1))));
        await("all settled", () -> !outboxStates().contains("waiting") && !outboxStates().contains("sending"));
        List<String> reached = jdbc.sql("select unnest(recipients) from outbox where state = 'sent'").query(String.class).list();
        assertThat(reached).containsExactlyInAnyOrder("U0", "U1", "U2", "U3", "U5", "U6", "U7", "U8");
    }

    @Test
    void six_hundred_people_take_two_requests() {
        List<LineUserId> people = IntStream.range(0, 600).mapToObj(i -> new LineUserId("U" + i)).toList();
        say(out -> out.multicast(CHANNEL, people, words("点呼"), NOW.plus(Duration.ofHours(1))));
        await("sent", () -> outboxStates().equals("multicast:sent,multicast:sent"));
        assertThat(quotas.of(CHANNEL).used()).isEqualTo(quotas.of(CHANNEL).known() ? 600 : 0);
    }

    @Test
    void what_is_of_no_use_any_more_is_not_sent_at_all() {
        LINE.stubFor(post(urlEqualTo(PUSH)).willReturn(error(503, "down")));
        say(out -> out.push(CHANNEL, YAMADA, words("集計"), NOW.plus(Duration.ofMinutes(10))));
        await("waits", () -> lastError().contains("503"));
        LINE.resetToDefaultMappings();
        later(Duration.ofMinutes(11));
        await("dead", () -> outboxStates().equals("push:dead"));
        assertThat(lastError()).contains("too late");
    }

    @Test
    void messages_to_one_person_keep_their_order_while_line_stumbles() {
        LINE.stubFor(post(urlEqualTo(PUSH)).withRequestBody(matchingJsonPath("$.messages[0].text", equalTo("一")))
                .inScenario("first").whenScenarioStateIs(STARTED).willReturn(error(500, "Internal")).willSetStateTo("up"));
        say(out -> {
            out.push(CHANNEL, YAMADA, words("一"), NOW.plus(Duration.ofHours(1)));
            out.push(CHANNEL, YAMADA, words("二"), NOW.plus(Duration.ofHours(1)));
            out.push(CHANNEL, SUZUKI, words("他"), NOW.plus(Duration.ofHours(1)));
        });
        await("the other person is not held up", () -> outboxStates().equals("push:waiting,push:waiting,push:sent"));
        later(Duration.ofSeconds(5));
        await("sent", () -> outboxStates().equals("push:sent,push:sent,push:sent"));
        assertThat(requests(PUSH).stream().map(LoggedRequest::getBodyAsString).filter(body -> body.contains(YAMADA.value())).map(body -> body.contains("一") ? "一" : "二"))
                .containsExactly("一", "一", "二");
    }

    @Test
    void a_row_whose_sender_died_is_sent_when_its_lease_has_run_out() {
        say(out -> out.push(CHANNEL, YAMADA, words("集計"), NOW.plus(Duration.ofHours(1))));
        await("sent", () -> outboxStates().equals("push:sent"));
        jdbc.sql("update outbox set state = 'sending', sent_at = null, leased_until = :until")
                .param("until", java.sql.Timestamp.from(NOW.plusSeconds(20)))
                .update();
        later(Duration.ofSeconds(10));
        assertThat(outboxStates()).isEqualTo("push:sending");
        later(Duration.ofSeconds(11));
        await("sent again", () -> outboxStates().equals("push:sent"));
        assertThat(requests(PUSH).stream().map(request -> request.getHeader("X-Line-Retry-Key")).distinct()).hasSize(1);
    }

    @Test
    void what_a_rolled_back_transaction_said_was_never_said() {
        transaction.executeWithoutResult(status -> {
            outbox.push(CHANNEL, YAMADA, words("集計"), NOW.plus(Duration.ofHours(1)));
            status.setRollbackOnly();
        });
        assertThat(outboxStates()).isEmpty();
    }

    private void reply(String text) {
        say(out -> out.reply(new ReplyTo(CHANNEL, YAMADA, "token", clock.instant().plusSeconds(55)), words(text)));
    }

    private void push(String text) {
        say(out -> out.push(CHANNEL, YAMADA, words(text), clock.instant().plus(Duration.ofHours(5))));
    }

    private static List<LineMessage> words(String text) {
        return List.of(new LineMessage.Text(text));
    }

    private String lastError() {
        return jdbc.sql("select coalesce(max(last_error), '') from outbox").query(String.class).single();
    }

    private static List<LoggedRequest> requests(String path) {
        return LINE.findAll(postRequestedFor(urlEqualTo(path)));
    }

    private static ResponseDefinitionBuilder error(int status, String message) {
        return aResponse().withStatus(status).withHeader("Content-Type", "application/json").withBody("{\"message\":\"" + message + "\"}");
    }
}
