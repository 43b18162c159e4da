package jp.tenko.line;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** LINE keeps a photo for a time it does not tell: it is fetched at once, and again until it is here. */
class ContentFetcherTest extends LineTest {

    @Autowired
    Contents contents;

    @BeforeEach
    void begin_without_photos() {
        jdbc.sql("truncate content").update();
    }

    @Test
    void a_photo_is_kept_byte_for_byte_with_its_hash() throws Exception {
        byte[] photo = new byte[3_000_000];
        new Random(5).nextBytes(photo);
        LINE.stubFor(get(urlEqualTo("/v2/bot/message/77/content"))
                .willReturn(aResponse().withHeader("Content-Type", "image/jpeg").withBody(photo)));
        contents.fetch(CHANNEL, "77");
        contents.fetch(CHANNEL, "77");
        await("kept", () -> state().equals("kept"));
        assertThat(jdbc.sql("select bytes from content").query(byte[].class).single()).isEqualTo(photo);
        assertThat(jdbc.sql("select media_type || ' ' || sha256 from content").query(String.class).single())
                .isEqualTo("image/jpeg " + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(photo)));
    }

    @Test
    void a_broken_download_is_tried_again() {
        LINE.stubFor(get(urlEqualTo("/v2/bot/message/78/content")).inScenario("photo").whenScenarioStateIs(STARTED)
                .willReturn(aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE)).willSetStateTo("up"));
        LINE.stubFor(get(urlEqualTo("/v2/bot/message/78/content")).inScenario("photo").whenScenarioStateIs("up")
                .willReturn(aResponse().withBody("photo")));
        contents.fetch(CHANNEL, "78");
        await("failed once", () -> jdbc.sql("select last_error is not null from content").query(Boolean.class).single());
        later(Duration.ofSeconds(5));
        await("kept", () -> state().equals("kept"));
    }

    @Test
    void a_photo_that_was_unsent_is_gone_and_not_asked_for_again() {
        LINE.stubFor(get(urlEqualTo("/v2/bot/message/79/content")).willReturn(aResponse().withStatus(410)));
        contents.fetch(CHANNEL, "79");
        await("gone", () -> state().equals("gone"));
    }

    private String state() {
        return jdbc.sql("select coalesce(max(state), '') from content").query(String.class).single();
    }
}
