package jp.tenko.submission;

import java.time.Instant;
import java.util.Locale;
import jp.tenko.incident.IncidentId;
import jp.tenko.roster.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * A document as it was approved and sent to a recipient (提出); never changed, except for what became of sending it.
 *
 * @param recipientName its name, as it stood when it was approved; null: of before, as it is called now
 * @param addressee as the document names the recipient; null: as {@code recipientName}
 * @param deadline null: sent between the deadlines
 * @param number 第n報 to this recipient in this incident
 * @param address where it goes by itself, as it stood when it was approved; empty: a person takes it there
 * @param unconfirmed went out unapproved, marked 速報・未確認
 * @param approvedBy the member; null: an administrator who is none, or nobody in time ({@code unconfirmed})
 * @param approver their name as it stood then; null: nobody, or before names were kept
 * @param messageId the mail's, the same whenever it is tried
 * @param unsure the mail may have arrived or not: the connection ended after the last byte of it and before the server's answer
 * @param sentAt null: not (yet) sent
 * @param answer what the server said, or why it failed
 * @param settledBy the name of whoever said that they delivered it, or that it had arrived; null: nobody, or before names were kept
 * @param note what the person said who approved it, or sent it by hand
 */
public record Submission(
        SubmissionId id,
        IncidentId incident,
        RecipientId recipient,
        @Nullable String recipientName,
        @Nullable String addressee,
        @Nullable DeadlineId deadline,
        DocumentKind document,
        int number,
        State state,
        Recipient.Channel channel,
        String address,
        String subject,
        String body,
        boolean unconfirmed,
        Instant knownAt,
        @Nullable MemberId approvedBy,
        @Nullable String approver,
        Instant approvedAt,
        String messageId,
        int attempts,
        boolean unsure,
        @Nullable Instant sentAt,
        String answer,
        @Nullable String settledBy,
        String note) {

    /** What became of it. */
    public enum State {
        /** Waits to be sent: by itself, or by a person where the channel needs one. */
        APPROVED,
        /** Somebody is sending it at this moment. */
        SENDING,
        SENT,
        /** Given up; a person sends it another way, or again. */
        REFUSED,
        /** A person said that they sent it. */
        BY_HAND,
        /** A person took it back before it was sent. */
        WITHDRAWN;

        /** Its name in tables and words: {@code by_hand}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** To whom it went, whatever they are called since. @param now the recipient as it is set now */
    public Recipient to(Recipient now) {
        return now.named(recipientName == null ? now.name() : recipientName, addressee == null ? now.addressee() : addressee);
    }

    /** The recipient has it. */
    public boolean told() {
        return state == State.SENT || state == State.BY_HAND;
    }

    /** Nobody knows whether the recipient has it: they are telephoned first. A second copy would be a second report. */
    public boolean mayHaveArrived() {
        return state == State.REFUSED && unsure;
    }

    /** Somebody telephoned: it had arrived. */
    public boolean foundArrived() {
        return state == State.BY_HAND && unsure;
    }

    /** Somebody has to print it, copy it, or hand it over: no machine sends it. */
    public boolean waitsForPerson() {
        return state == State.REFUSED || state == State.APPROVED && !byItself();
    }

    boolean byItself() {
        return switch (channel) {
            case MAIL, LINE -> !address.isBlank();
            case FAX, FEDERATION_SYSTEM -> false;
        };
    }
}
