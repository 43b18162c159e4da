package jp.tenko.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the dialogues of the shipped flows do not come by. */
class FormEngineTest {

    private static final FlowLibrary LIBRARY = FlowLibrary.load(LintsTest.files("""
            settings:
              form_id: test
              version: "1"
              form_title: {ja: 被害の報告, ja-x-easy: ほうこく, en: Report}
              start: {keywords: [報告]}
              submit: damage.report
              help: {ja: これは救助要請ではありません。, ja-x-easy: これは たすけの れんらくでは ありません。, en: This is no call for help.}
            choices:
              lifeline:
                - {name: power, label: {ja: 電気, ja-x-easy: でんき, en: Power}}
                - {name: water, label: {ja: 水道, ja-x-easy: すいどう, en: Water}}
                - {name: gas, label: {ja: ガス, ja-x-easy: がす, en: Gas}}
            survey:
              - type: acknowledge
                name: warning
                required: true
                summary: false
                label: {ja: 命の危険があるときは119へ。, ja-x-easy: あぶないときは 119へ。, en: In danger call 119.}
              - type: select_multiple lifeline
                name: lifelines
                short: {ja: ライフライン, ja-x-easy: ライフライン, en: Lifelines}
                label: {ja: 使えないものはどれですか。, ja-x-easy: つかえないものは。, en: What is out of order}
              - type: integer
                name: depth
                required: true
                relevant: "selected(${lifelines}, 'water')"
                constraint: ". >= 0 and . <= 500"
                constraint_message: {ja: 0から500まででお願いします。, ja-x-easy: 0から 500まで。, en: From 0 to 500.}
                short: {ja: 浸水, ja-x-easy: みず, en: Depth}
                label: {ja: 浸水は何cmですか。, ja-x-easy: なんセンチですか。, en: How deep in cm}
              - type: integer
                name: cars
                constraint: "not(${depth} = 0) or . = 0"
                constraint_message: {ja: 浸水がなければ0台です。, ja-x-easy: 0だいです。, en: No water no cars.}
                label: {ja: 動かない車は何台ですか。, ja-x-easy: くるまは。, en: How many cars}
              - {type: calculate, name: bad, calculation: "if(${depth} > 100, 'yes', 'no')"}
              - type: image
                name: photos
                parameters: max=3
                label: {ja: 写真を送ってください。, ja-x-easy: しゃしんを おくってください。, en: Photos please}
              - type: text
                name: story
                parameters: min=2 max=10
                sensitive: true
                label: {ja: ほかにありますか。, ja-x-easy: ほかに ありますか。, en: Anything else}
            """));
    private static final Flow FLOW = LIBRARY.flow("test");
    private static final FormEngine ENGINE = new FormEngine(LIBRARY);

    private Turn turn = ENGINE.begin(FLOW, UUID.randomUUID(), null, Map.of(), now());

    @Test
    void several_choices_are_toggled_by_tapping_and_tapping_twice_does_no_harm() {
        typed("はい");
        tap("lifelines", "gas");
        tap("lifelines", "gas");
        tap("lifelines", "power");
        tap("lifelines", "-gas");

        assertThat(said()).containsExactly("選択中:電気");
        assertThat(labels()).containsExactly("✓ 電気", "水道", "ガス", "決定", "とばす", "戻る");

        command("done:lifelines");
        assertThat(answers()).containsEntry("lifelines", "power");
        assertThat(said()).containsExactly("動かない車は何台ですか。");
    }

    @Test
    void several_choices_are_typed_as_numbers_or_words_in_one_message() {
        for (String typed : List.of("1,3", "３、１", "1 3", "電気とガス".replace("と", "・"), "power,がす")) {
            setUp();
            typed(typed);
            assertThat(answers()).as(typed).containsEntry("lifelines", "power gas");
        }
    }

    @Test
    void numbers_are_read_as_people_write_them() {
        Map<String, String> readings = Map.of("１２０", "120", "約120cm", "120", "１，２００", "refused", " 30 センチ ", "30",
                "+5", "5", "-1", "refused", "三", "3", "3万", "refused", "1.5", "unread", "12と3", "unread");
        readings.forEach((typed, read) -> {
            setUp();
            typed("水道");
            typed(typed);
            switch (read) {
                case "refused" -> assertThat(said()).as(typed).containsExactly("0から500まででお願いします。");
                case "unread" -> assertThat(said().getFirst()).as(typed).contains("数字で送ってください");
                default -> assertThat(answers()).as(typed).containsEntry("depth", read);
            }
        });
    }

    @Test
    void a_conversation_left_in_the_middle_is_nudged_with_one_line() {
        typed("はい");
        Say nudge = ENGINE.remind(FLOW, turn.place(), false, now());

        assertThat(nudge.text()).contains("がまだ途中です");
        assertThat(nudge.options()).extracting(Say.Option::label).containsExactly("続ける", "あとで", "やめる");
    }

    @Test
    void an_answer_that_a_correction_makes_impossible_is_asked_again() {
        setUp();
        typed("水道");
        typed("40");
        typed("2台");
        command("correct:depth");
        assertThat(said()).containsExactly("浸水は何cmですか。\n今の答え:40");
        typed("0");

        assertThat(said()).containsExactly("「0」に変えました。", "浸水がなければ0台です。", "動かない車は何台ですか。\n今の答え:2");
        typed("0");
        assertThat(said()).containsExactly("「0」に変えました。", "写真を送ってください。");
    }

    @Test
    void what_becomes_irrelevant_is_kept_but_counts_nowhere() {
        setUp();
        typed("水道");
        typed("140");
        assertThat(answers()).containsEntry("depth", "140").containsEntry("bad", "yes");

        command("correct:lifelines");
        typed("電気");
        assertThat(answers()).doesNotContainKey("depth").containsEntry("bad", "no");
        assertThat(turn.place().answers()).containsKey("depth");

        command("correct:lifelines");
        typed("2");
        assertThat(answers()).containsEntry("depth", "140");
    }

    @Test
    void back_goes_back_step_by_step_and_keep_returns() {
        setUp();
        typed("ガス");
        typed("0");
        command("back");
        assertThat(said()).containsExactly("動かない車は何台ですか。\n今の答え:0");
        command("back");
        assertThat(said()).containsExactly("使えないものはどれですか。\n今の答え:ガス");
        typed("そのまま");
        assertThat(said()).containsExactly("写真を送ってください。");
        assertThat(answers()).containsEntry("cars", "0").containsEntry("lifelines", "gas");
    }

    @Test
    void photos_of_one_set_are_one_answer_in_whatever_order_they_come() {
        toPhotos();
        picture("c", 3, 3);
        assertThat(said()).isEmpty();
        picture("a", 1, 3);
        picture("a", 1, 3);
        assertThat(said()).isEmpty();
        picture("b", 2, 3);

        assertThat(answers()).containsEntry("photos", "a b c");
        assertThat(said()).containsExactly("ほかにありますか。");
    }

    @Test
    void of_photos_sent_together_at_the_summary_the_number_shown_is_that_of_all() {
        toSummary();
        picture("a", 1, 2);
        assertThat(said()).isEmpty();
        assertThat(turn.place().answers()).containsKey("photos");
        picture("b", 2, 2);

        assertThat(answers()).containsEntry("photos", "a b");
        assertThat(said()).first().asString().endsWith("写真2枚");
        assertThat(said().getLast()).contains("写真2枚").doesNotContain("写真1枚");
        assertThat(labels()).containsExactly("送信", "修正");
    }

    @Test
    void photos_beyond_what_is_taken_are_told_by_their_number() {
        toSummary();
        take(new Input.Pictured("a", null, null, null));
        for (int i = 1; i <= 4; i++) {
            picture("p" + i, i, 4);
        }
        assertThat(said().getFirst()).isEqualTo("写真は3枚までです。2枚は受け取れませんでした。");
        assertThat(said().getLast()).contains("写真3枚");
        assertThat(answers()).containsEntry("photos", "a p1 p2");

        take(new Input.Pictured("q1", "another set", 1, 2));
        assertThat(said()).first().asString().startsWith("写真は3枚までです。");
        take(new Input.Pictured("q2", "another set", 2, 2));
        assertThat(said()).isEmpty();
    }

    @Test
    void photos_that_come_after_the_person_went_on_still_belong_to_their_answer() {
        toPhotos();
        picture("c", 3, 3);
        typed("送りました");
        assertThat(said()).containsExactly("ほかにありますか。");
        assertThat(answers()).containsEntry("photos", "c").doesNotContainKey("story");

        picture("a", 1, 3);
        assertThat(said()).isEmpty();
        assertThat(answers()).containsEntry("photos", "a c");

        picture("b", 2, 3);
        assertThat(said()).first().asString().endsWith("写真3枚");
        assertThat(answers()).containsEntry("photos", "a b c").doesNotContainKey("story");
    }

    @Test
    void photos_that_come_before_their_question_are_taken_for_it_and_told_once() {
        setUp();
        picture("a", 1, 2);
        assertThat(said()).isEmpty();
        picture("b", 2, 2);
        assertThat(said()).singleElement().asString().endsWith("写真2枚");
    }

    @Test
    void more_photos_than_asked_for_are_left_out() {
        toPhotos();
        for (int i = 1; i <= 4; i++) {
            picture("p" + i, i, 4);
        }
        assertThat(answers()).containsEntry("photos", "p1 p2 p3");
        assertThat(said()).containsExactly("写真は3枚までです。1枚は受け取れませんでした。", "ほかにありますか。");
    }

    @Test
    void a_text_keeps_its_bounds_and_whoever_wrote_a_sensitive_one_sees_it() {
        toPhotos();
        command("skip:photos");
        typed("あ");
        assertThat(said()).containsExactly("短すぎます。2文字以上で送ってください。");
        typed("あいうえおかきくけこさ");
        assertThat(said()).containsExactly("長すぎます。10文字までで送ってください。");
        typed("秘密です");

        assertThat(said().getFirst()).isEqualTo("この内容でよろしいですか。\nライフライン: ガス\n動かない車は何台ですか。 0\nほかにありますか。 秘密です");
        assertThat(FLOW.sensitive()).containsExactly("story");
    }

    @Test
    void the_record_is_made_when_the_summary_is_sent_and_only_once() {
        toPhotos();
        command("skip:photos");
        command("skip:story");
        assertThat(turn.records()).isEmpty();
        assertThat(labels()).containsExactly("送信", "修正");

        typed("送信");
        assertThat(turn.ended()).isTrue();
        assertThat(turn.records()).singleElement().satisfies(record -> {
            assertThat(record.name()).isEqualTo("damage.report");
            assertThat(record.answers()).containsExactly(
                    Map.entry("warning", "OK"), Map.entry("lifelines", "gas"), Map.entry("cars", "0"), Map.entry("bad", "no"));
            assertThat(record.complete()).isTrue();
        });

        command("send");
        assertThat(turn.records()).isEmpty();
        assertThat(said()).containsExactly("「被害の報告」は終わっています。");
    }

    @Test
    void a_correction_after_the_end_is_confirmed_and_recorded_again() {
        toPhotos();
        command("skip:photos");
        command("skip:story");
        command("send");
        typed("修正");
        typed("2");
        typed("3");
        assertThat(said().getFirst()).isEqualTo("「3」に変えました。");
        assertThat(turn.records()).isEmpty();

        command("send");
        assertThat(turn.records()).singleElement()
                .satisfies(record -> assertThat(record.answers()).containsEntry("cars", "3"));
    }

    @Test
    void a_button_of_a_skipped_question_never_skips_another() {
        toPhotos();
        command("skip:cars");
        assertThat(said()).containsExactly("これは前の質問のボタンです。今は使えません。", "写真を送ってください。");
        assertThat(turn.place().skipped()).isEmpty();
        command("done:lifelines");
        command("keep:cars");
        command("more:cars:7");
        command("nonsense");
        command("correct:nothing");
        command("leave");
        command("drop");
        assertThat(said().getFirst()).contains("やめますか");
        assertThat(turn.ended()).isFalse();
    }

    @Test
    void answers_are_carried_to_a_newer_definition_by_name_and_type_and_the_rest_is_parked() {
        toPhotos();
        Flow newer = FlowLibrary.parse("newer", FLOW.source()
                .replace("type: integer\n    name: cars", "type: text\n    name: cars")
                .replace("name: gas,", "name: town_gas,"));
        Place carried = ENGINE.carry(newer, turn.place());

        assertThat(carried.hash()).isEqualTo(newer.hash()).isNotEqualTo(FLOW.hash());
        assertThat(carried.answers().keySet()).containsExactly("warning");
        assertThat(carried.parked().keySet()).containsExactly("lifelines", "cars");

        Turn next = ENGINE.resume(newer, carried, now());
        assertThat(next.words()).extracting(Say::text)
                .containsExactly("「被害の報告」の続きです。", "使えないものはどれですか。");
        assertThat(ENGINE.carry(FLOW, carried).answers().keySet()).containsExactly("warning", "lifelines", "cars");
    }

    @Test
    void prefilled_answers_are_not_asked_and_bad_ones_are() {
        Turn begun = ENGINE.begin(FLOW, UUID.randomUUID(), "roll call 7",
                Map.of("warning", "OK", "lifelines", "water", "depth", "９００", "nothing", "x"), now());

        assertThat(begun.words()).extracting(Say::text).containsExactly("浸水は何cmですか。");
        assertThat(begun.place().subject()).isEqualTo("roll call 7");
        assertThat(begun.records()).isEmpty();
    }

    @Test
    void an_outcome_the_flow_does_not_know_is_an_error_that_names_those_it_knows() {
        assertThatThrownBy(() -> ENGINE.conclude(FLOW, turn, new Outcome("sent", Map.of()), now()))
                .hasMessage("flow test has no outcome sent; it knows []");
        assertThatThrownBy(() -> LIBRARY.phrases().text("cancelled", "ja", Map.of("name", "x")))
                .hasMessageContaining("text cancelled wants a value for ${title}");
        assertThatThrownBy(() -> LIBRARY.phrases().text("canceled", "ja"))
                .hasMessageContaining("did you mean cancelled?");
    }

    @Test
    void a_place_survives_JSON_at_every_turn() {
        toPhotos();
        picture("a", 1, 3);
        assertThat(Json.roundTrip(turn.place()).pictures()).isEqualTo(turn.place().pictures());
        command("later");
        assertThat(Json.roundTrip(turn.place()).mode()).isEqualTo(Place.Mode.LATER);
    }

    @Test
    void notes_are_said_where_they_stand_those_of_a_group_behind_its_checkpoint() {
        FlowLibrary library = FlowLibrary.load(LintsTest.files("""
                settings: {form_id: test, version: "1", form_title: {ja: 調査, ja-x-easy: ちょうさ, en: Survey}}
                survey:
                  - {type: text, name: who, required: true, label: {ja: どなたですか。, ja-x-easy: だれ。, en: Who}}
                  - group: count
                    label: {ja: 数, ja-x-easy: かず, en: Count}
                    survey:
                      - {type: note, name: one, label: {ja: 数えてください。, ja-x-easy: かぞえて。, en: Count}}
                      - {type: integer, name: n, required: true, label: {ja: いくつですか。, ja-x-easy: いくつ。, en: How many}}
                      - {type: note, name: two, label: {ja: "数は${n}でした。", ja-x-easy: "${n}", en: "${n}"}}
                  - {type: text, name: last, required: true, label: {ja: 最後に何か。, ja-x-easy: さいごに。, en: Last}}
                  - {type: note, name: three, label: {ja: "${last}ですね。", ja-x-easy: "${last}", en: "${last}"}}
                """));
        Flow flow = library.flow("test");
        FormEngine engine = new FormEngine(library);
        List<List<String>> said = new java.util.ArrayList<>();
        Turn now = engine.begin(flow, UUID.randomUUID(), null, Map.of(), now());
        for (String typed : List.of("佐藤", "次へ", "3", "空")) {
            now = engine.advance(flow, now.place(), new Input.Typed(typed), now());
            said.add(now.words().stream().map(Say::text).toList());
        }

        assertThat(said.get(0)).containsExactly("1/3まで終わりました。次は「数」です。");
        assertThat(said.get(1)).containsExactly("数えてください。", "いくつですか。");
        assertThat(said.get(2)).containsExactly("数は3でした。", "最後に何か。");
        assertThat(said.get(3)).first().isEqualTo("空ですね。");
    }

    @Test
    void a_typed_list_closes_the_question_together_with_what_was_tapped_and_says_so() {
        setUp();
        tap("lifelines", "gas");
        typed("電気と水道です");

        assertThat(answers()).containsEntry("lifelines", "power water gas");
        assertThat(said()).containsExactly("「電気、水道、ガス」を受け取りました。直すときは「修正」と送ってください。", "浸水は何cmですか。");
    }

    @Test
    void a_figure_that_may_mean_two_things_is_asked_about_with_a_button_for_each() {
        FlowLibrary shipped = FlowLibrary.load(FlowsTest.FOLDER);
        FormEngine engine = new FormEngine(shipped);
        Flow damage = shipped.flow("business-damage");
        Place asked = engine.begin(damage, UUID.randomUUID(), null, Map.of("level", "floor_above", "hurt", "nobody"), now()).place();

        Turn depth = engine.advance(damage, asked, new Input.Typed("1.5"), now());
        assertThat(depth.words()).singleElement().satisfies(say -> {
            assertThat(say.text()).isEqualTo("2cmですか、150cmですか。");
            assertThat(say.options()).extracting(Say.Option::label).startsWith("2cm", "150cm");
        });
        Turn taken = engine.advance(damage, depth.place(), new Input.TappedCommand(null, "take:depth_cm:150"), now());
        assertThat(taken.place().values()).containsEntry("depth_cm", "150");

        Place amount = engine.begin(damage, UUID.randomUUID(), null,
                Map.of("level", "half_destroyed", "hurt", "nobody", "hit", "building", "trading", "closed"), now()).place();
        Turn thirty = engine.advance(damage, amount, new Input.Typed("３０"), now());
        assertThat(thirty.words()).extracting(Say::text).containsExactly("30円ですか、300,000円ですか。");
        assertThat(thirty.place().values()).doesNotContainKey("amount");
        assertThat(engine.advance(damage, thirty.place(), new Input.Typed("30円"), now()).place().values()).containsEntry("amount", "30");
        assertThat(engine.advance(damage, thirty.place(), new Input.TappedCommand(null, "take:amount:300000"), now()).place().values())
                .containsEntry("amount", "300000");
        assertThat(engine.advance(damage, thirty.place(), new Input.TappedCommand(null, "take:amount:much"), now()).place().values())
                .doesNotContainKey("amount");
    }

    @Test
    void what_to_photograph_is_said_only_where_photos_are_asked_for() {
        FlowLibrary shipped = FlowLibrary.load(FlowsTest.FOLDER);
        Map<String, String> known = new java.util.HashMap<>(Map.of("level", "half_destroyed", "hurt", "nobody", "hit", "building", "trading", "closed", "amount", "300000"));
        java.util.function.Function<Map<String, String>, String> said = answers -> new FormEngine(shipped).begin(
                shipped.flow("business-damage"), UUID.randomUUID(), null, answers, now()).words().toString();

        assertThat(said.apply(known)).contains("片付ける前に写真を");
        known.put("photos", "p1");
        assertThat(said.apply(known)).doesNotContain("片付ける前に写真を");
    }

    @Test
    void the_words_that_a_text_names_in_any_language_are_those_of_its_buttons() {
        FlowLibrary shipped = FlowLibrary.load(FlowsTest.FOLDER);
        Flow damage = shipped.flow("business-damage");
        Map.of("zh-Hans", "选好了", "vi", "Chọn xong", "ja", "決定", "en", "Done").forEach((language, done) -> {
            assertThat(shipped.commands().label("done", language)).isEqualTo(done);
            for (String several : List.of("hit", "help")) {
                assertThat(damage.question(several).label().in(language)).contains(done);
            }
        });
        assertThat(shipped.commands().folded("send")).contains("确定");
        assertThat(shipped.commands().folded("done")).contains("确定", "xong");
    }

    @Test
    void a_cry_for_help_is_answered_with_119_before_all_else_and_a_sentence_with_it_is_kept() {
        String call = LIBRARY.phrases().text("cry", "ja");
        for (String cry : List.of("助けて", "たすけてください！！", "閉じ込められています", "SOS", "help", "Help me please", "２階で動けません😭", "救急車を呼んで")) {
            setUp();
            typed(cry);
            assertThat(said()).as(cry).containsExactly(call, "使えないものはどれですか。");
            assertThat(turn.words().getFirst().options()).extracting(Say.Option::action).containsExactly(new Say.Action.OpenUri("tel:119"));
            assertThat(answers()).as(cry).doesNotContainKey("lifelines");
        }
        toPhotos();
        command("skip:photos");
        typed("助けて");
        assertThat(said()).containsExactly(call, "ほかにありますか。");
        typed("店で動けません");
        assertThat(said()).first().isEqualTo(call);
        assertThat(answers()).containsEntry("story", "店で動けません");
        typed("救助してください");
        assertThat(said()).startsWith(call).hasSize(2);
        command("send");
        typed("助けて");
        assertThat(said()).startsWith(call);
    }

    @Test
    void a_cry_is_an_answer_where_the_form_has_it_as_a_choice() {
        FlowLibrary shipped = FlowLibrary.load(FlowsTest.FOLDER);
        FormEngine engine = new FormEngine(shipped);
        Flow safety = shipped.flow("staff-safety");
        Place asked = engine.begin(safety, UUID.randomUUID(), null, Map.of(), now()).place();

        for (String typed : List.of("助けて", "救助が必要", "動けません", "help")) {
            assertThat(engine.advance(safety, asked, new Input.Typed(typed), now()).place().values())
                    .as(typed).containsEntry("safety", "needs_help");
        }
    }

    @Test
    void what_is_not_understood_at_the_summary_is_said_and_a_label_corrects_its_question() {
        toSummary();
        for (Input input : List.of(new Input.Typed("よろしくお願いします"), new Input.Other("sticker"))) {
            take(input);
            assertThat(said()).hasSize(2).first().isEqualTo(LIBRARY.phrases().text("not_understood_summary", "ja"));
        }
        take(new Input.Located(33.2, 130.5, null, null));
        assertThat(said()).hasSize(2).first().isEqualTo(LIBRARY.phrases().text("place_not_asked", "ja"));
    }

    @Test
    void a_position_becomes_an_XLSForm_geopoint_and_a_typed_address_is_marked_so() {
        String value = Spot.located(new Input.Located(33.2415, -130.5, "役場", "広川町新代\n1804"));
        assertThat(value).isEqualTo("33.241500 -130.500000 0 0 広川町新代\n1804");
        assertThat(Spot.parse(value)).isEqualTo(new Spot(33.2415, -130.5, "広川町新代\n1804", List.of()));
        assertThat(Spot.parse("33.241500 130.500000 0 0").address()).isNull();
        assertThat(Spot.parse(Spot.typed("裏の橋"))).isEqualTo(new Spot(null, null, "裏の橋", List.of()));
        assertThat(Spot.parse("image:a b").images()).containsExactly("a", "b");
    }

    @Test
    void today_is_the_day_in_Japan_of_the_clock_that_was_given() {
        Scope newYearsDay = new Scope(FLOW, Map.of(), new Situation(Instant.parse("2026-12-31T15:00:00Z"), "ja", Set.of(), Facts.NONE));
        Scope lastDay = new Scope(FLOW, Map.of(), new Situation(Instant.parse("2026-12-31T14:59:59Z"), "ja", Set.of(), Facts.NONE));
        Expression day = Expression.compile("string(today())");

        assertThat(day.text(newYearsDay)).isEqualTo("2027-01-01");
        assertThat(day.text(lastDay)).isEqualTo("2026-12-31");
        assertThat(Expression.compile("${depth}-1 < 0 or true()").test(lastDay)).isTrue();
    }

    @Test
    void many_threads_share_one_definition() {
        toPhotos();
        Turn alone = turn;
        List<Turn> together = java.util.stream.IntStream.range(0, 20_000).parallel()
                .mapToObj(i -> ENGINE.advance(FLOW, alone.place(), new Input.TappedCommand(null, "correct:lifelines"), now()))
                .map(asked -> ENGINE.advance(FLOW, asked.place(), new Input.Typed("1,2"), now()))
                .distinct().toList();

        assertThat(together).singleElement().satisfies(one ->
                assertThat(one.words().getLast().text()).isEqualTo("浸水は何cmですか。"));
    }

    private void setUp() {
        turn = ENGINE.begin(FLOW, UUID.randomUUID(), null, Map.of(), now());
        tap("warning", "OK");
    }

    private void toPhotos() {
        setUp();
        typed("ガス");
        typed("0");
    }

    private void toSummary() {
        toPhotos();
        command("skip:photos");
        command("skip:story");
    }

    private void typed(String text) {
        take(new Input.Typed(text));
    }

    private void tap(String question, String choice) {
        take(new Input.Tapped(null, question, choice, 0));
    }

    private void command(String command) {
        take(new Input.TappedCommand(null, command));
    }

    private void picture(String id, int index, int total) {
        take(new Input.Pictured(id, "set", index, total));
    }

    private void take(Input input) {
        turn = ENGINE.advance(FLOW, Json.roundTrip(turn.place()), input, now());
        Limits.check(turn.words());
    }

    private List<String> said() {
        return turn.words().stream().map(Say::whole).toList();
    }

    private List<String> labels() {
        return turn.words().getLast().options().stream().map(Say.Option::label).toList();
    }

    private Map<String, String> answers() {
        return ENGINE.answers(FLOW, turn.place());
    }

    private static Situation now() {
        return new Situation(Instant.parse("2026-07-10T05:05:00Z"), "ja", Set.of("staff"), Facts.NONE);
    }
}
