package jp.tenko.submission;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.tenko.incident.Incidents;
import jp.tenko.roster.Member;
import jp.tenko.submission.SubmissionWords.Moment;
import org.springframework.stereotype.Component;

/** Who is asked what about a deadline, and what becomes of one that nobody met. The recipient is locked. */
@Component
class DeadlineDesk {

    private final DeadlineRows rows;
    private final Recipients recipients;
    private final Incidents incidents;
    private final Drafts drafts;
    private final Submissions submissions;
    private final Responsible responsible;
    private final SubmissionVoice voice;

    DeadlineDesk(
            DeadlineRows rows,
            Recipients recipients,
            Incidents incidents,
            Drafts drafts,
            Submissions submissions,
            Responsible responsible,
            SubmissionVoice voice) {
        this.rows = rows;
        this.recipients = recipients;
        this.incidents = incidents;
        this.drafts = drafts;
        this.submissions = submissions;
        this.responsible = responsible;
        this.voice = voice;
    }

    /** It comes nearer. */
    void ahead(Deadline deadline) {
        inOrder(deadline).stream().findFirst().ifPresent(first -> ask(deadline, Moment.AHEAD, List.of(first)));
    }

    /** It is there, and nobody has approved anything: out unlooked, where that is allowed; else the next one is asked. */
    void due(Deadline deadline, boolean wasDown) {
        if (goesOutUnlooked(deadline)) {
            return;
        }
        List<Member> order = inOrder(deadline);
        responsible.after(deadline.responsible(), order)
                .ifPresent(next -> ask(deadline, wasDown ? Moment.WAS_DOWN : Moment.DEPUTY, List.of(next)));
    }

    /** The grace is over. What was approved and is not out yet counts as missed until it is. */
    void over(Deadline deadline, Optional<Submission> approved, boolean wasDown) {
        if (approved.isEmpty() && goesOutUnlooked(deadline)) {
            return;
        }
        rows.state(deadline.id(), Deadline.State.MISSED);
        if (approved.isPresent()) {
            approved(approved.get());
            return;
        }
        List<Member> order = inOrder(deadline);
        Set<Member> told = new LinkedHashSet<>(order.stream().limit(1).toList());
        responsible.after(order.isEmpty() ? null : order.getFirst().id(), order).ifPresent(told::add);
        ask(deadline, wasDown ? Moment.WAS_DOWN : Moment.MISSED, told);
    }

    /** Somebody has approved it: if it still needs a person, they hear of it again. */
    void approved(Submission submission) {
        if (submission.state() == Submission.State.REFUSED) {
            voice.refused(submission);
        } else if (submission.waitsForPerson()) {
            voice.byHand(submission, responsible.approverAndFirst(submission, recipients.get(submission.recipient())));
        }
    }

    private boolean goesOutUnlooked(Deadline deadline) {
        Recipient recipient = recipients.get(deadline.recipient());
        if (!recipient.unapproved() || incidents.get(deadline.incident()).drill()) {
            return false;
        }
        if (submissions.approveUnlooked(deadline.id()) instanceof Approval.Approved(Submission submission)) {
            List<Member> first = inOrder(deadline).stream().limit(1).toList();
            voice.unconfirmed(submission, first);
            if (submission.waitsForPerson()) {
                voice.byHand(submission, first);
            }
        }
        return true;
    }

    private void ask(Deadline deadline, Moment moment, Collection<Member> people) {
        if (people.isEmpty()) {
            return;
        }
        Member first = people.iterator().next();
        voice.ask(drafts.of(deadline, Approver.of(first)), moment, people);
        rows.responsible(deadline.id(), first.id());
    }

    private List<Member> inOrder(Deadline deadline) {
        return responsible.inOrder(deadline.incident(), recipients.get(deadline.recipient()));
    }
}
