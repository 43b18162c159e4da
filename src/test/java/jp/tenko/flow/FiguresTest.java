package jp.tenko.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Amounts, telephone numbers, days and times in a conversation: how they are asked, shown, picked and bounded. */
class FiguresTest {

    private static final FlowLibrary LIBRARY = FlowLibrary.load(LintsTest.files("""
            settings:
              form_id: test
              version: "1"
              form_title: {ja: 被害の報告, ja-x-easy: ほうこく, en: Report}
              submit: damage.report
            survey:
              - type: money
                name: amount
                required: true
                constraint: ". >= 0 and . <= 10000000000"
                constraint_message: {ja: 100億円まででお願いします。, ja-x-easy: 100億円まで。, en: At most 10 billion yen.}
                label: {ja: いくらくらいかかりますか。, ja-x-easy: いくらですか。, en: How much}
              - type: phone
                name: phone
                required: true
                label: {ja: 電話番号は。, ja-x-easy: でんわは。, en: Telephone}
              - type: date
                name: day
                required: true
                parameters: min=2026-07-01 max=today
                label: {ja: いつですか。, ja-x-easy: いつですか。, en: When}
              - type: time
                name: hour
                required: true
                label: {ja: 何時ですか。, ja-x-easy: なんじですか。, en: What time}
              - type: dateTime
                name: seen
                required: true
                relevant: "${amount} > 100"
                label: {ja: 見たのはいつですか。, ja-x-easy: いつ みましたか。, en: Seen when}
            """));
    private static final FormEngine ENGINE = new FormEngine(LIBRARY);
    private static final Flow FLOW = LIBRARY.flow("test");

    private String language = "ja";
    private Turn turn = ENGINE.begin(FLOW, new UUID(0, 1), null, Map.of(), now());

    @Test
    void not_knowing_an_amount_is_a_button_and_breaks_no_constraint() {
        assertThat(labels()).containsExactly("分からない");

        take(new Input.TappedCommand(null, "unknown:amount"));

        assertThat(answers()).containsEntry("amount", "unknown");
        assertThat(said()).containsExactly("電話番号は。");
    }

    @Test
    void an_unknown_amount_is_not_compared_with_anything() {
        fill("不明");

        assertThat(said()).noneMatch(text -> text.contains("見たのはいつ"));
        assertThat(summary()).contains("いくらくらいかかりますか。 分からない\n");
    }

    @Test
    void what_a_constraint_forbids_of_an_amount_is_said() {
        take(new Input.Typed("200億"));

        assertThat(said()).containsExactly("100億円まででお願いします。");
        assertThat(answers()).isEmpty();
    }

    @Test
    void the_button_of_an_amount_answers_no_other_question() {
        take(new Input.Typed("30万"));
        take(new Input.TappedCommand(null, "unknown:amount"));

        assertThat(answers()).containsEntry("amount", "300000");
        assertThat(said().getFirst()).startsWith("これは前の質問のボタンです");
    }

    @Test
    void everything_is_shown_as_people_read_it_in_their_language() {
        fill("30万円くらい");
        take(new Input.Typed("きのうの夜9時"));

        assertThat(summary()).contains("いくらくらいかかりますか。 300,000円\n", " 0943-32-0344\n", " 7月10日(金)\n", " 6:15\n", " 7月9日(木) 21:00");

        language = "en";
        take(new Input.TappedCommand(null, "again"));
        assertThat(summary()).contains(" 300,000 yen\n", " 0943-32-0344\n", " Fri, Jul 10\n", " 6:15\n", " Thu, Jul 9 21:00");

        language = "zh-Hans";
        take(new Input.TappedCommand(null, "again"));
        assertThat(summary()).contains("300,000日元", "7月10日周五");

        language = "vi";
        take(new Input.TappedCommand(null, "again"));
        assertThat(summary()).contains("300,000 yên", "10 thg 7");
    }

    @Test
    void a_day_of_another_year_is_shown_with_it() {
        assertThat(new Almanac(now().inJapan(), "ja").shown("2025-12-31")).isEqualTo("2025年12月31日(水)");
        assertThat(new Almanac(now().inJapan(), "ja-x-easy").shown("2026-12-31")).isEqualTo("12月31日(木)");
    }

    @Test
    void a_day_can_be_picked_within_its_bounds() {
        take(new Input.Typed("30万"));
        take(new Input.Typed("0943-32-0344"));

        assertThat(actions()).contains(new Say.Action.PickDate(Say.Action.PickDate.Mode.DATE, "day", "2026-07-10", "2026-07-01", "2026-07-10"));

        take(new Input.Picked(null, "day", "2026-07-09", 2));
        assertThat(answers()).containsEntry("day", "2026-07-09");
        assertThat(actions()).contains(new Say.Action.PickDate(Say.Action.PickDate.Mode.TIME, "hour", "14:05", null, null));
    }

    @Test
    void a_late_pick_corrects_its_own_answer_and_a_second_one_says_so() {
        fill("30万");
        take(new Input.Picked(null, "day", "2026-07-08", 2));

        assertThat(answers()).containsEntry("day", "2026-07-08");
        assertThat(said()).containsExactly("「7月8日(水)」に変えました。", "見たのはいつですか。");

        take(new Input.Picked(null, "day", "2026-07-08", 2));
        assertThat(said()).containsExactly("「7月8日(水)」を受け取っています。");
    }

    @Test
    void what_no_picker_gives_is_refused() {
        take(new Input.Typed("30万"));
        take(new Input.Typed("0943-32-0344"));

        take(new Input.Picked(null, "day", "2026-06-30", 2));
        assertThat(said()).containsExactly("7月1日(水)以降でお願いします。");
        for (Input.Picked madeUp : List.of(new Input.Picked(null, "day", "'; drop", 2), new Input.Picked(null, "amount", "2026-07-09", 2),
                new Input.Picked(null, "nothing", "2026-07-09", 2), new Input.Picked(null, "seen", "", 2))) {
            take(madeUp);
            assertThat(answers()).doesNotContainKey("day").containsEntry("amount", "300000");
        }
    }

    @Test
    void a_number_without_its_area_code_is_asked_for_politely() {
        take(new Input.Typed("30万"));
        take(new Input.Typed("32-0344"));

        assertThat(said()).containsExactly("市外局番から送ってください。例:0943-32-0000");
    }

    @Test
    void a_telephone_number_is_kept_to_be_dialled_and_as_it_was_typed() {
        take(new Input.Typed("30万"));
        take(new Input.Typed("電話は　０９４３（３２）０３４４　です"));

        Telephone phone = Telephone.parse(answers().get("phone"));
        assertThat(phone.e164()).isEqualTo("+81943320344");
        assertThat(phone.typed()).isEqualTo("0943(32)0344");
        assertThat(phone.shown()).isEqualTo("0943-32-0344");
        assertThat(Telephone.parse("+81943320344").typed()).isEqualTo("+81943320344");
    }

    private void fill(String amount) {
        Stream.of(amount, "0943-32-0344", "今日", "6時15分").map(Input.Typed::new).forEach(this::take);
    }

    private void take(Input input) {
        turn = ENGINE.advance(FLOW, turn.place(), input, now());
    }

    private List<String> said() {
        return turn.words().stream().map(Say::whole).toList();
    }

    private String summary() {
        return said().getLast() + "\n";
    }

    private List<String> labels() {
        return turn.words().getLast().options().stream().map(Say.Option::label).toList();
    }

    private List<Say.Action> actions() {
        return turn.words().getLast().options().stream().map(Say.Option::action).toList();
    }

    private Map<String, String> answers() {
        return turn.place().values();
    }

    private Situation now() {
        return new Situation(Instant.parse("2026-07-10T05:05:00Z"), language, Set.of(), Facts.NONE);
    }
}
