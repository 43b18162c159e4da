package jp.tenko.conversation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.tenko.flow.Input;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a button carries: exactly what it answers, so that a tap never answers another question and can be understood with
 * Redis empty. Written as a short JSON array, at most 300 characters (line.md §3).
 */
sealed interface ButtonData {

    /**
     * A choice of a question, or, with an empty choice, what was chosen in its picker.
     *
     * @param conversation null on a prompt that went to many people at once
     * @param subject what the conversation is about (the id of a roll call); null: nothing
     * @param picked not carried by the button: LINE tells it beside the data; null: no picker
     */
    record Answer(
            @Nullable UUID conversation, String formId, @Nullable String subject, String question, String choice, int revision,
            @Nullable String picked)
            implements ButtonData {

        Answer(
                @Nullable UUID conversation, String formId, @Nullable String subject, String question, String choice, int revision) {
            this(conversation, formId, subject, question, choice, revision, null);
        }

        /** What the tap says in the conversation that it is found to belong to. */
        Input said(@Nullable UUID conversationOfPlace) {
            return picked == null
                    ? new Input.Tapped(conversationOfPlace, question, choice, revision)
                    : new Input.Picked(conversationOfPlace, question, picked, revision);
        }
    }

    /** A word of the conversation's own: back, skip, send … */
    record Command(UUID conversation, String formId, @Nullable String subject, String command) implements ButtonData {}

    /**
     * Begins a flow, as its keyword would.
     *
     * @param subject what it shall be about ({@code business:12}); null: nothing, or it is asked
     */
    record Begin(String formId, @Nullable String subject) implements ButtonData {

        Begin(String formId) {
            this(formId, null);
        }
    }

    /** Begins a flow with one answer given already: 「被害なし」 is one tap. */
    record Quick(String formId, String question, String choice) implements ButtonData {}

    /** Shows something of the house, as {@link Menu#show} knows it: {@code menu}, {@code language} … */
    record Open(String what) implements ButtonData {}

    /** From now on the bot speaks this language to the person. */
    record Speak(String language) implements ButtonData {}

    /** Something a leader does with a roll call: {@code status}, {@code silent}, {@code remind}, {@code close}. */
    record Lead(String act, String rollCall) implements ButtonData {}

    ObjectMapper JSON = JsonMapper.shared();
    TypeReference<List<String>> STRINGS = new TypeReference<>() {};

    /** The text for {@code postback.data}. */
    default String write() {
        return JSON.writeValueAsString(switch (this) {
            case Answer answer -> List.of(
                    "a", text(answer.conversation), answer.formId, text(answer.subject), answer.question, answer.choice,
                    String.valueOf(answer.revision));
            case Command command -> List.of(
                    "c", command.conversation.toString(), command.formId, text(command.subject), command.command);
            case Begin begin -> begin.subject == null ? List.of("b", begin.formId) : List.of("b", begin.formId, begin.subject);
            case Quick quick -> List.of("q", quick.formId, quick.question, quick.choice);
            case Open open -> List.of("o", open.what);
            case Speak speak -> List.of("s", speak.language);
            case Lead lead -> List.of("l", lead.act, lead.rollCall);
        });
    }

    /** @param picked what LINE says was chosen in a picker; null: the button has none */
    static Optional<ButtonData> read(String data, @Nullable String picked) {
        return read(data).map(button -> button instanceof Answer answer
                ? new Answer(
                        answer.conversation, answer.formId, answer.subject, answer.question, answer.choice, answer.revision, picked)
                : button);
    }

    /** Empty when it is nothing of ours: data of an older version, or made up. */
    static Optional<ButtonData> read(String data) {
        try {
            List<String> parts = JSON.readValue(data, STRINGS);
            return Optional.ofNullable(parts == null || parts.isEmpty() || parts.contains(null) ? null : read(parts));
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static @Nullable ButtonData read(List<String> parts) {
        return switch (parts.getFirst() + parts.size()) {
            case "a7" -> new Answer(
                    parts.get(1).isEmpty() ? null : UUID.fromString(parts.get(1)),
                    parts.get(2),
                    optional(parts.get(3)),
                    parts.get(4),
                    parts.get(5),
                    Integer.parseInt(parts.get(6)));
            case "c5" -> new Command(
                    UUID.fromString(parts.get(1)), parts.get(2), optional(parts.get(3)), parts.get(4));
            case "b2" -> new Begin(parts.get(1));
            case "b3" -> new Begin(parts.get(1), parts.get(2));
            case "q4" -> new Quick(parts.get(1), parts.get(2), parts.get(3));
            case "o2" -> new Open(parts.get(1));
            case "s2" -> new Speak(parts.get(1));
            case "l3" -> new Lead(parts.get(1), parts.get(2));
            default -> null;
        };
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static @Nullable String optional(String text) {
        return text.isEmpty() ? null : text;
    }
}
