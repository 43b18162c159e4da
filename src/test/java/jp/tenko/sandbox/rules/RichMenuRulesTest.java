package jp.tenko.sandbox.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** LINE's limits of a rich menu (line.md §3). */
class RichMenuRulesTest {

    private static final String AREA =
            "{'bounds':{'x':0,'y':0,'width':400,'height':200},'action':{'type':'postback','data':'x'}}";

    @Test
    void a_menu_within_the_limits_is_taken() {
        assertThat(wrong("{'width':2500,'height':1686}", "メニュー", "[" + AREA + "]")).isEmpty();
        assertThat(wrong("{'width':800,'height':250}", "あいうえおかきくけこさしすせ", "[" + areas(20) + "]")).isEmpty();
        assertThat(wrong("{'width':800,'height':550}", "👨‍👩‍👧‍👦".repeat(14), "[]")).isEmpty();
    }

    @Test
    void the_picture_must_be_wide_enough_and_not_too_wide_nor_too_tall() {
        assertThat(wrong("{'width':799,'height':300}", "メニュー", "[]")).containsExactly("size.width");
        assertThat(wrong("{'width':2501,'height':300}", "メニュー", "[]")).containsExactly("size.width");
        assertThat(wrong("{'width':800,'height':249}", "メニュー", "[]")).containsExactly("size.height");
        assertThat(wrong("{'width':800,'height':552}", "メニュー", "[]")).containsExactly("size");
    }

    @Test
    void the_bar_has_at_most_14_characters_and_there_are_at_most_20_areas() {
        assertThat(wrong("{'width':800,'height':540}", "あいうえおかきくけこさしすせそ", "[]")).containsExactly("chatBarText");
        assertThat(wrong("{'width':800,'height':540}", "メニュー", "[" + areas(21) + "]")).containsExactly("areas");
    }

    @Test
    void an_area_lies_within_the_picture_and_does_what_a_menu_can_do() {
        assertThat(wrong("{'width':800,'height':540}", "メニュー", "[" + AREA.replace("'x':0", "'x':401") + "]"))
                .containsExactly("areas[0].bounds");
        assertThat(wrong("{'width':800,'height':540}", "メニュー", "[" + AREA.replace("postback", "camera") + "]"))
                .containsExactly("areas[0].action.type");
        assertThat(wrong("{'width':800,'height':540}", "メニュー", "[" + AREA.replace("'data'", "'label':'" + "あ".repeat(21) + "','data'") + "]"))
                .containsExactly("areas[0].action.label");
        assertThat(wrong("{'width':800,'height':540}", "メニュー", "[" + AREA.replace("'x'}", "'" + "x".repeat(301) + "'}") + "]"))
                .containsExactly("areas[0].action.data");
    }

    private static String areas(int count) {
        return String.join(",", Collections.nCopies(count, AREA));
    }

    private static List<String> wrong(String size, String bar, String areas) {
        String menu = "{'size':" + size + ",'selected':true,'name':'x','chatBarText':'" + bar + "','areas':" + areas + "}";
        return RichMenuRules.violations(JsonMapper.shared().readTree(menu.replace('\'', '"'))).stream()
                .map(Violation::property)
                .toList();
    }
}
