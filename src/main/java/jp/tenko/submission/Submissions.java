package jp.tenko.submission;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import jp.tenko.incident.Incident;
import jp.tenko.incident.IncidentId;
import jp.tenko.incident.Incidents;
import jp.tenko.roster.Member;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a person decides about documents (提出): approve, send by hand, send again, take back. Everything runs inside the caller's
 * transaction; what is approved goes out after its commit ({@link SubmissionSender}). Reading back: {@link SentDocuments}.
 */
@Component
public class Submissions {

    private final DeadlineRows deadlines;
    private final SubmissionRows rows;
    private final LineRows lines;
    private final Drafts drafts;
    private final Recipients recipients;
    private final Incidents incidents;
    private final MailAccount mail;
    private final Supplier<UUID> ids;
    private final Clock clock;

    Submissions(
            DeadlineRows deadlines,
            SubmissionRows rows,
            LineRows lines,
            Drafts drafts,
            Recipients recipients,
            Incidents incidents,
            MailAccount mail,
            Supplier<UUID> ids,
            Clock clock) {
        this.deadlines = deadlines;
        this.rows = rows;
        this.lines = lines;
        this.drafts = drafts;
        this.recipients = recipients;
        this.incidents = incidents;
        this.mail = mail;
        this.ids = ids;
        this.clock = clock;
    }

    /** The director, the deputies, and whoever the recipient names. In the console also whoever administers it. */
    public boolean mayApprove(Member member, Recipient recipient) {
        return member.organization().equals(recipient.organization())
                && (member.leads() || member.id().equals(recipient.responsible()));
    }

    /** For a deadline, with what is known now, if that is what they have seen. A second approval changes nothing. */
    public Approval approve(DeadlineId id, Decision decision) {
        return decided(id, decision);
    }

    /** Nobody looked it over in time, and the recipient's settings let it go out marked 速報・未確認. */
    Approval approveUnlooked(DeadlineId id) {
        return decided(id, null);
    }

    private Approval decided(DeadlineId id, @Nullable Decision decision) {
        Optional<Deadline> known = deadlines.find(id);
        if (known.isEmpty()) {
            return new Approval.NotWanted();
        }
        deadlines.lock(known.get().recipient());
        Deadline deadline = deadlines.find(id).orElse(known.get());
        Optional<Submission> already = rows.ofDeadline(id);
        if (already.isPresent()) {
            return new Approval.Already(already.get());
        }
        if (!deadline.wanted()) {
            return new Approval.NotWanted();
        }
        return looked(drafts.of(deadline, decision == null ? null : decision.by()), decision);
    }

    /**
     * Between the deadlines.
     *
     * @param number 第n報 as it was shown: when that one is there already, nothing goes out again
     */
    public Approval approveNow(IncidentId incident, RecipientId to, int number, Decision decision) {
        deadlines.lock(to);
        Recipient recipient = recipients.get(to);
        Optional<Submission> already = rows.numbered(incident, recipient, number);
        if (already.isPresent()) {
            return new Approval.Already(already.get());
        }
        Incident about = incidents.get(incident);
        return looked(drafts.of(about, recipient, decision.by()), decision);
    }

    /** What somebody approves is what they have seen. */
    private Approval looked(Due due, @Nullable Decision decision) {
        if (decision == null) {
            return new Approval.Approved(store(due, null, ""));
        }
        return decision.seen() == null || decision.seen().equals(due.draft().seen())
                ? new Approval.Approved(store(due, decision.by(), decision.note()))
                : new Approval.Changed(due, drafts.changesSince(decision.seen(), due).orElse(null));
    }

    /**
     * A person sent it: by FAX, through the federation's system, by telephone; or found that an unsure mail did arrive.
     *
     * @param by the name of who says so; null: not said
     * @return empty when it needs nobody, since it was sent, is being sent, or was taken back
     */
    public Optional<Submission> sentByHand(SubmissionId id, @Nullable String by, String note) {
        Optional<Submission> sent = rows.settle(id, Submission.State.BY_HAND, clock.instant(), by, note);
        sent.ifPresent(this::met);
        return sent;
    }

    /**
     * Tries again what was given up, or what had no address: to where the recipient is reached now.
     *
     * @return false when it goes nowhere by itself: it was settled otherwise, is of a drill, or needs a person still
     */
    public boolean retry(SubmissionId id) {
        Optional<Submission> waiting = rows.find(id).filter(Submission::waitsForPerson);
        if (waiting.isEmpty() || incidents.get(waiting.get().incident()).drill()) {
            return false;
        }
        Recipient recipient = recipients.get(waiting.get().recipient());
        String address = mail.reachable(recipient);
        return !address.isEmpty() && rows.again(id, recipient.channel(), address, clock.instant());
    }

    /** Takes back what the recipient does not have yet; its deadline is open again. @return false when it is too late */
    public boolean withdraw(SubmissionId id, String note) {
        return rows.settle(id, Submission.State.WITHDRAWN, null, null, note).isPresent();
    }

    void met(Submission submission) {
        if (submission.deadline() != null) {
            deadlines.met(submission.deadline());
        }
    }

    /** What a drill makes has no address: it never leaves by itself, whoever the recipient is. */
    private Submission store(Due due, @Nullable Approver by, String note) {
        Instant now = clock.instant();
        String address = due.byItself() ? mail.reachable(due.recipient()) : "";
        Submission stored = rows.insert(new SubmissionRows.New(due, address, by, now, mail.messageId(ids.get()), note));
        rows.insertFiles(stored.id(), due.draft().files());
        lines.insert(stored.id(), due.draft().lines());
        return stored;
    }
}
