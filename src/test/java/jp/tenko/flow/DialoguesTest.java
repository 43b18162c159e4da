package jp.tenko.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import jp.tenko.flow.tool.Coverage;
import jp.tenko.flow.tool.Dialogue;
import jp.tenko.flow.tool.Rehearsal;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The dialogues against the engine alone. After a change of words: {@code ./tenko-flow dialogues --update}. */
class DialoguesTest {

    private static final FlowLibrary LIBRARY = FlowLibrary.load(FlowsTest.FOLDER);
    private static final List<Dialogue> DIALOGUES = Dialogue.all(FlowsTest.FOLDER.resolve("dialogues"));

    @TestFactory
    Stream<DynamicTest> every_dialogue_goes_as_it_is_written() {
        return DIALOGUES.stream().map(dialogue -> DynamicTest.dynamicTest(dialogue.name(),
                () -> assertThat(play(LIBRARY, dialogue, new Coverage())).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> so_does_every_dialogue_of_the_flows_made_for_tests() {
        return TestFlows.dialogues().stream().map(dialogue -> DynamicTest.dynamicTest(dialogue.name(),
                () -> assertThat(play(TestFlows.LIBRARY, dialogue, new Coverage())).isEmpty()));
    }

    @Test
    void every_flow_has_a_dialogue_in_every_language_it_speaks() {
        for (Flow flow : LIBRARY.flows()) {
            if (LIBRARY.flows().stream().anyMatch(other -> other.called().containsKey(flow.formId()))) {
                continue; // a part of others, told of in theirs
            }
            assertThat(DIALOGUES.stream().filter(dialogue -> dialogue.flow().equals(flow.formId()))
                            .flatMap(Dialogue::languages))
                    .as(flow.formId()).containsAll(flow.settings().title().languages());
        }
    }

    @Test
    void every_choice_is_exercised_by_a_dialogue() {
        Coverage coverage = new Coverage();
        DIALOGUES.forEach(dialogue -> play(LIBRARY, dialogue, coverage));

        assertThat(coverage.missing(LIBRARY)).isEmpty();
    }

    @Test
    void a_choice_that_no_dialogue_exercises_is_FLOW030() {
        assertThat(new Coverage().missing(LIBRARY)).extracting(Finding::toString)
                .anyMatch(finding -> finding.contains("FLOW030 [road] choice blocked is exercised by no dialogue"));
    }

    /** Every place goes through JSON, as it does in real life. */
    private static List<Rehearsal.Difference> play(FlowLibrary library, Dialogue dialogue, Coverage coverage) {
        Flow flow = library.flow(dialogue.flow());
        return new Rehearsal(library, dialogue, turn -> {
            coverage.saw(flow, turn);
            Limits.check(turn.words());
            return new Turn(Json.roundTrip(turn.place()), turn.words(), turn.records(), turn.ended(), turn.wish());
        }).play();
    }
}
