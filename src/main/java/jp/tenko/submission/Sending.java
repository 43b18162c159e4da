package jp.tenko.submission;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what was approved. A row is claimed in a short transaction, sent with none open, and settled. The same document never
 * leaves twice by itself: what ended in the dark goes to a person.
 */
@Component
class Sending {

    private static final Logger log = LoggerFactory.getLogger(Sending.class);

    private final SendingQueue queue;
    private final SubmissionRows rows;
    private final MailPost mail;
    private final Submissions submissions;
    private final SubmissionVoice voice;
    private final TransactionTemplate transactions;
    private volatile @Nullable SubmissionId inHand;

    Sending(
            SendingQueue queue,
            SubmissionRows rows,
            MailPost mail,
            Submissions submissions,
            SubmissionVoice voice,
            TransactionTemplate transactions) {
        this.queue = queue;
        this.rows = rows;
        this.mail = mail;
        this.submissions = submissions;
        this.voice = voice;
        this.transactions = transactions;
    }

    /** Sends one. @return false when nothing is due */
    boolean next() {
        transactions.executeWithoutResult(transaction -> queue.leftInTheMiddle().forEach(voice::refused));
        Optional<Submission> claimed = queue.claim();
        claimed.ifPresent(submission -> {
            inHand = submission.id();
            try {
                send(submission);
            } finally {
                inHand = null;
            }
        });
        return claimed.isPresent();
    }

    /** What is being sent at this moment goes on belonging to this process. */
    void hold() {
        SubmissionId held = inHand;
        if (held != null) {
            queue.renew(held);
        }
    }

    private void send(Submission submission) {
        switch (submission.channel()) {
            case MAIL -> settle(submission, mail.send(submission, rows.files(submission.id())));
            case LINE -> transactions.executeWithoutResult(transaction -> {
                if (voice.toRecipient(submission)) {
                    sent(submission, "LINE");
                } else {
                    giveUp(submission, false, "the messages of this month are used up");
                }
            });
            case FAX, FEDERATION_SYSTEM -> settle(submission, new Delivered.Refused("person"));
        }
    }

    private void settle(Submission submission, Delivered delivered) {
        log.info("Submission {}, attempt {}: {}", submission.id().value(), submission.attempts(), delivered.getClass().getSimpleName());
        transactions.executeWithoutResult(transaction -> {
            switch (delivered) {
                case Delivered.Accepted(String answer) -> sent(submission, answer);
                case Delivered.TryLater(String answer) when submission.attempts() < SendingQueue.ATTEMPTS ->
                    queue.later(submission, answer);
                case Delivered.TryLater(String answer) -> giveUp(submission, false, answer);
                case Delivered.Refused(String answer) -> giveUp(submission, false, answer);
                case Delivered.Unsure(String answer) -> giveUp(submission, true, answer);
            }
        });
    }

    private void sent(Submission submission, String answer) {
        queue.sent(submission.id(), answer).ifPresent(submissions::met);
    }

    private void giveUp(Submission submission, boolean unsure, String answer) {
        queue.refused(submission.id(), unsure, answer).ifPresent(voice::refused);
    }
}
