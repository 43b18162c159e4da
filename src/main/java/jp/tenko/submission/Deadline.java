package jp.tenko.submission;

import java.time.Instant;
import java.util.Locale;
import jp.tenko.incident.IncidentId;
import jp.tenko.roster.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * When a recipient expects a document of an incident (提出期限).
 *
 * @param asked added by hand (県から指示), not from the schedule
 * @param note what was said when it was added
 * @param addedBy null when it is from the schedule
 * @param responsible who was asked last to look it over; null: nobody yet
 * @param unsaidAt when a notice about it reached nobody, since the month's messages were used up; null: none, or a later one did
 */
public record Deadline(
        DeadlineId id,
        IncidentId incident,
        RecipientId recipient,
        Instant dueAt,
        boolean asked,
        String note,
        State state,
        @Nullable MemberId addedBy,
        @Nullable MemberId responsible,
        @Nullable Instant unsaidAt) {

    private static final String SUBJECT = "deadline:";

    /** How it stands with it. */
    public enum State {
        OPEN,
        /** The recipient has the document. */
        MET,
        /** Its time passed and nothing was sent; what is sent later makes it met. */
        MISSED,
        /** The incident was closed, or a person took it off. */
        DROPPED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** Something can still be approved for it. */
    public boolean wanted() {
        return state == State.OPEN || state == State.MISSED;
    }

    /** Of what the clock does with it. */
    String subject() {
        return SUBJECT + id.value();
    }

    static DeadlineId of(String subject) {
        return new DeadlineId(Long.parseLong(subject.substring(SUBJECT.length())));
    }
}
