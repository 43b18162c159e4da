package jp.tenko.flow;

import java.math.BigDecimal;
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
    private static final String MASKED = "＊＊＊";

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

    String words(Words words, Function<String, String> valueOf) {
        return words.in(language, valueOf);
    }

    Say phrase(String name, Map<String, String> values) {
        return Say.plain(library.phrases().text(name, language, values));
    }

    Say titled(String name) {
        return phrase(name, Map.of("title", flow.title(language)));
    }

    /** An answer as people read it. */
    String shown(String name) {
        Question question = flow.question(name);
        return question == null ? "" : shown(question, scope.value(name));
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
            text.append('\n').append(words(question.hint()));
        }
        String present = scope.value(question.name());
        if (!present.isEmpty()) {
            text.append('\n').append(library.phrases()
                    .text("present_answer", language, Map.of("answer", brief(question, present))));
        }
        return ask(question, text.toString(), 0);
    }

    /** The question's choices under other words: what was not understood, which code was wrong. */
    Say ask(Question question, String text, int from) {
        Alternatives alternatives = alternatives(question);
        if (nothingToChoose(question)) {
            String nothing = library.phrases().text("nothing_to_choose", language, Map.of());
            return new Say(text + "\n" + nothing, question.required() ? List.of() : controls(question), false);
        }
        String numbered = alternatives.size() > UNNUMBERED && !question.buttons() ? numbered(alternatives) : "";
        return new Say(text + numbered, options(question, alternatives, from), question.buttons());
    }

    /** Only the buttons again; the question's text is still on the screen. */
    Say askBriefly(Question question, String text) {
        return new Say(text, options(question, alternatives(question), 0), question.buttons());
    }

    Say summary(List<Question> answered) {
        StringBuilder text = new StringBuilder(library.phrases().text("summary", language, Map.of()));
        answered.forEach(question -> text.append('\n').append(line(question)));
        return new Say(text.toString(), List.of(command("send"), command("correct")), true);
    }

    Say corrections(List<Question> answered) {
        StringBuilder text = new StringBuilder(library.phrases().text("correct_which", language, Map.of()));
        List<Say.Option> options = new ArrayList<>();
        for (int i = 0; i < answered.size(); i++) {
            String line = (i + 1) + " " + line(answered.get(i));
            text.append('\n').append(line);
            if (options.size() < Say.MOST_OPTIONS - 1) {
                options.add(option(line, new Say.Action.Command("correct:" + answered.get(i).name())));
            }
        }
        options.add(command("continue"));
        return new Say(text.toString(), options, false);
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

    private String label(Question question) {
        return question.label() == null ? "" : words(question.label());
    }

    private String labels(Question question, String value) {
        Alternatives alternatives = alternatives(question);
        List<String> names = question.type() == QuestionType.SELECT_MULTIPLE ? List.of(value.split(" ")) : List.of(value);
        return String.join(comma(), names.stream()
                .map(name -> alternatives.called(name).map(Alternatives.Alternative::label).orElse(name)).toList());
    }

    private String comma() {
        return language.startsWith("ja") ? "、" : ", ";
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
        return question.sensitive() ? MASKED : Graphemes.cut(shown(question, value).replace('\n', ' '), LONGEST_IN_LIST);
    }

    private String line(Question question) {
        String answer = brief(question, scope.value(question.name()));
        return question.shortLabel() == null ? answer : words(question.shortLabel()) + ": " + answer;
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
        List<Say.Option> controls = new ArrayList<>(sources(question));
        if (question.type() == QuestionType.SELECT_MULTIPLE) {
            controls.add(command("done", question.name()));
        }
        if (question.mayBeUnknown()) {
            controls.add(command("unknown", question.name()));
        }
        controls.addAll(links(question));
        if (!scope.value(question.name()).isEmpty()) {
            controls.add(command("keep", question.name()));
        }
        if (!question.required()) {
            controls.add(command("skip", question.name()));
        }
        if (!question.buttons() && before(question).isPresent()) {
            controls.add(command("back"));
        }
        return controls;
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

    /** The question asked before this one: the nearest relevant one above it that was answered or skipped. */
    Optional<Question> before(@Nullable Question question) {
        Question found = null;
        for (Question earlier : flow.questions()) {
            if (earlier == question) {
                break;
            }
            boolean passed = place.answers().containsKey(earlier.name()) || place.skipped().contains(earlier.name());
            if (earlier.type().answered() && passed && scope.relevant(earlier)) {
                found = earlier;
            }
        }
        return Optional.ofNullable(found);
    }

    private List<Say.Option> links(Question question) {
        return question.links().stream()
                .map(link -> option(words(link.label()), new Say.Action.OpenUri(link.uri()))).toList();
    }

    private Say.Option source(String phrase, Say.Action action) {
        return option(library.phrases().text(phrase, language, Map.of()), action);
    }

    private Say.Option command(String name) {
        return option(library.commands().label(name, language), new Say.Action.Command(name));
    }

    private Say.Option command(String name, String question) {
        return option(library.commands().label(name, language), new Say.Action.Command(name + ":" + question));
    }

    private static Say.Option option(String label, Say.Action action) {
        return new Say.Option(Graphemes.cut(label, Say.LONGEST_LABEL), action);
    }
}
