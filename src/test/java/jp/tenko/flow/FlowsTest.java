package jp.tenko.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The flows that are shipped. */
class FlowsTest {

    static final Path FOLDER = Path.of("conversation-flows");

    @Test
    void nobody_begins_a_flow_without_start_words_by_themselves() {
        FlowLibrary library = FlowLibrary.load(FOLDER);

        assertThat(library.mayStart(library.flow("staff-safety"), Set.of("staff", "director"))).isFalse();
        assertThat(library.mayStart(library.flow("proxy-reply"), Set.of("staff"))).isTrue();
    }

    @Test
    void the_flows_that_are_shipped_load_without_a_mistake_or_a_warning() {
        FlowLibrary library = FlowLibrary.load(FOLDER);

        assertThat(library.flows()).extracting(Flow::formId).contains(
                "invite", "invite-business", "join", "match-business", "proxy-reply", "register-business", "report-for-business", "response-policy", "staff-safety", "start-roll-call");
        assertThat(library.warnings()).isEmpty();
    }

    @Test
    void the_schema_for_editors_knows_the_same_keys_and_types_as_the_loader() throws java.io.IOException {
        JsonNode schema = JsonMapper.builder().build().readTree(Files.readString(FOLDER.resolve("flow.schema.json")));

        assertThat(keys(schema)).isEqualTo(FlowReader.SECTIONS);
        assertThat(keys(schema.at("/properties/settings"))).isEqualTo(FlowReader.SETTINGS);
        assertThat(keys(schema.at("/properties/choices/additionalProperties/items"))).isEqualTo(FlowReader.CHOICE);
        assertThat(keys(schema.at("/properties/settings/properties/outcomes/additionalProperties"))).isEqualTo(FlowReader.OUTCOME);
        assertThat(keys(schema.at("/$defs/question"))).isEqualTo(SurveyReader.KEYS);
        assertThat(keys(schema.at("/$defs/group"))).isEqualTo(SurveyReader.GROUP);
        assertThat(keys(schema.at("/$defs/call"))).isEqualTo(SurveyReader.CALL);
        assertThat(keys(schema.at("/$defs/question/properties/retry"))).isEqualTo(SurveyReader.RETRY);
        assertThat(keys(schema.at("/$defs/repeat"))).isEqualTo(SurveyReader.REPEAT);
        String types = schema.at("/$defs/question/properties/type/pattern").asString();
        for (QuestionType type : QuestionType.values()) {
            assertThat((type.word() + (type.chosen() ? " list" : "")).matches(types)).as(type.word()).isTrue();
        }
    }

    @Test
    void every_button_of_the_house_fits_in_every_language() {
        FlowLibrary library = FlowLibrary.load(FOLDER);
        for (String language : library.commands().languages().keySet()) {
            for (String command : Commands.ANYTIME) {
                assertThat(Graphemes.count(library.commands().label(command, language))).as(command).isLessThanOrEqualTo(Say.LONGEST_LABEL);
            }
            for (String command : Commands.OFFERED) {
                assertThat(Graphemes.count(library.commands().label(command, language))).as(command).isLessThanOrEqualTo(Say.LONGEST_LABEL);
            }
            for (String button : Set.of("location_button", "camera_button", "album_button", "date_button", "time_button")) {
                assertThat(Graphemes.count(library.phrases().text(button, language))).as(button).isLessThanOrEqualTo(Say.LONGEST_LABEL);
            }
        }
    }

    private static Set<String> keys(JsonNode schema) {
        return Set.copyOf(schema.get("properties").propertyNames());
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
