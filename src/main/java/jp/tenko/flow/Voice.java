package jp.tenko.flow;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.tenko.flow.reading.Money;
import org.jspecify.annotations.Nullable;

/** Puts questions, lists and summaries into words and buttons in one person's language, for one state of the answers. */
final class Voice {

    /** More choices than these are numbered in the text: quick replies are not seen on a PC. */
    private static final int UNNUMBERED = 4;
    private static final int LONGEST_IN_LIST = 60;
    /** So many matches of a search can be tapped. */
    private static final int MOST_FOUND = 12;

    private final FlowLibrary library;
    private final Flow flow;
    private final Place place;
    private final Scope scope;
    private final String language;

    Voice(FlowLibrary library, Flow flow, Place place, Scope scope, String language) {
        this.library = library;
        this.flow = flow;
        this.place = place;
        this.scope = scope;
        this.language = language;
    }

    String words(Words words) {
        return words.in(language, this::shown);
    }

    /** Of a question: names mean the answers of its instance. */
    String words(Question about, Words words) {
        return scope.about(about, () -> words.in(language, this::shown));
    }

    String words(Words words, Function<String, String> valueOf) {
        return words.in(language, valueOf);
    }

    Say phrase(String name, Map<String, String> values) {
        return Say.plain(library.phrases().text(name, language, values));
    }

    Say titled(String name) {
        return phrase(name, Map.of("title", flow.title(language)));
    }

    /** Whom to call in danger of life; no form can. */
    Say cry() {
        String label = library.phrases().text("call_119", language, Map.of());
        return new Say(library.phrases().text("cry", language, Map.of()), List.of(option(label, new Say.Action.OpenUri("tel:119"))), true);
    }

    /** A day and time in Japan. */
    String moment(Instant at) {
        String value = at.atZone(Situation.JAPAN).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES).toString();
        return new Almanac(scope.now(), language).shown(value);
    }

    /** An answer as people read it. A sensitive one too: whoever gave it must see what they gave; logs and lists of others leave it out. */
    String shown(String name) {
        Question question = scope.question(name);
        return question == null ? "" : shown(question, scope.value(question));
    }

    String shown(Question question, String value) {
        if (value.isEmpty()) {
            return "";
        }
        return switch (question.type()) {
            case ACKNOWLEDGE, SELECT_ONE, SELECT_MULTIPLE -> labels(question, value);
            case INTEGER -> String.format("%,d", Long.parseLong(value));
            case DECIMAL -> String.format("%,d", new BigDecimal(value).toBigInteger()) + value.replaceFirst("^[^.]*", "");
            case MONEY -> yen(value);
            case PHONE -> Telephone.parse(value).shown();
            case DATE, TIME, DATE_TIME -> new Almanac(scope.now(), language).shown(value);
            case IMAGE -> photos(value.split(" ").length);
            case GEOPOINT -> spot(Spot.parse(value));
            case TEXT, NOTE, CALCULATE, HIDDEN -> value;
        };
    }

    Alternatives alternatives(Question question) {
        return scope.alternatives(question, language, library.commands());
    }

    /** A list from outside is empty: everybody has joined, everybody has answered. */
    boolean nothingToChoose(Question question) {
        return question.type().chosen() && alternatives(question).isEmpty();
    }

    Say note(Question note) {
        List<Say.Option> links = links(note);
        return new Say(label(note), links, !links.isEmpty());
    }

    /** The whole question, with the answer it has, if it is asked again. */
    Say ask(Question question) {
        StringBuilder text = new StringBuilder(label(question));
        if (question.hint() != null) {
            text.append('\n').append(words(question, question.hint()));
        }
        String present = present(question);
        if (!present.isEmpty()) {
            text.append('\n').append(library.phrases()
                    .text("present_answer", language, Map.of("answer", brief(question, present))));
        } else if (suggested(question) != null) {
            text.append('\n').append(library.phrases()
                    .text("suggested", language, Map.of("answer", brief(question, String.valueOf(suggested(question))))));
        }
        return ask(question, text.toString(), 0);
    }

    /** The question's choices under other words: what was not understood, which code was wrong. */
    Say ask(Question question, String text, int from) {
        Alternatives alternatives = alternatives(question);
        if (nothingToChoose(question)) {
            String nothing = library.phrases().text("nothing_to_choose", language, Map.of());
            return new Say(text + "\n" + nothing, scope.required(question) ? List.of() : controls(question), false);
        }
        if (searching(question)) {
            text = text + "\n" + library.phrases().text("type_part", language, Map.of());
        }
        String numbered = alternatives.size() > UNNUMBERED && !question.buttons() && !searching(question) ? numbered(alternatives) : "";
        return new Say(text + numbered, options(question, alternatives, from), question.buttons());
    }

    /** Only the buttons again; the question's text is still on the screen. */
    Say askBriefly(Question question, String text) {
        return new Say(text, options(question, alternatives(question), 0), question.buttons());
    }

    /** Something typed may mean either: each is a button. */
    Say whichOf(Question question, Ear.Heard.Either either) {
        String unit = question.parameters().getOrDefault("unit", "");
        String first = shown(question, either.value()) + unit;
        String second = shown(question, either.other()) + unit;
        List<Say.Option> options = new ArrayList<>(List.of(
                option(first, new Say.Action.Command("take:" + question.name() + ":" + either.value())),
                option(second, new Say.Action.Command("take:" + question.name() + ":" + either.other()))));
        options.addAll(controls(question));
        return new Say(library.phrases().text("which_of", language, Map.of("first", first, "second", second)), options, question.buttons());
    }

    /** All answers, each with its own way to correct it. Long forms take several messages; the last can be sent. */
    List<Say> summary(List<Question> answered) {
        return new Lines(library, flow, scope, this, language).summary(answered);
    }

    /** The same with numbers, and what can be added or removed. */
    List<Say> corrections(List<Question> answered, int from) {
        return new Lines(library, flow, scope, this, language).corrections(answered, from);
    }

    static Say languages(FlowLibrary library, String language) {
        List<Say.Option> options = new ArrayList<>();
        library.commands().languages().forEach((tag, name) ->
                options.add(option(name, new Say.Action.Command("language:" + tag))));
        return new Say(library.phrases().text("which_language", language, Map.of()), options, false);
    }

    Say choice(Say question, String... commands) {
        return new Say(question.text(), Stream.of(commands).map(this::command).toList(), false);
    }

    String label(Question question) {
        return switch (question.role()) {
            case WRITTEN -> {
                String label = question.label() == null ? "" : words(question, question.label());
                String instance = instance(question);
                yield instance.isEmpty() ? label : instance + "\n" + label;
            }
            case ANOTHER -> another(question);
            case CHECKPOINT -> checkpoint(question);
        };
    }

    /** A question by its short name, else in its own words. */
    String called(Question question) {
        Words words = question.shortLabel() == null ? question.label() : question.shortLabel();
        return words == null ? "" : words(question, words);
    }

    /** Which instance of a repeat a question is about; empty outside. */
    String instance(Question question) {
        Group repeat = question.instance() == 0 ? null : question.repeat();
        return repeat == null ? "" : instance(repeat, scope.position(question));
    }

    String instance(Group repeat, int position) {
        return library.phrases().text("instance", language,
                Map.of("title", title(repeat), "number", String.valueOf(position)));
    }

    private String another(Question question) {
        Group repeat = question.repeat();
        if (repeat == null) {
            return "";
        }
        int count = scope.instances(repeat).size();
        return count == 0
                ? library.phrases().text("any", language, Map.of("title", title(repeat)))
                : library.phrases().text("another", language, Map.of("title", title(repeat), "count", String.valueOf(count)));
    }

    /** How far the person is: questions told of those that are relevant as things stand. */
    private String checkpoint(Question question) {
        int done = 0;
        int total = 0;
        for (Question asked : scope.questions()) {
            if (asked.role() == Question.Role.WRITTEN && asked.type().answered() && scope.relevant(asked)) {
                total++;
                done += place.told(asked.name()) ? 1 : 0;
            }
        }
        String title = question.group() == null ? "" : title(question.group());
        return library.phrases().text("checkpoint", language,
                Map.of("title", title, "done", String.valueOf(done), "total", String.valueOf(total)));
    }

    String title(Group group) {
        return group.label() == null ? group.name() : words(group.label());
    }

    Say removed(Group repeat, int position, int number) {
        String text = library.phrases().text("removed", language,
                Map.of("title", title(repeat), "number", String.valueOf(position)));
        Say.Action restore = new Say.Action.Command("restore:" + repeat.name() + ":" + number);
        return new Say(text, List.of(option(library.commands().label("restore", language), restore)), true);
    }

    private String labels(Question question, String value) {
        Alternatives alternatives = alternatives(question);
        List<String> names = question.type() == QuestionType.SELECT_MULTIPLE ? List.of(value.split(" ")) : List.of(value);
        return String.join(comma(), names.stream()
                .map(name -> alternatives.called(name).map(Alternatives.Alternative::label).orElse(name)).toList());
    }

    private String comma() {
        return language.startsWith("ja") || language.startsWith("zh") ? "、" : ", ";
    }

    private String photos(int count) {
        return library.phrases().text("photos", language, Map.of("count", String.valueOf(count)));
    }

    private String spot(Spot spot) {
        if (!spot.images().isEmpty()) {
            return photos(spot.images().size());
        }
        return spot.address() != null ? spot.address() : spot.latitude() + ", " + spot.longitude();
    }

    private String brief(Question question, String value) {
        return Graphemes.cut(shown(question, value).replace('\n', ' '), LONGEST_IN_LIST);
    }

    String line(Question question) {
        String value = scope.value(question);
        String answer = value.isEmpty() ? "—" : brief(question, value);
        String line = question.shortLabel() == null
                ? (Graphemes.cut(called(question).replace('\n', ' '), LONGEST_IN_LIST) + " " + answer).strip()
                : words(question, question.shortLabel()) + ": " + answer;
        return Graphemes.cutUnits(line, Say.LONGEST_ROW);
    }

    private String yen(String value) {
        return value.equals(Money.UNKNOWN)
                ? library.commands().label("unknown", language)
                : library.phrases().text("yen", language, Map.of("amount", String.format("%,d", Long.parseLong(value))));
    }

    private static String numbered(Alternatives alternatives) {
        StringBuilder list = new StringBuilder();
        int number = 1;
        for (Alternatives.Alternative one : alternatives.all()) {
            if (list.length() > Say.LONGEST_TEXT) {
                break;
            }
            list.append('\n').append(number++).append(' ').append(one.label());
        }
        return list.toString();
    }

    private List<Say.Option> options(Question question, Alternatives alternatives, int from) {
        List<Say.Option> controls = controls(question);
        if (searching(question)) {
            return controls;
        }
        List<Say.Option> options = new ArrayList<>();
        int room = Say.MOST_OPTIONS - controls.size();
        boolean pages = alternatives.size() > room;
        int to = pages ? Math.min(from + room - 1, alternatives.size()) : alternatives.size();
        boolean sameLabels = question.external() && sameLabels(alternatives);
        for (int i = pages ? from : 0; i < to; i++) {
            options.add(tap(question, alternatives.all().get(i), sameLabels ? (i + 1) + " " : ""));
        }
        if (pages) {
            int next = to == alternatives.size() ? 0 : to;
            options.add(option(library.commands().label("more", language),
                    new Say.Action.Command("more:" + question.name() + ":" + next)));
        }
        options.addAll(controls);
        return options;
    }

    private static boolean sameLabels(Alternatives alternatives) {
        Set<String> labels = new HashSet<>();
        return !alternatives.all().stream()
                .allMatch(one -> labels.add(Fold.fold(Graphemes.cut(one.label(), Say.LONGEST_LABEL))));
    }

    /** A toggle says what it does ({@code road}, {@code -road}), so tapping it twice does no harm. */
    private Say.Option tap(Question question, Alternatives.Alternative one, String prefix) {
        boolean picked = question.type() == QuestionType.SELECT_MULTIPLE && place.picked().contains(one.name());
        return option((picked ? LineLints.CHOSEN : "") + prefix + one.label(),
                new Say.Action.Tap(question.name(), (picked ? "-" : "") + one.name(), place.revision()));
    }

    private List<Say.Option> controls(Question question) {
        if (question.role() == Question.Role.CHECKPOINT) {
            return List.of(command("later"));
        }
        List<Say.Option> controls = new ArrayList<>(sources(question));
        if (question.type() == QuestionType.SELECT_MULTIPLE) {
            controls.add(command("done", question.name()));
        }
        if (question.mayBeUnknown()) {
            controls.add(command("unknown", question.name()));
        }
        controls.addAll(links(question));
        if (keepable(question)) {
            controls.add(command("keep", question.name()));
        }
        if (!scope.required(question)) {
            controls.add(command("skip", question.name()));
        }
        if (!question.buttons() && before(question).isPresent()) {
            controls.add(command("back"));
        }
        return controls;
    }

    /** The answer; empty when it was a choice that the house no longer offers. */
    String present(Question question) {
        String value = scope.value(question);
        boolean gone = question.external() && !value.isEmpty()
                && Stream.of(value.split(" ")).anyMatch(name -> alternatives(question).called(name).isEmpty());
        return gone ? "" : value;
    }

    /** It has an answer or a default, or is asked again. */
    boolean keepable(Question question) {
        return !present(question).isEmpty() || question.name().equals(place.correcting()) || suggested(question) != null;
    }

    /** The default of a question that is neither answered nor passed over, if it is one that it takes; null: none. */
    @Nullable String suggested(Question question) {
        boolean told = place.told(question.name()) || !scope.value(question).isEmpty();
        return question.initial() == null || told
                ? null
                : Given.value(question, scope.initial(question), alternatives(question), scope, scope.situation());
    }

    /** Its list is too long to be shown: a part of a name is typed. */
    boolean searching(Question question) {
        return question.searched() && alternatives(question).size() > MOST_FOUND;
    }

    /** What a part of a name finds: few enough to be tapped. */
    Say found(Question question, List<Alternatives.Alternative> found) {
        List<Say.Option> controls = controls(question);
        List<Say.Option> options = new ArrayList<>();
        found.stream().limit(Math.min(MOST_FOUND, Say.MOST_OPTIONS - controls.size())).forEach(one -> options.add(tap(question, one, "")));
        Map<String, String> count = Map.of("count", String.valueOf(found.size()));
        boolean all = options.size() == found.size();
        options.addAll(controls);
        return new Say(library.phrases().text(all ? "found" : "found_more", language, count), options, false);
    }

    private List<Say.Option> sources(Question question) {
        List<Say.Option> sources = new ArrayList<>();
        if (question.type() == QuestionType.GEOPOINT) {
            sources.add(source("location_button", new Say.Action.AskLocation()));
        }
        if (Reading.isPickable(question.type())) {
            sources.add(source(question.type() == QuestionType.TIME ? "time_button" : "date_button",
                    new Bounds(question, scope.now()).picker(scope.value(question.name()))));
        }
        if (question.pictures() > 0) {
            sources.add(source("camera_button", new Say.Action.AskCamera()));
            sources.add(source("album_button", new Say.Action.AskAlbum()));
        }
        return sources;
    }

    /**
     * The question asked before this one: the nearest relevant one above it that was answered or skipped; before the first of an
     * instance that was just added, whether there is another.
     */
    Optional<Question> before(@Nullable Question question) {
        Question found = null;
        Group added = question == null || question.instance() == 0 ? null : question.repeat();
        if (added != null && scope.instances(added).size() > added.min() && scope.instances(added).getLast() == question.instance()
                && place.untouched(added.path(question.instance(), ""))) {
            return Optional.ofNullable(flow.question(added.another()));
        }
        List<Question> asked = scope.questions();
        for (Question earlier : asked.subList(0, placeOf(question, asked))) {
            if (earlier.type().answered() && place.told(earlier.name()) && scope.relevant(earlier)) {
                found = earlier;
            }
        }
        return Optional.ofNullable(found);
    }

    /** Where a question stands among those asked: a checkpoint before its group, whether there is another behind its repeat. */
    static int placeOf(@Nullable Question question, List<Question> asked) {
        int behind = asked.size();
        for (int i = 0; question != null && i < asked.size(); i++) {
            Question other = asked.get(i);
            boolean inside = question.role() != Question.Role.WRITTEN && other.group() != null && question.group() != null
                    && other.group().within(question.group());
            if (other == question || (inside && question.role() == Question.Role.CHECKPOINT)) {
                return i;
            }
            behind = inside ? i + 1 : behind;
        }
        return behind;
    }

    private List<Say.Option> links(Question question) {
        return question.links().stream()
                .map(link -> option(words(question, link.label()), new Say.Action.OpenUri(link.uri()))).toList();
    }

    private Say.Option source(String phrase, Say.Action action) {
        return option(library.phrases().text(phrase, language, Map.of()), action);
    }

    Say.Option command(String name) {
        return option(library.commands().label(name, language), new Say.Action.Command(name));
    }

    private Say.Option command(String name, String question) {
        return option(library.commands().label(name, language), new Say.Action.Command(name + ":" + question));
    }

    static Say.Option option(String label, Say.Action action) {
        return new Say.Option(Graphemes.cut(label, Say.LONGEST_LABEL), action);
    }
}
