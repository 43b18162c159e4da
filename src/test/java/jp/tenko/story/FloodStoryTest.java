package jp.tenko.story;

import static jp.tenko.testing.Cast.OISHI;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The flood of the sandbox: invented businesses report as people do, and what the director is told is what they said. */
class FloodStoryTest extends StoryTest {

    private static final int BUSINESSES = 20;

    @Test
    void the_directors_summary_is_what_the_businesses_really_sent() {
        town.post("/flood", Map.of("businesses", BUSINESSES, "seconds", 0, "seed", 11));
        town.settleWhen(() -> !town.get("/flood").path("running").asBoolean());
        town.settle();
        JsonNode flood = town.get("/flood");
        assertThat(states(flood)).as("nobody got stuck: %s", flood.path("people")).doesNotContain("STUCK", "AWAY", "REPORTING");
        JsonNode sent = flood.path("sums");

        town.says(OISHI, "被害");

        List<String> summary = town.messages(OISHI).getLast().texts();
        assertThat(after(summary, "報告があった事業所")).isEqualTo(sent.path("heard").asInt() + "/659");
        assertThat(after(summary, "被害あり")).isEqualTo(sent.path("damaged").asString());
        assertThat(after(summary, "うち大きな被害")).isEqualTo(sent.path("heavy").asString());
        assertThat(after(summary, "合計")).isEqualTo("%,d円".formatted(sent.path("yen").asLong()));
        assertThat(after(summary, "金額不明")).isEqualTo(sent.path("unknown").asInt() + "件");
        if (sent.path("hurt").asInt() > 0) {
            assertThat(summary).contains("けが人がいる事業所 " + sent.path("hurt").asInt());
        }
        assertThat(sent.path("heard").asInt()).as("some left halfway, all others were heard").isBetween(BUSINESSES - 3, BUSINESSES);
        assertThat(sent.path("reports").asInt()).as("with second reports").isGreaterThan(sent.path("heard").asInt());
        town.settleUntil("select count(*) = " + sent.path("photos").asInt() + " from content where state = 'kept'");
        assertThat(town.refused()).as("nothing that LINE would refuse").isZero();
        assertThat(jdbc.sql("select count(*) from inbox where state = 'set_aside'").query(Integer.class).single()).isZero();
        assertThat(Duration.between(NIGHT, clock.instant())).isZero();
    }

    private static List<String> states(JsonNode flood) {
        return StreamSupport.stream(flood.path("people").spliterator(), false).map(one -> one.path("state").asString()).toList();
    }

    /** What stands behind these words in the summary. */
    private static String after(List<String> texts, String words) {
        return texts.get(texts.indexOf(words) + 1);
    }
}
