package jp.tenko.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.javarosa.core.model.data.IAnswerData;
import org.javarosa.core.model.instance.TreeElement;
import org.javarosa.core.model.instance.TreeReference;
import org.javarosa.test.Scenario;
import org.javarosa.xform.parse.XFormParser;
import org.javarosa.xform.util.XFormAnswerDataParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An independent judge: the form logic of ODK Collect. People answer at random, through the engine; after each word JavaRosa is given the same answers, and must
 * find the same questions relevant, allow and refuse the same values, offer the same choices, count the same instances, and work out the same values.
 */
class JavaRosaJudgeTest {

    private static final int WALKS = 25;
    private static final int STEPS = 90;
    private static final List<String> WORDS = List.of("0", "1", "2", "3", "8", "12", "30", "150", "5000", "300000", "0.5", "7.25", "99.9", "佐藤", "旋盤 2台", "2026-07-01",
            "2026-07-10", "2026-08-31", "06:15", "23:59", "0943-32-0000", "Ｈ１２", "1,2", "2 3");
    private static final Instant NOW = Instant.parse("2026-07-10T05:05:00Z");

    @TempDir
    private Path folder = Path.of("");

    static Stream<Arguments> flows() {
        return Stream.of(FlowLibrary.load(FlowsTest.FOLDER), TestFlows.LIBRARY)
                .flatMap(library -> library.flows().stream().map(flow -> Arguments.of(flow, library)));
    }

    @ParameterizedTest
    @MethodSource("flows")
    void judges_every_step_of_a_random_walk_as_we_do(Flow flow, FlowLibrary library) throws IOException, XFormParser.ParseException {
        walk(flow, library, xform(flow));
    }

    @Test
    void notices_a_condition_a_limit_a_position_and_a_sum_that_are_not_the_same() {
        Flow flow = TestFlows.LIBRARY.flow("judged");
        for (String[] change : new String[][] {{"&lt;= 100", "&lt;= 99"}, {"= 'heavy'", "!= 'heavy'"}, {"position(..)", "position(..) + 1"}, {"* 1.1", "* 1.08"}}) {
            String other = xform(flow).replace(change[0], change[1]);
            assertThat(other).isNotEqualTo(xform(flow));
            assertThat(catchThrowable(() -> walk(flow, TestFlows.LIBRARY, other))).as(change[0]).isInstanceOf(AssertionError.class);
        }
    }

    private static String xform(Flow flow) {
        return XForm.of(flow, new Situation(NOW, "ja", Set.of(), Facts.NONE));
    }

    private void walk(Flow flow, FlowLibrary library, String xform) throws IOException, XFormParser.ParseException {
        Scenario scenario = Scenario.init(Files.writeString(folder.resolve(flow.formId() + ".xml"), xform).toFile());
        for (int seed = 0; seed < WALKS; seed++) {
            scenario.newInstance();
            try {
                new Walk(flow, library, scenario, new Random(seed)).go();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("flow " + flow.formId() + ", seed " + seed, e);
            }
        }
    }

    private static final class Walk {

        private final Flow flow;
        private final FlowLibrary library;
        private final FormEngine engine;
        private final Scenario scenario;
        private final Random random;
        private final Situation situation;
        private final Map<String, String> given = new HashMap<>();
        private Turn turn;

        Walk(Flow flow, FlowLibrary library, Scenario scenario, Random random) {
            this.flow = flow;
            this.library = library;
            this.engine = new FormEngine(library);
            this.scenario = scenario;
            this.random = random;
            Map<String, String> facts = Map.of("drill", random.nextBoolean() ? "yes" : "no", "asked", "10", "cost", "10", "remaining", "178", "level", "destroyed");
            Map<String, String> people = Map.of("m1", "佐藤 花", "m2", "川口 実");
            this.situation = new Situation(NOW, "ja", Set.of("staff"),
                    new MapFacts(facts, Map.of("audiences", people, "unjoined", people, "silent", people)));
            this.turn = engine.begin(flow, new UUID(0, 1), null, Map.of(), situation);
        }

        void go() {
            compare();
            for (int i = 0; i < STEPS && !turn.ended(); i++) {
                turn = engine.advance(flow, turn.place(), input(), situation);
                compare();
            }
        }

        private Input input() {
            List<Say.Option> options = turn.words().isEmpty() ? List.of() : turn.words().getLast().buttons().stream()
                    .filter(option -> !(option.action() instanceof Say.Action.Command command)
                            || !command.command().matches("(drop|cancel|later|language|menu|help|unknown).*")).toList();
            if (random.nextInt(12) == 0) {
                return new Input.TappedCommand(null, random.nextBoolean() ? "back" : "correct");
            }
            boolean chosen = options.stream().anyMatch(option -> option.action() instanceof Say.Action.Tap);
            if (options.isEmpty() || random.nextInt(10) < (chosen ? 2 : 8)) {
                return random.nextInt(8) == 0 ? new Input.Located(33.24, 130.55, null, null) : new Input.Typed(WORDS.get(random.nextInt(WORDS.size())));
            }
            return switch (options.get(random.nextInt(options.size())).action()) {
                case Say.Action.Tap tap -> new Input.Tapped(null, tap.question(), tap.choice(), tap.revision());
                case Say.Action.Command command -> new Input.TappedCommand(null, command.command());
                case Say.Action.PickDate pick -> new Input.Picked(null, pick.question(), pick.initial(), 0);
                case Say.Action.AskLocation ask -> new Input.Located(33.24, 130.55, null, null);
                case Say.Action.AskCamera ask -> new Input.Pictured("p", null, null, null);
                case Say.Action.AskAlbum ask -> new Input.Pictured("p", null, null, null);
                case Say.Action.OpenUri open -> new Input.Typed("1");
            };
        }

        private void compare() {
            Scope scope = new Scope(flow, turn.place().values(), situation);
            List<Question> asked = scope.questions().stream().filter(question -> question.role() == Question.Role.WRITTEN).toList();
            asked.stream().filter(question -> question.repeat() == null).forEach(question -> tell(scope, question));
            count(scope);
            asked.stream().filter(question -> question.repeat() != null).forEach(question -> tell(scope, question));
            asked.forEach(question -> judge(scope, question));
        }

        /** As many instances there as here. Ours keep their number for ever, theirs are counted without gaps. */
        private void count(Scope scope) {
            for (Group repeat : flow.survey().groups()) {
                if (!repeat.repeats()) {
                    continue;
                }
                int wanted = scope.relevant(repeat) ? scope.instances(repeat).size() : scenario.countRepeatInstancesOf(XForm.path(repeat));
                while (scenario.countRepeatInstancesOf(XForm.path(repeat)) < wanted) {
                    scenario.createNewRepeat(numbered(repeat));
                }
                while (scenario.countRepeatInstancesOf(XForm.path(repeat)) > wanted) {
                    int last = scenario.countRepeatInstancesOf(XForm.path(repeat));
                    scenario.removeRepeat(numbered(repeat) + "[" + last + "]");
                    given.keySet().removeIf(path -> path.contains("/" + repeat.name() + "[" + last + "]"));
                }
            }
        }

        /** The groups around it are the only ones of their name. */
        private static String numbered(Group repeat) {
            return (repeat.parent() == null ? "/data" : numbered(repeat.parent()) + "[1]") + "/" + repeat.name();
        }

        private void tell(Scope scope, Question question) {
            if (question.type() == QuestionType.CALCULATE || question.type() == QuestionType.NOTE) {
                return;
            }
            String value = question.type() == QuestionType.HIDDEN
                    ? scope.value(question)
                    : Objects.requireNonNullElse(turn.place().values().get(question.name()), "");
            String path = path(scope, question);
            if (!value.equals(given.getOrDefault(path, ""))) {
                scenario.getFormDef().setValue(data(path, value), reference(path), true);
                given.put(path, value);
            }
        }

        private void judge(Scope scope, Question question) {
            String path = path(scope, question);
            TreeElement theirs = node(path);
            boolean relevant = scope.relevant(question);
            assertThat(theirs.isRelevant()).as("JavaRosa finds %s relevant; answers %s", path, turn.place().values()).isEqualTo(relevant);
            if (!relevant) {
                return;
            }
            if (question.type() == QuestionType.CALCULATE) {
                String value = theirs.getValue() == null ? "" : String.valueOf(theirs.getValue().getDisplayText());
                assertThat(same(scope.value(question), value)).as("%s is %s to us, %s to JavaRosa; answers %s", path, scope.value(question), value, turn.place().values()).isTrue();
            }
            if (question.type().answered()) {
                assertThat(theirs.isRequired()).as("JavaRosa requires %s", path).isEqualTo(scope.required(question));
            }
            if (question.constraint() != null) {
                constraint(scope, question, path);
            }
            if (question.choiceFilter() != null) {
                assertThat(scenario.choicesOf(path).stream().map(choice -> choice.getValue()).toList()).as("choices of %s", path)
                        .isEqualTo(scope.choices(question).stream().map(Choice::name).toList());
            }
        }

        private void constraint(Scope scope, Question question, String path) {
            List<String> candidates = switch (question.type()) {
                case INTEGER, MONEY -> List.of("-1", "0", "1", "7", "99", "150", "3650", "100000");
                case DECIMAL -> List.of("-0.5", "0", "99.9", "100", "100.01");
                case DATE -> List.of("2026-07-09", "2026-07-10", "2026-07-11", "2020-01-01");
                default -> List.of("a", "旋盤", "K7Q2-9XMA", "12", "open closed");
            };
            for (String candidate : candidates) {
                assertThat(scenario.getFormDef().evaluateConstraint(reference(path), Objects.requireNonNull(data(path, candidate))))
                        .as("JavaRosa allows %s as %s; answers %s", candidate, path, turn.place().values()).isEqualTo(scope.allows(question, candidate));
            }
        }

        private static boolean same(String ours, String theirs) {
            try {
                return new BigDecimal(ours).subtract(new BigDecimal(theirs)).abs().compareTo(new BigDecimal("0.000001")) < 0;
            } catch (NumberFormatException e) {
                return ours.equals(theirs.equals("NaN") ? "" : theirs);
            }
        }

        private String path(Scope scope, Question question) {
            Group repeat = question.repeat();
            if (repeat == null) {
                return XForm.path(question);
            }
            int at = scope.instances(repeat).indexOf(question.instance()) + 1;
            return XForm.path(repeat) + "[" + at + "]" + XForm.path(question).substring(XForm.path(repeat).length());
        }

        private @Nullable IAnswerData data(String path, String value) {
            return value.isEmpty() ? null : XFormAnswerDataParser.getAnswerData(value, node(path).getDataType());
        }

        private TreeElement node(String path) {
            return Objects.requireNonNull(scenario.getFormDef().getMainInstance().resolveReference(reference(path)), path);
        }

        private final Map<String, TreeReference> references = new HashMap<>();

        private TreeReference reference(String path) {
            return references.computeIfAbsent(path, key -> scenario.expandSingle(Scenario.getRef(key)));
        }
    }
}
