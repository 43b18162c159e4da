package jp.tenko.line;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What may come in at the door, and what must not. */
class WebhookTest extends LineTest {

    @Test
    void a_text_is_kept_and_handled_once() {
        assertThat(deliver(text(YAMADA, "無事です"))).isEqualTo(200);
        await("handled", () -> handler.heard.contains("無事です"));
        await("done", () -> waiting() == 0);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void a_forged_webhook_is_refused_and_nothing_is_stored() {
        byte[] body = webhook(text(YAMADA, "無事です"));
        String signature = sign(body);
        assertThat(knock("/line/webhook/hirokawa", webhook(text(YAMADA, "救助が必要")), signature)).isEqualTo(401);
        assertThat(knock("/line/webhook/hirokawa", body, null)).isEqualTo(401);
        assertThat(knock("/line/webhook/hirokawa", body, "not base64!!")).isEqualTo(401);
        assertThat(rows()).isZero();
    }

    @Test
    void a_channel_that_is_not_configured_is_not_found() {
        byte[] body = webhook(text(YAMADA, "無事です"));
        assertThat(knock("/line/webhook/elsewhere", body, sign(body))).isEqualTo(404);
        assertThat(rows()).isZero();
    }

    @Test
    void a_huge_body_is_refused_before_it_is_read_whole() {
        byte[] huge = new byte[WebhookController.BODY_AT_MOST + 1];
        assertThat(knock("/line/webhook/hirokawa", huge, sign(huge))).isEqualTo(413);
    }

    @Test
    void lines_verification_request_without_events_is_answered() {
        assertThat(deliver()).isEqualTo(200);
        assertThat(rows()).isZero();
    }

    @Test
    void what_is_signed_but_no_webhook_is_refused() {
        for (String nonsense : new String[] {"", "{", "[]", "null", "{\"events\":{}}", "{\"events\":[{}]}"}) {
            byte[] body = nonsense.getBytes(UTF_8);
            assertThat(knock("/line/webhook/hirokawa", body, sign(body))).as(nonsense).isEqualTo(400);
        }
        byte[] latin = webhook(text(YAMADA, "é")).clone();
        byte[] notUtf8 = new String(latin, UTF_8).getBytes(ISO_8859_1);
        assertThat(knock("/line/webhook/hirokawa", notUtf8, sign(notUtf8))).isEqualTo(400);
        assertThat(rows()).isZero();
    }

    @Test
    void the_same_event_again_changes_nothing() {
        String event = text(YAMADA, "無事です");
        deliver(event);
        deliver(event.replace("\"isRedelivery\":false", "\"isRedelivery\":true"));
        deliver(event, event);
        await("handled", () -> waiting() == 0);
        assertThat(handler.heard).containsExactly("無事です");
    }

    @Test
    void events_of_several_people_come_in_one_request() {
        assertThat(deliver(text(YAMADA, "山田"), text(SUZUKI, "鈴木"))).isEqualTo(200);
        await("both", () -> handler.heard.size() == 2);
        assertThat(handler.heard).containsExactlyInAnyOrder("山田", "鈴木");
    }

    @Test
    void what_we_do_not_know_or_may_not_answer_is_kept_and_left_alone() {
        String unknown = text(YAMADA, "x").replace("\"type\":\"message\"", "\"type\":\"somethingNew\"");
        String standby = text(YAMADA, "y").replace("\"mode\":\"active\"", "\"mode\":\"standby\"");
        String group = text(YAMADA, "z").replace("{\"type\":\"user\"", "{\"type\":\"group\",\"groupId\":\"C1\"");
        String nobody = text(YAMADA, "w").replace("\"source\":{\"type\":\"user\",\"userId\":\"" + YAMADA + "\"},", "");
        assertThat(deliver(unknown, standby, group, nobody, text(YAMADA, "無事です"))).isEqualTo(200);
        await("the one that is ours", () -> handler.heard.size() == 1);
        assertThat(handler.heard).containsExactly("無事です");
        assertThat(rows()).isEqualTo(5);
        await("none waits", () -> waiting() == 0);
    }

    @Test
    void nul_and_half_an_emoji_do_not_upset_the_database() {
        assertThat(deliver(text(YAMADA, "a\\u0000b"), text(SUZUKI, "c\\ud83dd"))).isEqualTo(200);
        await("both", () -> handler.heard.size() == 2);
        assertThat(handler.heard).containsExactlyInAnyOrder("ab", "c?d");
    }

    @Test
    void many_webhooks_at_once_are_all_kept() {
        var statuses = IntStream.range(0, 300)
                .parallel()
                .map(i -> deliver(text(new LineUserId("U" + "%032x".formatted(i)), "答え" + i)))
                .boxed()
                .toList();
        assertThat(statuses).containsOnly(200);
        await("all", () -> handler.heard.size() == 300);
        assertThat(handler.heard).doesNotHaveDuplicates();
    }

    private long rows() {
        return jdbc.sql("select count(*) from inbox").query(Long.class).single();
    }

    private long waiting() {
        return jdbc.sql("select count(*) from inbox where state = 'waiting'").query(Long.class).single();
    }
}
