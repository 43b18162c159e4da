package jp.tenko.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each mistake an author can make is told with file, line, question and code, all at once. */
class LintsTest {

    @Test
    void a_good_flow_has_nothing_to_complain_about() {
        assertThat(findings(GOOD)).isEmpty();
    }

    @Test
    void FLOW001_names_the_nearest_known_key_and_its_line() {
        assertThat(findings(GOOD.replace("required: true", "requird: true")))
                .containsExactly("test.yaml:19 FLOW001 [level] unknown key requird; did you mean required?");
    }

    @Test
    void FLOW001_unknown_type_list_name_function_role_parameter() {
        assertThat(findings(GOOD.replace("type: integer", "type: intger")))
                .anyMatch(f -> f.contains("FLOW001 [count] unknown type intger; did you mean integer?"));
        assertThat(findings(GOOD.replace("select_one level", "select_one levels")))
                .anyMatch(f -> f.contains("FLOW001 [level] unknown list levels; did you mean level?"));
        assertThat(findings(GOOD.replace("${level} = 'bad'", "${levle} = 'bad'")))
                .anyMatch(f -> f.contains("FLOW001 [count] unknown ${levle}; did you mean level?"));
        assertThat(findings(GOOD.replace("${level} = 'bad'", "select(${level}, 'bad')")))
                .anyMatch(f -> f.contains("unknown function select(); did you mean selected?"));
        assertThat(findings(GOOD.replace("${level} = 'bad'", "${level} = 'bad")))
                .anyMatch(f -> f.contains("FLOW001 [count] cannot be read as an XPath expression"));
        assertThat(findings(GOOD.replace("roles: [staff]", "roles: [staf]")))
                .anyMatch(f -> f.contains("unknown role staf; did you mean staff?"));
        assertThat(findings(GOOD.replace("max=20", "maxx=20")))
                .anyMatch(f -> f.contains("[words] unknown parameter maxx; did you mean max?"));
        assertThat(findings(GOOD.replace("en: How many", "eng: How many")))
                .anyMatch(f -> f.contains("unknown language eng; did you mean en?"));
        assertThat(findings(GOOD.replace("form_id: test", "form_id: other"))).anyMatch(f -> f.contains("must be the file's name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rank", "range", "audio", "video", "file", "barcode"})
    void FLOW001_types_to_come_are_refused_by_name(String type) {
        assertThat(findings(GOOD.replace("type: integer", "type: " + type)))
                .anyMatch(f -> f.contains("FLOW001 [count] type " + type + " is XLSForm's, but not known here yet"));
    }

    @Test
    void FLOW001_groups_and_repeats_are_whole() {
        assertThat(findings(GROUPED)).isEmpty();
        assertThat(findings(GROUPED.replace("    label: {ja: 物, ja-x-easy: もの, en: Thing}\n", "")))
                .containsExactly("test.yaml:8 FLOW001 [thing] key label is missing: what is there another of?");
        assertThat(findings(GROUPED.replace("max: 3", "max: 30")))
                .anyMatch(f -> f.contains("[thing] min 1, max 30: wanted is 0 <= min <= max, and 1 <= max <= 20"));
        assertThat(findings(GROUPED.replace("- begin_repeat: thing", "- begin_group: thing")))
                .anyMatch(f -> f.contains("begin_group is XLSForm's; here a group holds its rows"));
        assertThat(findings(GROUPED.replace("- {type: integer, name: price,", "- begin_repeat: part\n        label: {ja: 部品}\n        survey: []\n      - {type: integer, name: price,")))
                .anyMatch(f -> f.contains("[part] a repeat stands in no other repeat, and part stands in thing"));
        assertThat(findings(GROUPED.replace("- group: rest", "- group: rest\n    min: 1")))
                .anyMatch(f -> f.contains("[rest] unknown key min"));
        assertThat(findings(GROUPED + "  - {group: empty, survey: []}\n"))
                .anyMatch(f -> f.contains("[empty] has no question in it"));
        assertThat(findings(GROUPED.replace("- group: rest", "- group: kinds")))
                .anyMatch(f -> f.contains("FLOW002 [kinds] there is another group or question called kinds"));
    }

    @Test
    void FLOW001_an_answer_of_a_repeat_is_many_outside_it() {
        assertThat(findings(GROUPED.replace("sum(${price})", "${price} * 2"))).containsExactly(
                "test.yaml:16 FLOW001 [total] ${price} has an answer in each thing; outside write sum(${price}), "
                        + "count-non-empty(${price}) or indexed-repeat(${price}, ${thing}, 1)");
        assertThat(findings(GROUPED.replace("sum(${price})", "${thing} > 1")))
                .anyMatch(f -> f.contains("[total] ${thing} is a repeat; write count(${thing})"));
        assertThat(findings(GROUPED.replace("sum(${price})", "position(..)")))
                .anyMatch(f -> f.contains("[total] position(..) belongs into a repeat"));
        assertThat(findings(GROUPED.replace("en: Total", "en: \"Total ${price}\"").replace("ja: 計", "ja: \"計${price}\"").replace("ja-x-easy: けい", "ja-x-easy: \"けい${price}\"")))
                .anyMatch(f -> f.contains("[said] ${price} has an answer in each thing"));
    }

    @Test
    void FLOW001_choice_filter_columns_defaults_appearance_retry() {
        assertThat(findings(GROUPED.replace("{name: a,", "{name: a, colour: red,")))
                .anyMatch(f -> f.contains("[kind] unknown key colour; further keys are for a choice_filter"));
        assertThat(findings(GROUPED.replace("select_one kind, name: kinds,", "select_one kind, name: kinds, choice_filter: \"color = 'red'\",").replace("{name: a,", "{name: a, colour: red,")))
                .anyMatch(f -> f.contains("[kinds] choice_filter asks for color, which no choice of kind has; did you mean colour?"));
        assertThat(findings(GROUPED.replace("name: kinds,", "name: kinds, default: c,")))
                .anyMatch(f -> f.contains("[kinds] default c is not in list kind"));
        assertThat(findings(GROUPED.replace("name: kinds,", "name: kinds, appearance: button,")))
                .anyMatch(f -> f.contains("unknown appearance button; did you mean buttons?"));
        assertThat(findings(GROUPED.replace("name: kinds,", "name: kinds, retry: {max: 3, then: stop},")))
                .anyMatch(f -> f.contains("[kinds] retry wants max, how often to ask again, and then: skip or staff"));
    }

    @Test
    void FLOW003_circles_of_calls_and_references_to_later_repeats() {
        Map<String, String> files = files(RepeatsTest.CALLING);
        assertThat(findings(files)).contains("test.yaml:3 FLOW001 [part] calls unknown flow part");
        files.put("part.yaml", RepeatsTest.PART.replace("  - {type: text", "  - {call: test, name: x}\n  - {type: text"));
        assertThat(findings(files)).anyMatch(f -> f.contains("FLOW003") && f.contains("circle of calls"));
        files.put("part.yaml", RepeatsTest.PART.replace("type: text", "type: txt"));
        assertThat(findings(files)).anyMatch(f -> f.startsWith("part.yaml:3 FLOW001 [street] unknown type txt"))
                .anyMatch(f -> f.startsWith("test.yaml:3 FLOW001 [home] the flow that it calls has mistakes"));

        assertThat(findings(GROUPED.replace("name: kinds,", "name: kinds, relevant: \"count(${thing}) > 1\",")))
                .anyMatch(f -> f.contains("FLOW003 [kinds] ${thing} refers to a later repeat"));
        assertThat(findings(GROUPED.replace("relevant: \"${kinds} = 'a'\"", "relevant: \"${price} = 1\"")))
                .anyMatch(f -> f.contains("FLOW003 [thing] ${price} refers to a later question"));
    }

    @Test
    void FLOW004_and_FLOW021_see_through_groups_and_repeats() {
        assertThat(findings(GROUPED.replace("relevant: \"${kinds} = 'a'\"", "relevant: \"${kinds} = 'c'\"")))
                .anyMatch(f -> f.contains("FLOW004 [price] can never be reached"));
        // kind; three things with whether there is another after the first two; the words
        assertThat(findings(GROUPED.replace("max_questions: 7", "max_questions: 6"))).containsExactly(
                "test.yaml:1 FLOW021 longest path asks 7 questions, shortest 2; max_questions is 6");
    }

    @Test
    void FLOW001_an_outcome_asks_a_question_that_exists() {
        assertThat(findings(GOOD.replace("ask: words", "ask: wrods")))
                .anyMatch(f -> f.contains("[wrong] outcome asks unknown question wrods; did you mean words?"));
    }

    @Test
    void FLOW001_no_YAML_and_an_empty_file_are_told_with_their_line() {
        assertThat(findings("settings: {form_id: [}")).anyMatch(f -> f.startsWith("test.yaml:1 FLOW001 is not YAML"));
        assertThat(findings("")).contains("test.yaml:1 FLOW001 the file is empty");
        assertThat(findings("- a\n- b")).anyMatch(f -> f.contains("FLOW001 [flow] flow must be a mapping"));
        assertThat(findings("settings: 7")).anyMatch(f -> f.contains("FLOW001 [settings] settings must be a mapping"));
    }

    @Test
    void FLOW001_an_expression_that_fails_when_it_is_evaluated() {
        assertThat(findings(GOOD.replace("${level} = 'bad'", "regex(${level}, '[')")))
                .anyMatch(f -> f.contains("FLOW001 [count] expression cannot be evaluated"));
    }

    @Test
    void FLOW002_duplicate_names() {
        assertThat(findings(GOOD.replace("name: words", "name: count")))
                .anyMatch(f -> f.contains("FLOW002 [count] two questions are called count"));
        assertThat(findings(GOOD.replace("{name: bad,", "{name: good,")))
                .anyMatch(f -> f.contains("FLOW002 [level] two choices are called good"));
        assertThat(findings(GOOD.replace("name: count", "name: count\n    name: again")))
                .anyMatch(f -> f.contains("FLOW002 [count] key name stands here twice"));
    }

    @Test
    void FLOW003_reference_to_a_later_question_or_to_itself() {
        assertThat(findings(GOOD.replace("${level} = 'bad'", "${words} = 'x'")))
                .anyMatch(f -> f.contains("FLOW003 [count] ${words} refers to a later question"));
        assertThat(findings(GOOD.replace("${level} = 'bad'", "${count} = 1")))
                .anyMatch(f -> f.contains("FLOW003 [count] ${count} refers to itself"));
    }

    @Test
    void FLOW004_a_question_that_no_combination_of_choices_reaches() {
        assertThat(findings(GOOD.replace("${level} = 'bad'", "${level} = 'bad' and ${level} = 'good'")))
                .containsExactly("test.yaml:21 FLOW004 [count] can never be reached: its relevant is false for every "
                        + "combination of choices");
        assertThat(findings(GOOD.replace("${level} = 'bad'", "${level} = 'baad'")))
                .anyMatch(f -> f.contains("FLOW004 [count]"));
    }

    @Test
    void FLOW010_a_missing_text_and_other_placeholders() {
        assertThat(findings(GOOD.replace("{ja: いくつ, ja-x-easy: いくつ, en: How many}", "{en: How many}")))
                .anyMatch(f -> f.contains("FLOW010 [count] text in the default language ja is missing"));
        assertThat(findings(GOOD.replace("en: How many", "en: \"How many ${level}s\"")))
                .anyMatch(f -> f.contains("FLOW010 [count] placeholders differ: ja [], en [level]"));

        Map<String, String> files = files(GOOD.replace("{ja: いくつ, ja-x-easy: いくつ, en: How many}", "{ja: いくつ, en: How many}"));
        assertThat(FlowLibrary.load(files).warnings()).extracting(Finding::toString)
                .containsExactly("test.yaml:24 FLOW010 [count] text in ja-x-easy is missing");
    }

    @Test
    void FLOW010_a_language_that_a_flow_may_leave_out_is_spoken_whole_or_not_at_all() {
        Map<String, String> files = files(GOOD.replace("en: How many}", "en: How many, vi: Bao nhiêu}"));

        assertThat(FlowLibrary.load(files).warnings()).extracting(Finding::toString)
                .allMatch(f -> f.contains("FLOW010") && f.endsWith("text in vi is missing"))
                .noneMatch(f -> f.contains("[count]"))
                .anyMatch(f -> f.contains("[form_title]"));
    }

    @Test
    void whoever_speaks_a_language_that_is_missing_reads_english_and_easy_japanese_falls_back_to_japanese() {
        Words words = new Words("ja", Map.of("ja", "いくつ", "en", "How many"), 1);

        assertThat(words.in("zh-Hans")).isEqualTo("How many");
        assertThat(words.in("vi")).isEqualTo("How many");
        assertThat(words.in("ja-x-easy")).isEqualTo("いくつ");
        assertThat(new Words("ja", Map.of("ja", "いくつ"), 1).in("vi")).isEqualTo("いくつ");
    }

    @Test
    void FLOW010_a_phrase_of_the_engine_shows_what_it_must() {
        Map<String, String> files = files(GOOD);
        files.put("commands.yaml", files.get("commands.yaml").replace("「${title}」をやめました。", "やめました。"));
        assertThat(findings(files)).anyMatch(f -> f.contains("[cancelled] placeholders differ"))
                .hasSize(4);
        files.put("commands.yaml", files(GOOD).get("commands.yaml").replace("  cancelled:", "  canceled:"));
        assertThat(findings(files)).anyMatch(f -> f.contains("[cancelled] phrase cancelled is missing"));
    }

    @Test
    void FLOW020_changed_content_needs_a_new_version() {
        FlowLibrary before = FlowLibrary.load(files(GOOD));
        Flow flow = before.flow("test");
        var used = List.of(new FlowLibrary.Known("test", flow.version(), flow.hash()));

        assertThat(before.changedWithoutNewVersion(used)).isEmpty();
        assertThat(FlowLibrary.load(files(GOOD.replace("How many", "How many then"))).changedWithoutNewVersion(used))
                .extracting(Finding::toString).containsExactly(
                        "test.yaml:1 FLOW020 content changed, but version is still 1; raise it");
        assertThat(FlowLibrary.load(files(GOOD.replace("version: \"1\"", "version: \"2\""))).changedWithoutNewVersion(used))
                .isEmpty();
    }

    @Test
    void FLOW021_the_longest_path_is_counted() {
        assertThat(findings(GOOD.replace("max_questions: 3", "max_questions: 2"))).containsExactly(
                "test.yaml:1 FLOW021 longest path asks 3 questions, shortest 2; max_questions is 2");
    }

    @Test
    void FLOW022_a_command_word_is_no_choice_and_no_start_word() {
        assertThat(findings(GOOD.replace("accept: [わるい]", "accept: [キャンセル]")))
                .anyMatch(f -> f.contains("FLOW022 [level] choice bad: [きゃんせる] is a command word"));
        assertThat(findings(GOOD.replace("keywords: [試験]", "keywords: [How to]")))
                .anyMatch(f -> f.contains("FLOW022 [start] start keyword How to is a command word"));
    }

    @Test
    void FLOW002_one_word_starts_one_flow_for_one_person() {
        Map<String, String> files = files(GOOD);
        files.put("other.yaml", GOOD.replace("form_id: test", "form_id: other"));
        assertThat(findings(files)).anyMatch(f -> f.contains("FLOW002 [start] keyword 「試験」 also starts"));
        files.put("other.yaml", files.get("other.yaml").replace("roles: [staff]", "roles: [business]"));
        assertThat(findings(files)).isEmpty();
    }

    @Test
    void LINE001_a_label_is_counted_in_grapheme_clusters() {
        String family = "👨‍👩‍👧‍👦";
        assertThat(findings(GOOD.replace("ja: 良い", "ja: " + family.repeat(20)))).isEmpty();
        assertThat(findings(GOOD.replace("ja: 良い", "ja: " + family.repeat(21))))
                .anyMatch(f -> f.contains("LINE001 [level] label") && f.contains("has 21 characters; here at most 20"));
    }

    @Test
    void LINE002_more_choices_than_quick_replies() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 11; i++) {
            many.append("    - {name: c").append(i).append(", label: {ja: 項目").append(i).append(", ja-x-easy: もの")
                    .append(i).append(", en: item ").append(i).append("}}\n");
        }
        assertThat(findings(GOOD.replace("    - {name: good,", many + "    - {name: good,")))
                .anyMatch(f -> f.contains("LINE002 [level] 13 choices and 3 control buttons are more than LINE's 13"));
    }

    @Test
    void LINE003_a_text_that_may_become_too_long() {
        assertThat(findings(GOOD.replace("ja: いくつ", "ja: \"" + "い".repeat(4900) + " ${level}\"").replace("ja-x-easy: いくつ, en: How many", "")))
                .anyMatch(f -> f.contains("LINE003 [count] text in ja may reach"));
    }

    @Test
    void LINE004_more_messages_than_one_reply_takes() {
        StringBuilder notes = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            notes.append("  - {type: note, name: n").append(i).append(", label: {ja: 一, ja-x-easy: いち, en: one}}\n");
        }
        assertThat(findings(GOOD.replace("  - type: integer", notes + "  - type: integer")))
                .anyMatch(f -> f.contains("LINE004 up to 6 messages at once"));
    }

    @Test
    void LINE005_names_that_do_not_fit_into_the_postback() {
        assertThat(findings(GOOD.replace("{name: bad,", "{name: " + "b".repeat(200) + ",")))
                .anyMatch(f -> f.contains("LINE005 [level]"));
    }

    @Test
    void LINE006_two_labels_that_are_the_same_when_typed() {
        assertThat(findings(GOOD.replace("en: Bad", "en: ＧＯＯＤ")))
                .anyMatch(f -> f.contains("LINE006 [level] 「good」 means both"));
    }

    @Test
    void LINE007_an_address_that_LINE_does_not_open() {
        assertThat(findings(GOOD.replace("name: count", "name: count\n    links: [{label: {ja: 電話, ja-x-easy: でんわ, en: Call}, uri: \"mailto:a\"}]")))
                .anyMatch(f -> f.contains("LINE007 [count] LINE opens http, https, line and tel"));
    }

    @Test
    void all_mistakes_of_all_files_come_at_once() {
        Map<String, String> files = files(GOOD.replace("type: integer", "type: intger").replace("name: words", "name: Words"));
        files.put("other.yaml", "survey: []");
        FlowErrors errors = catchThrowableOfType(FlowErrors.class, () -> FlowLibrary.load(files));

        assertThat(errors.findings()).extracting(Finding::file).contains("test.yaml", "other.yaml");
        assertThat(errors.findings()).hasSizeGreaterThan(4);
        assertThat(errors).hasMessageContaining("nothing of them was loaded");
    }

    @Test
    void a_stored_definition_that_cannot_be_run_any_more_says_so() {
        assertThatThrownBy(() -> FlowLibrary.parse("stored", GOOD.replace("type: integer", "type: intger")))
                .isInstanceOf(FlowErrors.class);
    }

    /** A small flow with nothing wrong. */
    static final String GOOD = """
            settings:
              form_id: test
              version: "1"
              form_title: {ja: 試験, ja-x-easy: しけん, en: Test}
              start: {keywords: [試験], roles: [staff]}
              submit: test.record
              max_questions: 3
              outcomes:
                wrong:
                  say: {ja: 違います。, ja-x-easy: ちがいます。, en: Wrong.}
                  ask: words
            choices:
              level:
                - {name: good, label: {ja: 良い, ja-x-easy: いい, en: Good}}
                - {name: bad, label: {ja: 悪い, ja-x-easy: だめ, en: Bad}, accept: [わるい]}
            survey:
              - type: select_one level
                name: level
                required: true
                label: {ja: どうですか, ja-x-easy: どう, en: How is it}
              - type: integer
                name: count
                relevant: "${level} = 'bad'"
                label: {ja: いくつ, ja-x-easy: いくつ, en: How many}
              - {type: text, name: words, parameters: max=20, label: {ja: ほかに, ja-x-easy: ほかに, en: Else}}
            """;

    /** Likewise, with a repeat and a group. */
    static final String GROUPED = """
            settings: {form_id: test, version: "1", form_title: {ja: 試験, ja-x-easy: しけん, en: Test}, submit: test.record, max_questions: 7}
            choices:
              kind:
                - {name: a, label: {ja: 甲, ja-x-easy: あ, en: First}}
                - {name: b, label: {ja: 乙, ja-x-easy: い, en: Second}}
            survey:
              - {type: select_one kind, name: kinds, required: true, label: {ja: どれ, ja-x-easy: どれ, en: Which}}
              - begin_repeat: thing
                label: {ja: 物, ja-x-easy: もの, en: Thing}
                relevant: "${kinds} = 'a'"
                max: 3
                survey:
                  - {type: integer, name: price, label: {ja: いくら, ja-x-easy: いくら, en: Price}}
              - group: rest
                survey:
                  - {type: calculate, name: total, calculation: "sum(${price})"}
                  - {type: note, name: said, label: {ja: 計, ja-x-easy: けい, en: Total}}
                  - {type: text, name: words, label: {ja: ほか, ja-x-easy: ほか, en: Else}}
            """;

    static List<String> findings(String flow) {
        return findings(files(flow));
    }

    static List<String> findings(Map<String, String> files) {
        try {
            FlowLibrary.load(files);
            return List.of();
        } catch (FlowErrors e) {
            return e.findings().stream().map(Finding::toString).toList();
        }
    }

    static Map<String, String> files(String flow) {
        try {
            Map<String, String> files = new LinkedHashMap<>();
            files.put("commands.yaml", Files.readString(FlowsTest.FOLDER.resolve("commands.yaml")));
            files.put("notices.yaml", "drill_mark: {ja: 【訓練】, ja-x-easy: 【くんれん】, en: \"[DRILL] \"}");
            files.put("test.yaml", flow);
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
