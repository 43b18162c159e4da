package jp.tenko.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Groups, repeats, drafts and calls beyond what the dialogues of the test flows come by. */
class RepeatsTest {

    private static final FlowLibrary LIBRARY = TestFlows.LIBRARY;
    private static final Flow WORKSHOP = LIBRARY.flow("workshop");
    private static final Map<String, String> TWO = Map.of(
            "business", "広川鉄工", "floors", "0", "machines", "yes", "equipment[1]/what", "旋盤", "equipment[1]/state", "wet",
            "equipment[1]/amount", "５００", "equipment[2]/what", "プレス", "equipment[2]/state", "gone", "remarks", "");

    private final FormEngine engine = new FormEngine(LIBRARY);
    private Flow flow = WORKSHOP;
    private Turn turn = engine.begin(WORKSHOP, UUID.randomUUID(), null, TWO, now());

    @Test
    void what_was_known_before_is_shown_and_nothing_of_it_is_a_change() {
        assertThat(turn.words().getLast().text()).isEqualTo("この内容でよろしいですか。");
        assertThat(turn.place().changed()).isEmpty();
        assertThat(answers()).containsEntry("equipment[1]/amount", "500").containsEntry("total", "500");

        command("correct:equipment[1]/amount");
        typed("700円");
        command("send");
        assertThat(turn.records()).singleElement().satisfies(record -> {
            assertThat(record.changed()).containsExactly("equipment[1]/amount");
            assertThat(record.answers()).containsEntry("total", "700").containsEntry("equipment[2]/what", "プレス");
            assertThat(record.complete()).isTrue();
        });
    }

    @Test
    void the_button_of_a_removed_instance_means_no_other_one() {
        command("remove:equipment:1");
        assertThat(answers()).containsEntry("equipment[1]/what", "プレス").doesNotContainKey("equipment[2]/what");
        assertThat(turn.place().parked()).containsKeys("equipment[1]/what", "equipment[1]/amount");

        tap("equipment[1]/state", "broken");
        assertThat(said()).contains("これは前の質問のボタンです。今は使えません。");
        command("add:equipment");
        tap("equipment[1]/state", "broken");
        assertThat(said()).contains("これは前の質問のボタンです。今は使えません。");
        assertThat(turn.place().answers().get("equipment").value()).isEqualTo("2 3");
        assertThat(answers()).containsEntry("equipment[1]/state", "gone");
    }

    @Test
    void no_more_instances_are_added_than_there_is_room_for_and_none_removed_that_must_be_there() {
        command("add:equipment");
        command("add:equipment");
        assertThat(turn.place().answers().get("equipment").value()).isEqualTo("1 2 3");

        command("remove:equipment:3");
        command("remove:equipment:2");
        command("remove:equipment:1");
        assertThat(turn.place().answers().get("equipment").value()).isEqualTo("1");
        assertThat(said()).contains("これは前の質問のボタンです。今は使えません。");
    }

    @Test
    void what_becomes_irrelevant_with_its_group_counts_nowhere_and_comes_back() {
        command("correct:machines");
        typed("いいえ");
        assertThat(answers()).doesNotContainKeys("equipment[1]/what", "equipment[2]/what").containsEntry("total", "0");

        command("correct:machines");
        typed("はい");
        assertThat(answers()).containsEntry("equipment[2]/what", "プレス").containsEntry("total", "500");
    }

    @Test
    void instances_are_carried_to_a_newer_definition() {
        command("remove:equipment:1");
        Flow newer = FlowLibrary.parse("newer", WORKSHOP.source()
                .replace("type: integer, name: amount", "type: text, name: amount")
                .replace("sum(${amount})", "count-non-empty(${state})"));
        Place carried = engine.carry(newer, turn.place());

        assertThat(engine.answers(newer, carried)).containsEntry("equipment[1]/what", "プレス").containsEntry("count", "1");
        assertThat(carried.parked()).containsKeys("equipment[1]/what", "equipment[1]/amount");
        assertThat(engine.carry(WORKSHOP, carried).answers()).containsOnlyKeys(turn.place().answers().keySet());
    }

    @Test
    void a_repeat_that_is_gone_is_parked_whole_and_found_again() {
        Flow without = FlowLibrary.parse("without", LintsTest.GOOD.replace("form_id: test", "form_id: workshop"));
        Place carried = engine.carry(without, turn.place());

        assertThat(carried.answers()).isEmpty();
        assertThat(engine.answers(WORKSHOP, engine.carry(WORKSHOP, carried))).isEqualTo(answers());
    }

    @Test
    void a_flow_that_calls_others_stands_for_itself_when_it_is_stored() {
        Flow office = LIBRARY.flow("office");
        Flow again = FlowLibrary.parse("stored", office.source());

        assertThat(again.hash()).isEqualTo(office.hash());
        assertThat(again.questions()).extracting(Question::name)
                .contains("home_state", "home_floor", "shop_state", "shop_rooms")
                .isEqualTo(office.questions().stream().map(Question::name).toList());
        assertThat(again.choiceNames("shop_state")).containsExactly("whole", "half");
    }

    @Test
    void the_hash_of_a_flow_covers_those_that_it_calls() {
        Map<String, String> files = LintsTest.files(CALLING);
        files.put("part.yaml", PART);
        String hash = FlowLibrary.load(files).flow("test").hash();
        files.put("part.yaml", PART.replace("en: Where", "en: Where then"));

        assertThat(FlowLibrary.load(files).flow("test").hash()).isNotEqualTo(hash);
    }

    @Test
    void neither_a_place_nor_a_record_prints_an_answer() {
        command("send");
        assertThat(turn.place().toString() + turn.records()).doesNotContain("広川鉄工", "旋盤", "500");
    }

    @Test
    void a_long_form_is_shown_in_several_messages_and_any_line_of_it_can_be_corrected() {
        flow = longSheet(90);
        turn = engine.begin(flow, UUID.randomUUID(), null, Map.of(), now());
        while (turn.words().getLast().rows().isEmpty()) {
            typed("次へ");
            typed("12");
        }
        assertThat(turn.words()).hasSize(4);
        assertThat(turn.words()).flatExtracting(Say::rows).hasSize(4 * Say.MOST_ROWS);
        Limits.check(turn.words());

        typed("修正");
        assertThat(turn.words().getLast().options()).extracting(Say.Option::label).contains("続ける", "ほかを見る");
        command("correct::96");
        assertThat(turn.words()).flatExtracting(Say::rows).extracting(Say.Row::text)
                .containsExactly("88 Q88: 12", "89 Q89: 12", "90 Q90: 12");
        typed("90");
        typed("13");
        assertThat(answers()).containsEntry("q90", "13");
    }

    @Test
    void a_long_sheet_does_not_multiply_its_choices_when_its_ways_are_counted() {
        Paths paths = Paths.of(longSheet(45));

        assertThat(paths.longest()).isEqualTo(45);
        assertThat(paths.unreachable()).isEmpty();
    }

    /** Ten questions in each group; every third hangs on one before it. */
    static Flow longSheet(int questions) {
        StringBuilder yaml = new StringBuilder("""
                settings: {form_id: sheet, version: "1", form_title: {ja: 調査票}, submit: test.sheet}
                survey:
                """);
        for (int i = 1; i <= questions; i++) {
            if (i % 10 == 1) {
                yaml.append("  - group: g").append(i).append("\n    label: {ja: 第").append(i / 10 + 1).append("部}\n    survey:\n");
            }
            yaml.append("      - {type: integer, name: q").append(i).append(", required: true, short: {ja: Q").append(i)
                    .append("}, label: {ja: 問い").append(i).append("}");
            if (i % 3 == 0) {
                yaml.append(", relevant: \"${q").append(i - 1).append("} > 3 or ${q").append(i - 2).append("} = 7\"");
            }
            yaml.append("}\n");
        }
        return FlowLibrary.parse("sheet.yaml", yaml.toString());
    }

    static final String CALLING = """
            settings: {form_id: test, version: "1", form_title: {ja: 試験, ja-x-easy: しけん, en: Test}, submit: test.record}
            survey:
              - {call: part, name: home}
            """;
    static final String PART = """
            settings: {form_id: part, version: "1", form_title: {ja: 部分, ja-x-easy: ぶぶん, en: Part}}
            survey:
              - {type: text, name: street, label: {ja: どこ, ja-x-easy: どこ, en: Where}}
            """;

    private void typed(String text) {
        turn = engine.advance(flow, turn.place(), new Input.Typed(text), now());
    }

    private void tap(String question, String choice) {
        turn = engine.advance(flow, turn.place(), new Input.Tapped(null, question, choice, 0), now());
    }

    private void command(String command) {
        turn = engine.advance(flow, turn.place(), new Input.TappedCommand(null, command), now());
    }

    private List<String> said() {
        return turn.words().stream().map(Say::whole).toList();
    }

    private Map<String, String> answers() {
        return engine.answers(flow, turn.place());
    }

    private static Situation now() {
        return new Situation(Instant.parse("2026-07-10T05:05:00Z"), "ja", Set.of("staff"), Facts.NONE);
    }
}
