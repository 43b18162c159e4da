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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * People do anything: valid and invalid words, commands, old buttons, everything twice. Never an exception, always an end
 * that can be reached, never over LINE's limits, and back followed by keep changes no answer. A failure names its seed.
 */
class RandomWalkTest {

    private static final FlowLibrary LIBRARY = FlowLibrary.load(FlowsTest.FOLDER);
    private static final int WALKS = 20;
    private static final int STEPS = 40;
    private static final List<String> WORDS = List.of(
            "はい", "いいえ", "1", "２", "99", "0", "-3", "", "   ", "。", "無事", "けが", "safe", "点呼", "招待", "方針", "参加", "代理",
            "戻る", "修正", "あとで", "やめる", "とばす", "もう一度", "ヘルプ", "言語", "メニュー", "そのまま", "決定", "送信", "English",
            "日本語", "back", "correct", "skip", "👨‍👩‍👧‍👦", "${safety}", "'; drop table reply; --", "あ".repeat(3000), "\u0000\uD83D", "1,3", "1 2 3",
            "null", "３万", "12人", "\n\n", "$1 \\ {}", "ぶじ(だいじょうぶ)");
    private static final List<String> COMMANDS = List.of(
            "back", "correct", "later", "cancel", "drop", "continue", "skip", "skip:safety", "again", "help", "language",
            "language:en", "language:ja-x-easy", "language:xx", "menu", "send", "keep", "keep:road", "done", "done:kind", "more:who:0",
            "more:who:999999", "more", "leave", "correct:safety", "correct:go", "correct:nothing", "", ":", "a:b:c:d",
            "correct::0", "correct::24", "correct::999", "add:equipment", "add:day", "add:nothing", "remove:equipment:1", "remove:equipment:2",
            "remove:day:2", "remove:equipment:77", "restore:equipment:1", "restore:equipment:2", "restore:helper:1", "correct:equipment[1]/what",
            "correct:equipment[3]/what", "correct:equipment[99]/what", "correct:what", "skip:equipment[2]/amount", "keep:equipment[+]");

    static Stream<Arguments> flows() {
        return Stream.of(LIBRARY, TestFlows.LIBRARY)
                .flatMap(library -> library.flows().stream().map(flow -> Arguments.of(flow, new FormEngine(library))));
    }

    @ParameterizedTest
    @MethodSource("flows")
    void whatever_people_do_the_conversation_holds(Flow flow, FormEngine engine) {
        for (String language : LIBRARY.commands().languages().keySet()) {
            for (int i = 0; i < WALKS; i++) {
                long seed = (flow.formId() + language).hashCode() * 1_000L + i;
                try {
                    new Walk(engine, flow, language, new Random(seed)).go();
                } catch (RuntimeException | AssertionError e) {
                    throw new AssertionError("flow " + flow.formId() + ", language " + language + ", seed " + seed, e);
                }
            }
        }
    }

    private static final class Walk {

        private final FormEngine engine;
        private final Flow flow;
        private final Random random;
        private final Map<String, String> facts = new HashMap<>();
        private final Map<String, Map<String, String>> lists = new HashMap<>();
        private final List<Say> said = new ArrayList<>();
        private String language;
        private Turn turn;

        Walk(FormEngine engine, Flow flow, String language, Random random) {
            this.engine = engine;
            this.flow = flow;
            this.language = language;
            this.random = random;
            facts.putAll(Map.of("asked", "10", "cost", "10", "remaining", "178", "drill", random.nextBoolean() ? "yes" : "no"));
            if (random.nextBoolean()) {
                facts.put("unreachable", "川口 実、佐藤 花".repeat(1 + random.nextInt(30)));
            }
            for (String list : List.of("audiences", "unjoined", "silent", "districts", "registrations", "candidates", "businesses_found", "invitable_found")) {
                lists.put(list, people(random.nextInt(40)));
            }
            turn = engine.begin(flow, new UUID(random.nextLong(), random.nextLong()), null, Map.of(), situation());
        }

        void go() {
            look();
            for (int i = 0; i < STEPS; i++) {
                Input input = input();
                take(input);
                if (random.nextInt(8) == 0) {
                    take(input);
                }
                if (random.nextInt(10) == 0) {
                    backAndKeep();
                }
            }
            finish();
        }

        private void take(Input input) {
            Place before = turn.place();
            turn = engine.advance(flow, before, input, situation());
            if (turn.wish() instanceof Wish.ChangeLanguage change) {
                language = change.language();
            }
            look();
            sometimesAnOutcome();
        }

        private void look() {
            Limits.check(turn.words());
            said.addAll(turn.words());
            assertThat(turn.ended()).isEqualTo(turn.place().mode() == Place.Mode.ENDED);
            if (random.nextInt(5) == 0) {
                Json.roundTrip(turn.place());
            }
            for (FormRecord record : turn.records()) {
                assertThat(record.name()).isEqualTo(flow.settings().submit());
                record.answers().forEach((name, value) -> assertThat(flow.question(name)).as(name).isNotNull());
                assertThat(record.answers().keySet()).as("instances are counted without gaps").allMatch(name -> !name.contains("[2]")
                        || record.answers().keySet().stream().anyMatch(other -> other.startsWith(name.replaceFirst("\\[2].*", "[1]"))));
            }
        }

        private void sometimesAnOutcome() {
            if (turn.records().isEmpty() || random.nextBoolean() || flow.settings().outcomes().isEmpty()) {
                return;
            }
            List<String> names = List.copyOf(flow.settings().outcomes().keySet());
            String name = names.get(random.nextInt(names.size()));
            Map<String, String> values = new HashMap<>();
            flow.settings().outcomes().get(name).say().placeholders().forEach(key -> values.put(key, "佐藤 花"));
            turn = engine.conclude(flow, turn, new Outcome(name, values), situation());
            assertThat(turn.records()).isEmpty();
            look();
        }

        private void backAndKeep() {
            if (turn.ended() || !turn.place().picked().isEmpty() || turn.place().pictures() != null) {
                return;
            }
            Map<String, Place.Answer> before = turn.place().answers();
            take(new Input.TappedCommand(null, "back"));
            if (turn.place().correcting() == null) {
                return; // there was nothing before it, and to keep is to take the default
            }
            take(new Input.TappedCommand(null, "keep"));
            assertThat(turn.place().answers()).isEqualTo(before);
        }

        /** Answers what is asked until the end: there must be one, soon. */
        private void finish() {
            for (int i = 0; i < 120; i++) {
                if (turn.ended()) {
                    return;
                }
                take(sensible());
            }
            assertThat(turn.ended()).as("no end after 120 sensible answers: %s, words %s", turn.place(), turn.words()).isTrue();
        }

        private Input sensible() {
            turn = engine.resume(flow, turn.place(), situation());
            List<Say.Option> options = turn.words().isEmpty() ? List.of() : turn.words().getLast().options();
            for (Say.Option option : options) {
                if (option.action() instanceof Say.Action.Command(String command) && command.startsWith("done:")
                        && !turn.place().picked().isEmpty()) {
                    return new Input.TappedCommand(null, command);
                }
            }
            for (Say.Option option : options) {
                if (option.action() instanceof Say.Action.Tap tap) {
                    return new Input.Tapped(null, tap.question(), tap.choice(), tap.revision());
                }
            }
            for (Say.Option option : options) {
                if (option.action() instanceof Say.Action.Command command
                        && (command.command().startsWith("skip:") || command.command().equals("send"))) {
                    return new Input.TappedCommand(null, command.command());
                }
            }
            for (Say.Option option : options) {
                if (option.action() instanceof Say.Action.PickDate pick) {
                    return new Input.Picked(null, pick.question(), pick.initial(), 0);
                }
            }
            return new Input.Typed(List.of("K7Q2-9XMA", "12", "印刷所", "090-0000-0001", "30万").get(random.nextInt(5)));
        }

        private Input input() {
            return switch (random.nextInt(10)) {
                case 0, 1 -> new Input.Typed(WORDS.get(random.nextInt(WORDS.size())));
                case 2 -> new Input.TappedCommand(turn.place().conversation(), COMMANDS.get(random.nextInt(COMMANDS.size())));
                case 3 -> new Input.Located(random.nextDouble() * 180 - 90, random.nextDouble() * 360 - 180, null,
                        random.nextBoolean() ? "広川町新代\n1804-1" : null);
                case 4 -> new Input.Pictured("p" + random.nextInt(9), random.nextBoolean() ? null : "s" + random.nextInt(3),
                        random.nextBoolean() ? null : random.nextInt(5), random.nextBoolean() ? null : 1 + random.nextInt(5));
                case 5 -> random.nextInt(3) == 0
                        ? new Input.Other("sticker")
                        : new Input.Tapped(null, List.of("safety", "equipment[2]/state", "state", "equipment[+]", "building").get(random.nextInt(5)),
                                List.of("-1", "gone", "add", "no_more", "OK").get(random.nextInt(5)), random.nextInt(9));
                default -> button(random.nextInt(4) > 0);
            };
        }

        /** A button that was shown: of the last message, or an old one. */
        private Input button(boolean last) {
            List<Say.Option> shown = (last && !turn.words().isEmpty() ? turn.words() : said).stream()
                    .flatMap(say -> say.buttons().stream()).toList();
            if (shown.isEmpty()) {
                return new Input.Typed("K7Q2-9XMA");
            }
            Say.Option option = shown.get(random.nextInt(shown.size()));
            return switch (option.action()) {
                case Say.Action.Tap tap -> random.nextBoolean()
                        ? new Input.Tapped(null, tap.question(), tap.choice(), tap.revision())
                        : new Input.Typed(option.label());
                case Say.Action.Command command -> new Input.TappedCommand(null, command.command());
                case Say.Action.PickDate pick -> new Input.Picked(null, pick.question(), pick.initial(), 0);
                case Say.Action.AskLocation ask -> new Input.Located(33.2415, 130.5513, null, null);
                case Say.Action.AskCamera ask -> new Input.Pictured("camera", null, null, null);
                case Say.Action.AskAlbum ask -> new Input.Pictured("album", "s9", 1, 1);
                case Say.Action.OpenUri open -> new Input.Other("nothing");
            };
        }

        private static Map<String, String> people(int count) {
            Map<String, String> people = new LinkedHashMap<>();
            for (int i = 0; i < count; i++) {
                people.put("m" + i, List.of("佐藤 花", "👩‍🌾" .repeat(1 + i), "川口 " + i, "Alexandria Montgomery-Featherstonehaugh").get(i % 4));
            }
            return people;
        }

        private Situation situation() {
            return new Situation(Instant.parse("2026-07-10T05:05:00Z"), language,
                    Set.of("director", "deputy", "staff", "stranger"), new MapFacts(facts, lists));
        }
    }
}
