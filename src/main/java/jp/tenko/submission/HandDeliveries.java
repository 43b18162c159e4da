package jp.tenko.submission;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Takes a 「届けました」 back that was a slip of the thumb: the next report is made against what the recipient is said to have. Everything
 * runs inside the caller's transaction.
 */
@Component
public class HandDeliveries {

    /** Until then nobody has a better source than the person who tapped. */
    public static final Duration UNDONE_WITHIN = Duration.ofHours(12);

    private final SubmissionRows rows;
    private final DeadlineRows deadlines;
    private final Deadlines calendar;
    private final Clock clock;

    HandDeliveries(SubmissionRows rows, DeadlineRows deadlines, Deadlines calendar, Clock clock) {
        this.rows = rows;
        this.deadlines = deadlines;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** It is recent, and no later report was made against it. */
    public boolean mayBeUndone(Submission submission) {
        return rows.deliveredLast(submission.id(), since());
    }

    /**
     * It waits for a person again, or may have arrived as before; its deadline is open again, or missed.
     *
     * @return empty when it was not delivered by hand, too long ago, or a later report was made against it; then nothing changed
     */
    public Optional<Submission> undo(SubmissionId id) {
        rows.find(id).map(Submission::recipient).ifPresent(deadlines::lock);
        Optional<Submission> undone = rows.undoDelivery(id, since());
        undone.map(Submission::deadline).ifPresent(calendar::wantedAfterAll);
        return undone;
    }

    private Instant since() {
        return clock.instant().minus(UNDONE_WITHIN);
    }
}
