package jp.tenko.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What people send to a question of each type, through the whole engine: command words and buttons come first there. */
class TypedTest {

    /** Friday, 14:05 in Japan. */
    private static final Situation NOW = new Situation(Instant.parse("2026-07-10T05:05:00Z"), "ja", Set.of("staff"), Facts.NONE);

    private static final FlowLibrary WORDS = FlowLibrary.load(FlowsTest.FOLDER);
    private static final FormEngine ENGINE = new FormEngine(WORDS);
    private static final String CHOOSING = """
            settings: {form_id: test, version: "1", form_title: Test}
            choices:
              level:
                - {name: none, label: 被害なし, accept: [なし]}
                - {name: floor_above, label: 床上浸水, accept: [床上]}
              hit:
                - {name: building, label: 建物, accept: [店舗]}
                - {name: equipment, label: 設備・機械, accept: [設備, 機械]}
                - {name: vehicle, label: 車両, accept: [車, トラック]}
            survey:
              - {type: %s, name: asked, required: true, label: Asked}
            """;
    private static final Map<String, Flow> FLOWS = new HashMap<>();

    @ParameterizedTest
    @CsvFileSource(resources = "/jp/tenko/flow/reading/typed.csv", delimiter = '|', quoteCharacter = '\0')
    void is_read_as_it_is_meant_or_asked_again(String type, String typed, String expected) {
        Flow flow = FLOWS.computeIfAbsent(type, TypedTest::asking);
        Place place = ENGINE.begin(flow, new UUID(0, 1), null, Map.of(), NOW).place();

        Turn turn = ENGINE.advance(flow, place, new Input.Typed(typed), NOW);

        Place.Answer answer = turn.place().answers().get("asked");
        if (answer != null) {
            assertThat(answer.value()).as("%s: %s", type, typed).isEqualTo(expected);
            assertThat(ENGINE.begin(flow, new UUID(0, 2), null, Map.of("asked", expected), NOW).place().values())
                    .as("what is on record reads as itself").containsEntry("asked", expected);
        } else {
            assertThat(turn.words()).as("%s: %s is not read, expected %s", type, typed, expected).hasSize(1)
                    .first().extracting(Say::text).asString().contains(asksAgain(type, expected));
        }
    }

    @Test
    void whatever_else_is_sent_nothing_breaks_and_what_is_read_reads_as_itself() {
        String alphabet = "0123456789０１９,.、-ー〜~ 　万億千百十一二三円約人cm時分半月日年/:令和R今きのう前週金曜pmk$¥+()unknown";
        Random random = new Random(7);
        for (String type : List.of("money", "integer", "integer unit=cm", "decimal", "phone", "date", "time", "dateTime")) {
            Question question = asking(type).questions().getFirst();
            for (int i = 0; i < 5000; i++) {
                String typed = random.ints(1 + random.nextInt(i % 50 == 0 ? 100 : 9), 0, alphabet.length())
                        .mapToObj(at -> alphabet.substring(at, at + 1)).collect(Collectors.joining());
                if (Reading.typed(question, typed, NOW) instanceof Reading.Understood(String value)) {
                    assertThat(Reading.typed(question, value, NOW)).as("%s: %s", type, typed).isEqualTo(new Reading.Understood(value));
                }
            }
        }
    }

    /** The phrase up to its first placeholder. */
    private static String asksAgain(String type, String expected) {
        String name = expected.startsWith("?") ? expected.substring(1) : switch (type.split(" ")[0]) {
            case "integer", "decimal" -> "not_understood_number";
            case "select_one", "select_multiple" -> "not_understood_choice";
            case "dateTime" -> "not_understood_date_time";
            default -> "not_understood_" + type.split(" ")[0];
        };
        assertThat(expected).as("a value is expected").matches("[?-].*");
        return WORDS.phrases().text(name, "ja", Map.of("bound", "\0", "first", "\0", "second", "\0")).replaceFirst("^\0", "").split("\0")[0];
    }

    private static Flow asking(String type) {
        String[] words = type.split(" ", 2);
        if (words[0].startsWith("select")) {
            return FlowLibrary.parse("test.yaml", CHOOSING.formatted(type));
        }
        String parameters = words.length == 1 ? "" : ", parameters: \"" + words[1] + "\"";
        return FlowLibrary.parse("test.yaml", """
                settings: {form_id: test, version: "1", form_title: Test}
                survey:
                  - {type: %s, name: asked, required: true, label: Asked%s}
                """.formatted(words[0], parameters));
    }
}
