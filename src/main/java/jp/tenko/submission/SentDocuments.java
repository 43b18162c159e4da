package jp.tenko.submission;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.tenko.incident.IncidentId;
import jp.tenko.roster.BusinessId;
import org.springframework.stereotype.Component;

/** What was approved and sent can always be read back. Tables: {@code submission}, {@code submission_file}, {@code submission_line}. */
@Component
public class SentDocuments {

    private final SubmissionRows rows;
    private final LineRows lines;

    SentDocuments(SubmissionRows rows, LineRows lines) {
        this.rows = rows;
        this.lines = lines;
    }

    /** For an id from outside, which may be made up. */
    public Optional<Submission> find(SubmissionId id) {
        return rows.find(id);
    }

    /** Everything of an incident, the newest first; withdrawn ones, too. */
    public List<Submission> history(IncidentId incident) {
        return rows.history(incident);
    }

    /** What was approved for this deadline, whatever became of sending it; empty when nothing was, or it was withdrawn. */
    public Optional<Submission> ofDeadline(DeadlineId deadline) {
        return rows.ofDeadline(deadline);
    }

    /** 第n報 to this recipient, whatever became of it. */
    public Optional<Submission> numbered(IncidentId incident, Recipient recipient, int number) {
        return rows.numbered(incident, recipient, number);
    }

    /** {@link Draft#page} of it; empty when it has none. */
    public Optional<String> page(SubmissionId id) {
        return rows.page(id);
    }

    /** In their order. */
    public List<SentFile> files(SubmissionId id) {
        return rows.files(id);
    }

    /** The rows of Form I in it, in their order, without what was before; empty for other documents. */
    public List<FormOneLine> lines(SubmissionId id) {
        return lines.of(id);
    }

    /** Of each business the newest row that its recipient had when this one was made. */
    public Map<BusinessId, FormOneLine> toldBefore(Submission submission) {
        return lines.lastTold(submission.incident(), submission.recipient(), submission.number(), submission.knownAt());
    }

    /** {@link Draft#figures} of it. */
    public Map<String, Long> figures(SubmissionId id) {
        return rows.figures(id);
    }

    /** The last one that this recipient really has of this document; empty when none. */
    public Optional<Submission> lastTold(IncidentId incident, RecipientId recipient) {
        return rows.lastTold(incident, recipient);
    }

    /** Of each business the newest row that this recipient really has: in a sent submission, or in one sent by hand. */
    public Map<BusinessId, FormOneLine> lastToldLines(IncidentId incident, RecipientId recipient) {
        return lines.lastTold(incident, recipient, Integer.MAX_VALUE, null);
    }
}
