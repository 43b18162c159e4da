package jp.tenko.flow;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings sheet of a flow.
 *
 * @param formId the flow's name, also its file's
 * @param keywords the words that start it
 * @param roles who may start it; empty: anybody
 * @param expiresAfter when an unfinished conversation is dropped; null: never
 * @param reminders how long after the last word the person is nudged, the shortest first
 * @param quietHours when nobody is nudged; null: at any hour
 * @param submit the record it becomes; null: none
 * @param submitWhen what is recorded besides the finished form
 * @param confirm a summary is shown before it is sent
 * @param outcomes what is said when the record was executed, by the name of what came of it
 * @param maxQuestions the longest path may not ask more; null: no limit
 * @param end said when the last question is answered; null: nothing, an outcome says it
 * @param help said on "help" before the question; null: the general help
 */
public record Settings(
        String formId,
        String version,
        Words title,
        String defaultLanguage,
        List<String> keywords,
        Set<String> roles,
        @Nullable Duration expiresAfter,
        List<Duration> reminders,
        @Nullable QuietHours quietHours,
        @Nullable String submit,
        SubmitWhen submitWhen,
        boolean confirm,
        Map<String, OutcomeWords> outcomes,
        @Nullable Integer maxQuestions,
        @Nullable Words end,
        @Nullable Words help) {

    /** When a record is made. */
    public enum SubmitWhen {
        /** Of the finished form. */
        END,
        /** Also when the person leaves a group, or the conversation for later: a draft, not complete. */
        EACH_GROUP,
        /** Of every accepted answer at once. */
        EACH_ANSWER
    }

    boolean eachAnswer() {
        return submitWhen == SubmitWhen.EACH_ANSWER;
    }

    boolean eachGroup() {
        return submitWhen == SubmitWhen.EACH_GROUP;
    }

    /**
     * What is said after a record was executed.
     *
     * @param ask the question whose answer is dropped and asked again; null: it is not
     * @param goesOn said before whatever the flow says anyway; otherwise the flow ends with it
     */
    public record OutcomeWords(Words say, @Nullable String ask, boolean goesOn) {}
}
