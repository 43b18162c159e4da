package jp.tenko.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One definition, two faces: a form filled in on a page is the same form as the one told in a chat. */
class FormPageTest {

    private static final FlowLibrary SHIPPED = FlowLibrary.load(FlowsTest.FOLDER);
    private static final Flow DAMAGE = SHIPPED.flow("business-damage");
    private static final Flow WORKSHOP = TestFlows.LIBRARY.flow("workshop");
    private static final int TIMES = 25;

    static Stream<Arguments> flows() {
        return Stream.of(SHIPPED, TestFlows.LIBRARY)
                .flatMap(library -> library.flows().stream()
                        .filter(flow -> flow.settings().submit() != null && !flow.formId().equals("building"))
                        .map(flow -> Arguments.of(flow, library)));
    }

    @ParameterizedTest
    @MethodSource("flows")
    void the_same_answers_on_a_page_and_in_a_chat_make_the_same_record(Flow flow, FlowLibrary library) {
        for (int i = 0; i < TIMES; i++) {
            long seed = flow.formId().hashCode() * 1_000L + i;
            Desk desk = new Desk(flow, library, new Random(seed));
            FormRecord onAPage = desk.onAPage();
            FormRecord inAChat = desk.inAChat(onAPage);
            assertThat(inAChat.answers()).as("flow %s, seed %d", flow.formId(), seed).isEqualTo(onAPage.answers());
            assertThat(inAChat.complete()).isEqualTo(onAPage.complete());
        }
    }

    @Test
    void what_an_answer_makes_relevant_is_shown_next_and_only_then_it_is_complete() {
        Desk desk = new Desk(DAMAGE, SHIPPED, new Random(1));
        assertThat(names(desk.page)).containsExactly("level");

        assertThat(desk.send(Map.of("level", List.of("floor_above"))).turn().records()).isEmpty();
        assertThat(names(desk.page)).containsExactly("level", "hurt", "depth_cm", "hit", "trading", "amount", "photos", "help");

        Filled filled = desk.send(Map.of("level", List.of("floor_above"), "hurt", List.of("nobody"), "depth_cm", List.of("１ｍ２０"),
                "hit", List.of("goods", "building"), "trading", List.of("closed"), "amount", List.of("約30万円"), "photos", List.of(), "help", List.of()));
        assertThat(filled.turn().ended()).isTrue();
        assertThat(filled.turn().records()).singleElement().satisfies(record -> assertThat(record.answers())
                .containsEntry("depth_cm", "120").containsEntry("amount", "300000").containsEntry("hit", "building goods")
                .doesNotContainKeys("photos", "help"));
    }

    @Test
    void no_damage_is_one_answer() {
        Filled filled = new Desk(DAMAGE, SHIPPED, new Random(1)).send(Map.of("level", List.of("none")));

        assertThat(filled.turn().ended()).isTrue();
        assertThat(filled.turn().records().getFirst().answers()).containsOnlyKeys("level");
    }

    @Test
    void what_is_no_answer_stays_in_its_field_with_the_reason_beside_it_and_the_rest_is_kept() {
        Desk desk = new Desk(DAMAGE, SHIPPED, new Random(1));
        desk.send(Map.of("level", List.of("floor_above")));
        Filled filled = desk.send(Map.of("level", List.of("floor_above"), "hurt", List.of("nobody"), "depth_cm", List.of("5000"),
                "hit", List.of("roof"), "trading", List.of(), "amount", List.of("たくさん"), "photos", List.of(), "help", List.of()));

        assertThat(filled.turn().ended()).isFalse();
        assertThat(field(desk.page, "hurt")).returns("nobody", FormPage.Field::value).returns(null, FormPage.Field::problem);
        assertThat(field(desk.page, "depth_cm")).returns("5000", FormPage.Field::shown)
                .returns("0から1000までのセンチでお願いします。", FormPage.Field::problem).returns("", FormPage.Field::value);
        assertThat(field(desk.page, "amount").shown()).isEqualTo("たくさん");
        assertThat(field(desk.page, "hit").problem()).isNotNull();
        assertThat(field(desk.page, "trading").problem()).isNotNull();
        assertThat(desk.page.problems()).isEqualTo(4);
    }

    @Test
    void text_of_5000_characters_is_too_long_and_an_emoji_is_one() {
        Desk desk = new Desk(SHIPPED.flow("staff-safety"), SHIPPED, new Random(1));
        desk.send(Map.of("safety", List.of("safe")));
        Filled long_ = desk.send(Map.of("safety", List.of("safe"), "remarks", List.of("😀".repeat(5000))));
        assertThat(field(long_.page(), "remarks").problem()).contains("500");

        Filled fits = desk.send(Map.of("safety", List.of("safe"), "remarks", List.of("😀".repeat(500))));
        assertThat(field(fits.page(), "remarks").problem()).isNull();
    }

    @Test
    void a_form_that_records_each_answer_records_what_was_said_though_more_is_asked() {
        Desk desk = new Desk(SHIPPED.flow("staff-safety"), SHIPPED, new Random(1));
        assertThat(desk.send(Map.of("safety", List.of("safe"))).turn().records()).singleElement().satisfies(record -> {
            assertThat(record.changed()).containsExactly("safety");
            assertThat(record.complete()).isFalse();
        });
        assertThat(names(desk.page)).contains("able_to_work", "remarks");
    }

    @Test
    void what_was_known_and_stays_is_no_change_however_it_is_written() {
        Desk desk = new Desk(WORKSHOP, TestFlows.LIBRARY, new Random(1));
        desk.begin(Map.of("business", "広川鉄工", "floors", "2", "depth", "60", "machines", "yes",
                "equipment[1]/what", "旋盤", "equipment[1]/state", "wet", "equipment[1]/amount", "unknown"));
        Map<String, List<String>> same = asShown(desk.page);
        same.put("cellar", List.of("水浸し"));

        FormRecord record = desk.send(same).turn().records().getFirst();
        assertThat(record.changed()).containsExactly("cellar");
        assertThat(record.answers()).containsEntry("equipment[1]/amount", "unknown").containsEntry("known", "0");
    }

    @Test
    void an_instance_is_added_and_removed_and_one_left_empty_is_none() {
        Desk desk = new Desk(WORKSHOP, TestFlows.LIBRARY, new Random(1));
        desk.begin(Map.of("business", "広川鉄工", "floors", "", "machines", "yes", "remarks", "",
                "equipment[1]/what", "旋盤", "equipment[1]/state", "gone"));
        assertThat(desk.page.rows()).filteredOn(row -> row.kind().equals("more")).hasSize(1);

        desk.fill(new FormFilling(asShown(desk.page), "equipment", null));
        assertThat(names(desk.page)).contains("equipment[2]/what", "equipment[2]/state");
        Map<String, List<String>> two = asShown(desk.page);
        assertThat(desk.fill(new FormFilling(two, null, null)).turn().records().getFirst().answers()).containsEntry("count", "1");

        two.put("equipment[2]/what", List.of("プレス"));
        two.put("equipment[2]/state", List.of("broken"));
        desk.begin(before(desk.page));
        desk.fill(new FormFilling(asShown(desk.page), "equipment", null));
        desk.fill(new FormFilling(two, null, "equipment:1"));
        assertThat(field(desk.page, "equipment[1]/what").value()).isEqualTo("プレス");
        assertThat(names(desk.page)).doesNotContain("equipment[2]/what");
    }

    @Test
    void made_up_fields_choices_and_commands_do_no_harm() {
        Desk desk = new Desk(WORKSHOP, TestFlows.LIBRARY, new Random(1));
        Filled filled = desk.fill(new FormFilling(
                Map.of("nothing", List.of("x"), "total", List.of("99"), "equipment[7]/what", List.of("x"), "machines", List.of("yes", "no"),
                        "business", List.of("a", "b")),
                "building", "equipment:99"));
        assertThat(filled.turn().ended()).isFalse();
        assertThat(field(filled.page(), "machines").problem()).isNotNull();
    }

    private static List<String> names(FormPage page) {
        return page.fields().stream().map(FormPage.Field::name).toList();
    }

    private static FormPage.Field field(FormPage page, String name) {
        return page.fields().stream().filter(field -> field.name().equals(name)).findFirst().orElseThrow();
    }

    private static Map<String, String> before(FormPage page) {
        Map<String, String> before = new LinkedHashMap<>();
        page.fields().forEach(field -> before.put(field.name(), field.value()));
        return before;
    }

    /** As a browser sends a page in which nothing was touched. */
    private static Map<String, List<String>> asShown(FormPage page) {
        Map<String, List<String>> given = new LinkedHashMap<>();
        page.fields().forEach(field -> given.put(field.name(), field.choices().isEmpty()
                ? List.of(field.shown())
                : field.choices().stream().filter(FormPage.Choice::chosen).map(FormPage.Choice::name).toList()));
        return given;
    }

    /** Somebody with the form in front of them; each time it is sent the server begins with what stood on the page. */
    private static final class Desk {

        private static final List<String> WORDS = List.of("3", "30万", "分からない", "きのう", "6:15", "きのう 6:15", "0943-32-0344", "水が出た", "2", "1", "0");

        /** Told to the end, but not to be recorded. */
        private static final FormRecord NONE = new FormRecord("none", Map.of(), Set.of(), true);

        private final Flow flow;
        private final FlowLibrary library;
        private final FormEngine engine;
        private final Random random;
        private final Situation situation;
        private final Map<String, List<String>> answers = new HashMap<>();
        private FormPage page;

        Desk(Flow flow, FlowLibrary library, Random random) {
            this.flow = flow;
            this.library = library;
            this.engine = new FormEngine(library);
            this.random = random;
            Map<String, String> people = Map.of("11", "川口 実");
            this.situation = new Situation(Instant.parse("2026-07-10T05:05:00Z"), "ja", Set.of("staff"), new MapFacts(
                    Map.of("drill", "no", "business", "広川鉄工", "asked", "10", "cost", "10", "remaining", "178", "unreachable", "", "about", "", "settled", "no"),
                    Map.of("audiences", people, "unjoined", people, "silent", people, "districts", people, "registrations", people,
                            "candidates", people, "businesses_found", people, "invitable_found", people, "posts", people)));
            begin(Map.of());
        }

        void begin(Map<String, String> known) {
            page = engine.page(flow, start(known), situation);
        }

        private Place start(Map<String, String> known) {
            return engine.begin(flow, UUID.randomUUID(), null, known, situation).place();
        }

        Filled send(Map<String, List<String>> given) {
            return fill(new FormFilling(given, null, null));
        }

        Filled fill(FormFilling filling) {
            Filled filled = engine.fill(flow, start(before(page)), filling, situation);
            page = filled.page();
            return filled;
        }

        FormRecord onAPage() {
            int machines = random.nextInt(3);
            for (int round = 0; round < 60; round++) {
                Map<String, List<String>> given = new LinkedHashMap<>();
                for (FormPage.Field field : page.fields()) {
                    if (field.problem() != null) {
                        answers.remove(field.name());
                    }
                    given.put(field.name(), answers.computeIfAbsent(field.name(), name -> answer(field)));
                }
                String more = machines-- <= 0 ? null : page.rows().stream()
                        .filter(FormPage.More.class::isInstance).map(row -> ((FormPage.More) row).repeat()).findFirst().orElse(null);
                Filled filled = fill(new FormFilling(given, more, null));
                if (filled.turn().ended()) {
                    return filled.turn().records().isEmpty() ? NONE : filled.turn().records().getLast();
                }
            }
            throw new AssertionError("no end: " + page.fields());
        }

        private List<String> answer(FormPage.Field field) {
            if (!field.required() && random.nextInt(4) == 0) {
                return List.of();
            }
            return switch (field.how()) {
                case ONE -> List.of(any(field.choices()).name());
                case SEVERAL -> Stream.of(any(field.choices()), any(field.choices())).map(FormPage.Choice::name).distinct().toList();
                case LINE, LINES -> List.of(field.keyboard().equals("tel") && random.nextBoolean() ? "0943-32-0344" : any(WORDS));
                case PICTURES -> List.of("m" + random.nextInt(1000));
            };
        }

        private <T> T any(List<T> list) {
            return list.get(random.nextInt(list.size()));
        }

        FormRecord inAChat(FormRecord wanted) {
            Turn turn = engine.begin(flow, UUID.randomUUID(), null, Map.of(), situation);
            List<FormRecord> records = new ArrayList<>(turn.records());
            for (int step = 0; step < 400 && !turn.ended(); step++) {
                Question open = new Course(library, flow, turn.place(), situation).current();
                for (Input input : inputs(open, wanted, turn.place())) {
                    turn = engine.advance(flow, turn.place(), input, situation);
                    records.addAll(turn.records());
                }
            }
            assertThat(turn.ended()).isTrue();
            return records.isEmpty() ? NONE : records.getLast();
        }

        private List<Input> inputs(@Nullable Question open, FormRecord wanted, Place place) {
            UUID id = place.conversation();
            if (open == null) {
                return List.of(new Input.TappedCommand(id, "send"));
            }
            if (open.role() == Question.Role.CHECKPOINT) {
                return List.of(new Input.Tapped(id, open.name(), Alternatives.ACKNOWLEDGED, place.revision()));
            }
            if (open.role() == Question.Role.ANOTHER) {
                int next = new Scope(flow, place.values(), situation).instances(open.repeat()).size() + 1;
                boolean more = wanted.answers().keySet().stream().anyMatch(name -> name.startsWith(open.repeat().path(next, "")));
                return List.of(new Input.Tapped(id, open.name(), more ? Repeats.ADD : Repeats.NO_MORE, place.revision()));
            }
            List<String> said = answers.getOrDefault(open.name(), List.of());
            if (said.isEmpty()) {
                return List.of(new Input.TappedCommand(id, "skip:" + open.name()));
            }
            return switch (open.type()) {
                case ACKNOWLEDGE, SELECT_ONE -> List.of(new Input.Tapped(id, open.name(), said.getFirst(), place.revision()));
                case SELECT_MULTIPLE -> {
                    List<Input> taps = new ArrayList<>();
                    said.forEach(name -> taps.add(new Input.Tapped(id, open.name(), name, place.revision())));
                    taps.add(new Input.TappedCommand(id, "done:" + open.name()));
                    yield taps;
                }
                case IMAGE -> List.of(new Input.Pictured(said.getFirst(), null, null, null));
                default -> List.of(new Input.Typed(said.getFirst()));
            };
        }
    }
}
