package jp.tenko.flow;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of the survey: XLSForm's columns under XLSForm's names. In a repeat the row as it is written stands for the questions
 * of its instances, each with a name of its own: {@link #in}.
 *
 * @param name unique in the flow; of an instance its path, {@code equipment[2]/what}
 * @param list the choices of a select: a list of this flow, or, if {@code external}, one that the caller knows
 * @param shortLabel what the question is called in the summary; null: the answer stands alone
 * @param required must be answered; {@code requiredIf}, if it is so only while that holds
 * @param choiceFilter which choices of the list are offered; null: all
 * @param initial {@code default}: what a hidden question is worth when nobody supplies a value; with any other a person may
 *     answer by keeping it
 * @param buttons the choices are buttons that stay, not quick replies that vanish with the next message
 * @param searched a long list is not shown; part of a name finds what can be tapped ({@code appearance: minimal, autocomplete})
 * @param retry what is done when it cannot be read; null: it is asked again without end
 * @param group the innermost group or repeat around it; null: none
 * @param instance of the repeat around it; 0: as written, or in no repeat
 * @param role what it is for, if the survey does not have it but the form needs it
 * @param line where it stands in its file
 */
record Question(
        String name,
        QuestionType type,
        @Nullable String list,
        boolean external,
        @Nullable Words label,
        @Nullable Words hint,
        @Nullable Words shortLabel,
        boolean required,
        @Nullable Expression requiredIf,
        @Nullable Words requiredMessage,
        @Nullable Expression relevant,
        @Nullable Expression constraint,
        @Nullable Words constraintMessage,
        @Nullable Words unrecognizedMessage,
        @Nullable Expression calculation,
        @Nullable Expression choiceFilter,
        @Nullable Expression initial,
        Map<String, String> parameters,
        boolean buttons,
        boolean searched,
        @Nullable Retry retry,
        boolean sensitive,
        boolean inSummary,
        List<Link> links,
        @Nullable Group group,
        int instance,
        Role role,
        int line) {

    /** A button that opens something: {@code tel:119}, a map, a page. */
    record Link(Words label, String uri) {}

    /**
     * @param max how often it is asked again
     * @param tellStaff then a person of the house is told; otherwise it is passed over. Either way the form goes on
     */
    record Retry(int max, boolean tellStaff) {}

    /** 分からない is an answer: of money, unless {@code unknown=no}. */
    boolean mayBeUnknown() {
        return type == QuestionType.MONEY && !"no".equals(parameters.get("unknown"));
    }

    enum Role {
        /** A row of the survey. */
        WRITTEN,
        /** Whether a repeat has one more instance. */
        ANOTHER,
        /** How far the person is, before a group. */
        CHECKPOINT
    }

    /** Behind the last instance of a repeat: is there another? */
    static Question another(Group repeat) {
        return made(repeat.another(), QuestionType.SELECT_ONE, repeat, Role.ANOTHER);
    }

    /** Before the first question of a group with a label. */
    static Question checkpoint(Group group) {
        return made(group.name(), QuestionType.ACKNOWLEDGE, group, Role.CHECKPOINT);
    }

    private static Question made(String name, QuestionType type, Group group, Role role) {
        return new Question(name, type, null, false, null, null, null, true, null, null, null, null, null, null, null, null, null,
                Map.of(), true, false, null, false, false, List.of(), group, 0, role, group.line());
    }

    /** The question of one instance of its repeat. */
    Question in(Group repeat, int number) {
        return new Question(repeat.path(number, name), type, list, external, label, hint, shortLabel, required,
                requiredIf, requiredMessage, relevant, constraint, constraintMessage, unrecognizedMessage, calculation,
                choiceFilter, initial, parameters, buttons, searched, retry, sensitive, inSummary, links, group, number, role, line);
    }

    /** The name in the file: without the instance. */
    String written() {
        return instance == 0 ? name : name.substring(name.indexOf('/') + 1);
    }

    /** The repeat it stands in; null: none. */
    @Nullable Group repeat() {
        return group == null ? null : group.repeat();
    }

    int parameter(String key, int otherwise) {
        String value = parameters.get(key);
        return value == null ? otherwise : Integer.parseInt(value);
    }

    /** How many pictures are taken: an image's {@code max}; a geopoint takes them only when it says so. */
    int pictures() {
        return switch (type) {
            case IMAGE -> parameter("max", 1);
            case GEOPOINT -> parameter("photos", 0);
            case NOTE, ACKNOWLEDGE, SELECT_ONE, SELECT_MULTIPLE, TEXT, INTEGER, DECIMAL, MONEY, PHONE, DATE, TIME, DATE_TIME,
                    CALCULATE, HIDDEN -> 0;
        };
    }
}
