package jp.tenko.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.tenko.flow.tool.Dialogue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every dialogue with the whole program: the same files that {@code flow.DialoguesTest} plays against the engine alone. */
class DialoguesStoryTest extends StoryTest {

    private static final List<Dialogue> DIALOGUES = Dialogue.all(Path.of("conversation-flows", "dialogues"));

    /** Dialogues that cannot come true in the whole program, and why. */
    private static final Map<String, String> ONLY_THE_ENGINE = Map.of(
            "business-damage-cry-drill", "no drill is open: the engine alone is told of one",
            "match-business-new", "the number it gets is that of its row",
            "report-for-business-visit", "the flow that begins then has words of its own: BusinessStoryTest",
            "report-for-business-telephone", "the flow that begins then has words of its own: BusinessStoryTest",
            "report-for-business-english", "the hearing sheet is set up");

    private World world;

    @BeforeEach
    void a_society() {
        world = new World(town, jdbc, clock);
    }

    @AfterEach
    void everybody_goes_home() {
        world.end();
    }

    static Stream<Named<Dialogue>> dialogues() {
        return DIALOGUES.stream()
                .filter(dialogue -> !ONLY_THE_ENGINE.containsKey(dialogue.name()))
                .map(dialogue -> Named.of(dialogue.name(), dialogue));
    }

    @ParameterizedTest
    @MethodSource("dialogues")
    void every_dialogue_goes_as_it_is_written(Dialogue dialogue) {
        world.begin(dialogue);
        new LineConversation(town, world, new RecordedRows(jdbc), dialogue).play();

        assertThat(town.refused()).as("LINE had a reason to refuse").isZero();
    }

    @Test
    void only_dialogues_that_exist_are_left_to_the_engine() {
        assertThat(DIALOGUES).extracting(Dialogue::name).containsAll(ONLY_THE_ENGINE.keySet());
    }
}
