package jp.tenko.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The flows that are shipped. */
class FlowsTest {

    static final Path FOLDER = Path.of("conversation-flows");

    @Test
    void the_flows_that_are_shipped_load_without_a_mistake_or_a_warning() {
        FlowLibrary library = FlowLibrary.load(FOLDER);

        assertThat(library.flows()).extracting(Flow::formId).containsExactly(
                "invite", "join", "proxy-reply", "response-policy", "staff-safety", "start-roll-call");
        assertThat(library.warnings()).isEmpty();
    }

    @Test
    void a_flow_is_the_same_again_when_it_is_read_from_its_stored_source() {
        for (Flow flow : FlowLibrary.load(FOLDER).flows()) {
            Flow again = FlowLibrary.parse("stored", flow.source());

            assertThat(again.hash()).isEqualTo(flow.hash());
            assertThat(again.questions()).extracting(Question::name)
                    .isEqualTo(flow.questions().stream().map(Question::name).toList());
        }
    }
}
