package jp.tenko.sandbox.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.linecorp.bot.messaging.model.FlexBox;
import com.linecorp.bot.messaging.model.FlexBubble;
import com.linecorp.bot.messaging.model.FlexButton;
import com.linecorp.bot.messaging.model.FlexCarousel;
import com.linecorp.bot.messaging.model.FlexFiller;
import com.linecorp.bot.messaging.model.FlexIcon;
import com.linecorp.bot.messaging.model.FlexImage;
import com.linecorp.bot.messaging.model.FlexSeparator;
import com.linecorp.bot.messaging.model.FlexSpan;
import com.linecorp.bot.messaging.model.FlexText;
import com.linecorp.bot.messaging.model.FlexVideo;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** LINE's limits (line.md §3), each at its edge: the last value it takes and the first it refuses. */
class MessageRulesTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String FAMILY = "👨‍👩‍👧‍👦";    // one grapheme cluster, eleven UTF-16 units

    @Test
    void one_to_five_messages() {
        assertThat(check("[]")).containsExactly("messages: Size must be between 1 and 5");
        assertThat(check("null")).containsExactly("messages: May not be empty");
        assertThat(check("[" + "{\"type\":\"text\",\"text\":\"a\"},".repeat(4) + "{\"type\":\"text\",\"text\":\"a\"}]")).isEmpty();
        assertThat(check("[" + "{\"type\":\"text\",\"text\":\"a\"},".repeat(5) + "{\"type\":\"text\",\"text\":\"a\"}]"))
                .containsExactly("messages: Size must be between 1 and 5");
    }

    @Test
    void a_text_counts_utf16_units() {
        assertThat(text("あ".repeat(5000))).isEmpty();
        assertThat(text("🌾".repeat(2500))).isEmpty();
        assertThat(text("🌾".repeat(2500) + "a")).containsExactly("messages[0].text: Length must be between 0 and 5000");
        assertThat(text("")).containsExactly("messages[0].text: May not be empty");
    }

    @Test
    void an_unknown_type_is_told_with_the_known_ones() {
        assertThat(check("[{\"type\":\"txt\"}]")).singleElement().asString()
                .startsWith("messages[0].type: Must be one of the following values: [text, textV2, image");
    }

    @Test
    void a_label_counts_what_a_reader_sees() {
        assertThat(quick(postback(FAMILY.repeat(20), "d"))).isEmpty();
        assertThat(quick(postback(FAMILY.repeat(21), "d")))
                .containsExactly("messages[0].quickReply.items[0].action.label: Length must be between 0 and 20");
    }

    @Test
    void postback_data_counts_utf16_units_and_its_display_text_what_a_reader_sees() {
        assertThat(quick(postback("a", "x".repeat(300)))).isEmpty();
        assertThat(quick(postback("a", "🌾".repeat(150) + "x"))).hasSize(1);
        assertThat(quick("{\"type\":\"postback\",\"label\":\"a\",\"data\":\"d\",\"displayText\":\"" + "🌾".repeat(300) + "\"}")).isEmpty();
        assertThat(quick("{\"type\":\"postback\",\"label\":\"a\",\"data\":\"d\",\"displayText\":\"" + "🌾".repeat(301) + "\"}")).hasSize(1);
        assertThat(quick("{\"type\":\"postback\",\"label\":\"a\"}")).containsExactly("messages[0].quickReply.items[0].action.data: May not be empty");
    }

    @Test
    void thirteen_quick_replies_with_labels() {
        String one = "{\"type\":\"action\",\"action\":" + postback("a", "d") + "}";
        assertThat(quickItems(IntStream.range(0, 13).mapToObj(i -> one).toList())).isEmpty();
        assertThat(quickItems(IntStream.range(0, 14).mapToObj(i -> one).toList()))
                .containsExactly("messages[0].quickReply.items: Size must be between 1 and 13");
        assertThat(quick("{\"type\":\"postback\",\"data\":\"d\"}")).hasSize(1);
    }

    @Test
    void camera_album_and_place_exist_only_in_quick_replies() {
        for (String type : List.of("camera", "cameraRoll", "location")) {
            String action = "{\"type\":\"" + type + "\",\"label\":\"送る\"}";
            assertThat(quick(action)).isEmpty();
            assertThat(button(action)).singleElement().asString().contains("action.type: Must be one of");
        }
        assertThat(quick("{\"type\":\"richmenuswitch\",\"label\":\"x\",\"data\":\"d\",\"richMenuAliasId\":\"a\"}")).hasSize(1);
    }

    @Test
    void a_flex_button_has_forty_characters() {
        assertThat(button(postback("あ".repeat(40), "d"))).isEmpty();
        assertThat(button(postback("あ".repeat(41), "d"))).hasSize(1);
        assertThat(button("{\"type\":\"postback\",\"data\":\"d\"}")).hasSize(1);
    }

    @Test
    void a_link_has_a_known_scheme_and_at_most_a_thousand_characters() {
        assertThat(button(link("tel:090-0000-0001"))).isEmpty();
        assertThat(button(link("https://example.jp/" + "a".repeat(981)))).isEmpty();
        assertThat(button(link("https://example.jp/" + "a".repeat(982)))).hasSize(1);
        assertThat(button(link("mailto:a@example.jp"))).singleElement().asString().endsWith("invalid uri scheme");
        assertThat(button(link("https://example.jp/あ"))).singleElement().asString().endsWith("invalid uri");
        assertThat(button(link("https://example.jp/a b"))).hasSize(1);
    }

    @Test
    void a_picker_knows_its_three_formats() {
        assertThat(quick(picker("date", "2026-07-10"))).isEmpty();
        assertThat(quick(picker("time", "06:15"))).isEmpty();
        assertThat(quick(picker("datetime", "2026-07-10t06:15"))).isEmpty();
        assertThat(quick(picker("date", "2026-7-10"))).hasSize(1);
        assertThat(quick(picker("date", "1899-12-31"))).hasSize(1);
        assertThat(quick(picker("datetime", "2026-07-10 06:15"))).hasSize(1);
    }

    @Test
    void an_alternative_text_has_1500_characters() {
        assertThat(flex("あ".repeat(1500), bubble("{\"type\":\"text\",\"text\":\"a\"}"))).isEmpty();
        assertThat(flex("あ".repeat(1501), bubble("{\"type\":\"text\",\"text\":\"a\"}"))).hasSize(1);
        assertThat(flex("", bubble("{\"type\":\"text\",\"text\":\"a\"}"))).hasSize(1);
    }

    @Test
    void a_flex_text_may_not_be_empty_nor_may_a_span() {
        assertThat(component("{\"type\":\"text\",\"text\":\"\"}"))
                .containsExactly("messages[0].contents.body.contents[0].text: must be non-empty text");
        assertThat(component("{\"type\":\"text\",\"contents\":[{\"type\":\"span\",\"text\":\"\"}]}")).hasSize(1);
        assertThat(component("{\"type\":\"text\",\"contents\":[{\"type\":\"span\",\"text\":\"a\",\"weight\":\"bold\"}]}")).isEmpty();
    }

    @Test
    void a_flex_property_must_be_known_and_well_formed() {
        assertThat(component("{\"type\":\"text\",\"text\":\"a\",\"colour\":\"#ffffff\"}"))
                .containsExactly("messages[0].contents.body.contents[0].colour: unknown field");
        assertThat(component("{\"type\":\"text\",\"text\":\"a\",\"color\":\"red\"}")).hasSize(1);
        assertThat(component("{\"type\":\"text\",\"text\":\"a\",\"color\":\"#ff0000cc\",\"size\":\"18px\",\"margin\":\"md\",\"wrap\":true}")).isEmpty();
        assertThat(component("{\"type\":\"text\",\"text\":\"a\",\"wrap\":null}")).isEmpty();
        assertThat(component("{\"type\":\"box\",\"layout\":\"vertical\",\"contents\":[]}")).isEmpty();
        assertThat(component("{\"type\":\"box\",\"contents\":[]}")).hasSize(1);
        assertThat(component("{\"type\":\"icon\",\"url\":\"https://example.jp/a.png\"}")).hasSize(1);
        assertThat(component("{\"type\":\"image\",\"url\":\"http://example.jp/a.png\"}")).hasSize(1);
    }

    @Test
    void a_bubble_has_30_kilobytes_and_a_carousel_50_and_twelve_bubbles_of_one_size() {
        assertThat(component("{\"type\":\"text\",\"text\":\"" + "a".repeat(30_000) + "\"}")).isEmpty();
        assertThat(component("{\"type\":\"text\",\"text\":\"" + "あ".repeat(10_240) + "\"}"))
                .containsExactly("messages[0].contents: must not be larger than 30 KB");
        String small = bubble("{\"type\":\"text\",\"text\":\"a\"}");
        assertThat(flex("a", carousel(IntStream.range(0, 12).mapToObj(i -> small).toList()))).isEmpty();
        assertThat(flex("a", carousel(IntStream.range(0, 13).mapToObj(i -> small).toList()))).hasSize(1);
        String large = bubble("{\"type\":\"text\",\"text\":\"" + "a".repeat(26_000) + "\"}");
        assertThat(flex("a", carousel(List.of(large, large)))).containsExactly("messages[0].contents: must not be larger than 50 KB");
        String wide = small.replaceFirst("\\{", "{\"size\":\"giga\",");
        assertThat(flex("a", carousel(List.of(small, wide)))).hasSize(1);
    }

    @Test
    void templates_have_their_own_limits() {
        String action = postback("a", "d");
        assertThat(template("{\"type\":\"confirm\",\"text\":\"" + "🌾".repeat(240) + "\",\"actions\":[" + action + "," + action + "]}")).isEmpty();
        assertThat(template("{\"type\":\"confirm\",\"text\":\"a\",\"actions\":[" + action + "]}")).hasSize(1);
        assertThat(template("{\"type\":\"buttons\",\"text\":\"" + "a".repeat(160) + "\",\"actions\":[" + action + "]}")).isEmpty();
        assertThat(template("{\"type\":\"buttons\",\"title\":\"t\",\"text\":\"" + "a".repeat(61) + "\",\"actions\":[" + action + "]}")).hasSize(1);
        assertThat(template("{\"type\":\"carousel\",\"columns\":[{\"text\":\"a\",\"actions\":[" + action + "]},{\"text\":\"a\",\"actions\":["
                + action + "," + action + "]}]}")).hasSize(1);
    }

    @Test
    void a_place_needs_title_and_address() {
        assertThat(check("[{\"type\":\"location\",\"title\":\"役場\",\"address\":\"広川町\",\"latitude\":33.2,\"longitude\":130.5}]")).isEmpty();
        assertThat(check("[{\"type\":\"location\",\"title\":\"役場\",\"latitude\":33.2,\"longitude\":\"130.5\"}]")).hasSize(2);
    }

    @Test
    void a_typed_brace_in_textV2_must_be_doubled() {
        assertThat(check("[{\"type\":\"textV2\",\"text\":\"{{a}} ok\"}]")).isEmpty();
        assertThat(check("[{\"type\":\"textV2\",\"text\":\"{a\"}]")).hasSize(1);
        assertThat(check("[{\"type\":\"textV2\",\"text\":\"{who}\"}]")).hasSize(1);
    }

    @Test
    void whatever_the_json_is_it_is_judged_and_not_stumbled_over() {
        for (String odd : List.of("1", "\"a\"", "{}", "[1]", "[null]", "[[]]", "[{}]", "[{\"type\":1}]", "[{\"type\":\"flex\",\"altText\":\"a\",\"contents\":[]}]",
                "[{\"type\":\"text\",\"text\":{}}]", "[{\"type\":\"text\",\"text\":\"a\",\"quickReply\":1}]",
                "[{\"type\":\"text\",\"text\":\"a\",\"quickReply\":{\"items\":[1]}}]",
                "[{\"type\":\"flex\",\"altText\":\"a\",\"contents\":{\"type\":\"carousel\",\"contents\":[1,2]}}]",
                "[{\"type\":\"flex\",\"altText\":\"a\",\"contents\":{\"type\":\"bubble\",\"styles\":1,\"body\":{\"type\":\"box\",\"layout\":1,\"contents\":[1]}}}]",
                "[{\"type\":\"template\",\"altText\":\"a\",\"template\":{\"type\":\"carousel\",\"columns\":[1]}}]")) {
            assertThat(check(odd)).as(odd).isNotEmpty();
        }
    }

    @Test
    void the_known_properties_are_those_of_lines_own_models() {
        Map<String, Class<?>> models = Map.ofEntries(Map.entry("bubble", FlexBubble.class), Map.entry("carousel", FlexCarousel.class),
                Map.entry("box", FlexBox.class), Map.entry("text", FlexText.class), Map.entry("span", FlexSpan.class),
                Map.entry("button", FlexButton.class), Map.entry("image", FlexImage.class), Map.entry("icon", FlexIcon.class),
                Map.entry("separator", FlexSeparator.class), Map.entry("filler", FlexFiller.class), Map.entry("video", FlexVideo.class));
        models.forEach((type, model) -> assertThat(FlexFields.OF.get(type)).as(type).containsAll(properties(model)));
        assertThat(FlexFields.OF.keySet()).isEqualTo(models.keySet());
    }

    private static Set<String> properties(Class<?> model) {
        return Arrays.stream(model.getRecordComponents())
                .map(component -> {
                    JsonProperty name = component.getAccessor().getAnnotation(JsonProperty.class);
                    return name == null ? component.getName() : name.value();
                }).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> check(String messages) {
        return MessageRules.violations(JSON.readTree(messages)).stream()
                .map(violation -> violation.property() + ": " + violation.message()).toList();
    }

    private static List<String> text(String text) {
        return check("[{\"type\":\"text\",\"text\":\"" + text + "\"}]");
    }

    private static List<String> quick(String action) {
        return quickItems(List.of("{\"type\":\"action\",\"action\":" + action + "}"));
    }

    private static List<String> quickItems(List<String> items) {
        return check("[{\"type\":\"text\",\"text\":\"a\",\"quickReply\":{\"items\":[" + String.join(",", items) + "]}}]");
    }

    private static String postback(String label, String data) {
        return "{\"type\":\"postback\",\"label\":\"" + label + "\",\"data\":\"" + data + "\"}";
    }

    private static String link(String uri) {
        return "{\"type\":\"uri\",\"label\":\"a\",\"uri\":\"" + uri + "\"}";
    }

    private static String picker(String mode, String initial) {
        return "{\"type\":\"datetimepicker\",\"label\":\"いつ\",\"data\":\"d\",\"mode\":\"" + mode + "\",\"initial\":\"" + initial + "\"}";
    }

    private static List<String> button(String action) {
        return component("{\"type\":\"button\",\"action\":" + action + "}");
    }

    private static List<String> component(String component) {
        return flex("a", bubble(component));
    }

    private static String bubble(String component) {
        return "{\"type\":\"bubble\",\"body\":{\"type\":\"box\",\"layout\":\"vertical\",\"contents\":[" + component + "]}}";
    }

    private static String carousel(List<String> bubbles) {
        return "{\"type\":\"carousel\",\"contents\":[" + String.join(",", bubbles) + "]}";
    }

    private static List<String> flex(String altText, String contents) {
        return check("[{\"type\":\"flex\",\"altText\":\"" + altText + "\",\"contents\":" + contents + "}]");
    }

    private static List<String> template(String template) {
        return check("[{\"type\":\"template\",\"altText\":\"a\",\"template\":" + template + "}]");
    }
}
