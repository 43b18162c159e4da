package jp.tenko.flow;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as it is written in {@code conversation-flows/}: a form whose questions are asked one at a time.
 * Immutable, compiled once; its {@link #hash} is its identity, so a conversation can go on with the definition it began
 * with while the file has changed.
 */
public final class Flow {

    private final String source;
    private final String hash;
    private final Settings settings;
    private final Map<String, List<Choice>> lists;
    private final Survey survey;
    private final @Nullable Expression submitIf;
    private final @Nullable Expression confirmIf;
    private final @Nullable Banner banner;

    /** Words in front of every message while a condition holds: 【訓練】. */
    record Banner(Expression when, Words text) {}

    Flow(String source, Settings settings, Map<String, List<Choice>> lists, Survey survey,
            @Nullable Expression submitIf, @Nullable Expression confirmIf, @Nullable Banner banner) {
        this.source = source;
        this.hash = sha256(source);
        this.settings = settings;
        this.lists = Map.copyOf(lists);
        this.survey = survey;
        this.submitIf = submitIf;
        this.confirmIf = confirmIf;
        this.banner = banner;
    }

    public String formId() {
        return settings.formId();
    }

    public String version() {
        return settings.version();
    }

    /** SHA-256 of {@link #source}, in hexadecimal. */
    public String hash() {
        return hash;
    }

    /** The text of the file. {@link FlowLibrary#parse} makes the same flow of it again. */
    public String source() {
        return source;
    }

    /** The flows that are part of it because it calls them: their texts by form id. */
    public Map<String, String> called() {
        return Calls.of(source).called();
    }

    public String title(String language) {
        return settings.title().in(language);
    }

    public Settings settings() {
        return settings;
    }

    /** Names of the questions whose answers stay out of logs and transcripts. */
    public Set<String> sensitive() {
        return survey.written().stream().filter(Question::sensitive).map(Question::name)
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    /** Where the question stands in its file, from 1; 1 when there is no such question. */
    public int lineOf(String question) {
        Question asked = survey.question(question);
        return asked == null ? 1 : asked.line();
    }

    /** What a question is called, as it is written: in short, else in its own words; the name itself when the flow does not know it. */
    public String called(String question, String language) {
        Question asked = survey.question(question);
        Words words = asked == null ? null : asked.shortLabel() == null ? asked.label() : asked.shortLabel();
        return words == null ? question : words.in(language);
    }

    /** What a choice is called; the value itself when the flow does not know it. */
    public String choiceLabel(String question, String choice, String language) {
        Question asked = survey.question(question);
        if (asked == null || asked.list() == null) {
            return choice;
        }
        return choices(asked).stream().filter(known -> known.name().equals(choice)).findFirst()
                .map(known -> known.label().in(language)).orElse(choice);
    }

    /** The choices of a question in the order in which they are offered; empty when it has none of its own. */
    public List<String> choiceNames(String question) {
        Question asked = survey.question(question);
        return asked == null ? List.of() : choices(asked).stream().map(Choice::name).toList();
    }

    /** The choice that somebody names with its label in any language or with a word that means it; a number names none. */
    public Optional<String> choiceNamed(String question, String typed) {
        Question asked = survey.question(question);
        String folded = Fold.fold(typed);
        return asked == null
                ? Optional.empty()
                : choices(asked).stream()
                        .filter(choice -> choice.meantBy(folded) || choice.meantBy(Fold.plain(folded)))
                        .map(Choice::name)
                        .findFirst();
    }

    /** Whether it shows a value of this name that only the house knows: a {@code hidden} question. */
    public boolean asksHouseFor(String name) {
        Question question = survey.question(name);
        return question != null && question.type() == QuestionType.HIDDEN;
    }

    /** Each question once, as it is written; {@link Scope#questions} has those that are asked. */
    List<Question> questions() {
        return survey.written();
    }

    Survey survey() {
        return survey;
    }

    /** By its name; of a repeat's instance by its path, {@code equipment[2]/what}. */
    @Nullable Question question(String name) {
        return survey.question(name);
    }

    /** Of a select with a list of its own; empty for an external one. */
    List<Choice> choices(Question question) {
        return question.external() || question.list() == null ? List.of() : lists.getOrDefault(question.list(), List.of());
    }

    Map<String, List<Choice>> lists() {
        return lists;
    }

    @Nullable Expression submitIf() {
        return submitIf;
    }

    /** The summary is shown only while this holds; null: as {@link Settings#confirm} says. */
    @Nullable Expression confirmIf() {
        return confirmIf;
    }

    @Nullable Banner banner() {
        return banner;
    }

    @Override
    public String toString() {
        return formId() + " version " + version() + " (" + hash.substring(0, 8) + ")";
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
