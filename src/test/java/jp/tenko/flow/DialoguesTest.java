package jp.tenko.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import jp.tenko.testing.Dialogue;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The dialogues against the engine alone. */
class DialoguesTest {

    private static final FlowLibrary LIBRARY = FlowLibrary.load(FlowsTest.FOLDER);
    private static final List<Dialogue> DIALOGUES = Dialogue.all(FlowsTest.FOLDER.resolve("dialogues"));

    @TestFactory
    Stream<DynamicTest> every_dialogue_goes_as_it_is_written() {
        return DIALOGUES.stream().map(dialogue -> DynamicTest.dynamicTest(dialogue.name(),
                () -> new EngineConversation(LIBRARY, dialogue, new Coverage()).play()));
    }

    @TestFactory
    Stream<DynamicTest> so_does_every_dialogue_of_the_flows_made_for_tests() {
        return TestFlows.dialogues().stream().map(dialogue -> DynamicTest.dynamicTest(dialogue.name(),
                () -> new EngineConversation(TestFlows.LIBRARY, dialogue, new Coverage()).play()));
    }

    @Test
    void every_flow_has_a_dialogue_in_every_language_it_speaks() {
        for (Flow flow : LIBRARY.flows()) {
            assertThat(DIALOGUES.stream().filter(dialogue -> dialogue.flow().equals(flow.formId()))
                            .flatMap(Dialogue::languages))
                    .as(flow.formId()).containsAll(flow.settings().title().languages());
        }
    }

    @Test
    void every_choice_is_exercised_by_a_dialogue() {
        Coverage coverage = new Coverage();
        DIALOGUES.forEach(dialogue -> new EngineConversation(LIBRARY, dialogue, coverage).play());

        assertThat(coverage.missing(LIBRARY)).isEmpty();
    }

    @Test
    void a_choice_that_no_dialogue_exercises_is_FLOW030() {
        assertThat(new Coverage().missing(LIBRARY)).extracting(Finding::toString)
                .anyMatch(finding -> finding.contains("FLOW030 [road] choice blocked is exercised by no dialogue"));
    }
}
