package jp.tenko.conversation;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import jp.tenko.incident.Incidents;
import jp.tenko.line.LineMessage;
import jp.tenko.roster.Member;
import jp.tenko.roster.Members;
import jp.tenko.submission.Approval;
import jp.tenko.submission.Approver;
import jp.tenko.submission.Deadline;
import jp.tenko.submission.DeadlineId;
import jp.tenko.submission.Deadlines;
import jp.tenko.submission.Decision;
import jp.tenko.submission.DraftChanges;
import jp.tenko.submission.Drafts;
import jp.tenko.submission.Due;
import jp.tenko.submission.HandDeliveries;
import jp.tenko.submission.Recipient;
import jp.tenko.submission.RecipientId;
import jp.tenko.submission.Recipients;
import jp.tenko.submission.SentDocuments;
import jp.tenko.submission.Submission;
import jp.tenko.submission.SubmissionId;
import jp.tenko.submission.Submissions;
import org.springframework.stereotype.Component;

/** What is asked and done about documents with a word or a button: 提出, 内容を見る, 承認して送る, あとで. */
@Component
class SubmissionActs {

    static final String DUE = "due";
    static final String SHOW = "due_show";
    static final String APPROVE = "due_approve";
    static final String NOW = "due_now";
    static final String LATER = "due_later";
    static final String RETRY = "due_retry";
    static final String BY_HAND = "due_by_hand";
    static final String UNDO = "due_undo";

    /** In the place of what was seen: whoever was shown that it changes wants it as it stands then. */
    static final String NEWEST = "newest";

    private static final List<String> ALL = List.of(DUE, SHOW, APPROVE, NOW, LATER, RETRY, BY_HAND, UNDO);

    private final Incidents incidents;
    private final Deadlines deadlines;
    private final Recipients recipients;
    private final Drafts drafts;
    private final Submissions submissions;
    private final HandDeliveries deliveries;
    private final SentDocuments sent;
    private final Members members;
    private final SubmissionNotices notices;
    private final Texts texts;

    SubmissionActs(
            Incidents incidents,
            Deadlines deadlines,
            Recipients recipients,
            Drafts drafts,
            Submissions submissions,
            HandDeliveries deliveries,
            SentDocuments sent,
            Members members,
            SubmissionNotices notices,
            Texts texts) {
        this.incidents = incidents;
        this.deadlines = deadlines;
        this.recipients = recipients;
        this.drafts = drafts;
        this.submissions = submissions;
        this.deliveries = deliveries;
        this.sent = sent;
        this.members = members;
        this.notices = notices;
        this.texts = texts;
    }

    static boolean isOne(String act) {
        return ALL.contains(act);
    }

    /**
     * @param carried of {@link #RETRY}, {@link #BY_HAND} and {@link #UNDO} a submission, of {@link #DUE} empty, else a deadline; of {@link #APPROVE} and {@link #NOW} with its number and
     *     what was shown (buttons of before that was carried have none: they are asked once more)
     */
    List<LineMessage> answer(Member member, String act, String carried) {
        String[] parts = carried.split(" ", 3);
        String subject = parts[0];
        String seen = parts.length < 3 ? "" : parts[2];
        return switch (act) {
            case SHOW -> ofDeadline(member, subject, deadline -> show(member, deadline));
            case APPROVE -> ofDeadline(member, subject, deadline -> approve(member, deadline, seen));
            case NOW -> ofDeadline(member, subject, deadline -> now(member, deadline, number(parts.length < 2 ? "" : parts[1]).orElse(0L).intValue(), seen));
            case LATER -> ofDeadline(member, subject, deadline -> later(member, deadline));
            case RETRY -> ofSubmission(member, subject, submission -> retry(member, submission));
            case BY_HAND -> ofSubmission(member, subject, submission -> byHand(member, submission));
            case UNDO -> ofSubmission(member, subject, submission -> undo(member, submission));
            default -> next(member);
        };
    }

    /** For each recipient what is due first, the most urgent last, where the thumb is, with the same buttons as a notice. */
    private List<LineMessage> next(Member member) {
        Map<RecipientId, Deadline> first = new LinkedHashMap<>();
        incidents.ongoing(member.organization()).map(incident -> deadlines.wanted(incident.id())).orElse(List.of()).stream()
                .filter(deadline -> sent.ofDeadline(deadline.id()).isEmpty())
                .forEach(deadline -> first.putIfAbsent(deadline.recipient(), deadline));
        List<Deadline> due = recipients.of(member.organization()).stream()
                .filter(recipient -> first.containsKey(recipient.id()) && submissions.mayApprove(member, recipient))
                .map(recipient -> first.get(recipient.id()))
                .sorted(Comparator.comparing(Deadline::dueAt).reversed())
                .toList();
        List<LineMessage> said = due.stream()
                .map(deadline -> notices.next(drafts.of(deadline, Approver.of(member)), deadline.equals(due.getLast()), member.language()))
                .toList();
        return said.isEmpty() ? text("due_none", member) : said;
    }

    private List<LineMessage> show(Member member, Deadline deadline) {
        return sent.ofDeadline(deadline.id())
                .map(submission -> already(member, submission))
                .orElseGet(() -> deadline.wanted()
                        ? notices.content(drafts.of(deadline, Approver.of(member)), member.language())
                        : text("due_not_wanted", member));
    }

    private List<LineMessage> approve(Member member, Deadline deadline, String seen) {
        return approved(member, deadline, submissions.approve(deadline.id(), decided(member, seen)));
    }

    /** Between the deadlines: this one stays as it is. */
    private List<LineMessage> now(Member member, Deadline deadline, int number, String seen) {
        return incidents.get(deadline.incident()).isOpen()
                ? approved(member, deadline, submissions.approveNow(deadline.incident(), deadline.recipient(), number, decided(member, seen)))
                : text("due_not_wanted", member);
    }

    private List<LineMessage> approved(Member member, Deadline deadline, Approval approval) {
        return switch (approval) {
            case Approval.Approved(Submission submission) when submission.waitsForPerson() ->
                notices.byHand(submission, recipients.get(submission.recipient()), member.language());
            case Approval.Approved(Submission submission) -> text("due_approved", member, submission);
            case Approval.Already(Submission submission) -> already(member, submission);
            case Approval.Changed(Due now, DraftChanges since) ->
                List.of(notices.changed(now.deadline() == null ? drafts.of(deadline, Approver.of(member)) : now, since, member.language()));
            case Approval.NotWanted() -> text("due_not_wanted", member);
        };
    }

    private List<LineMessage> later(Member member, Deadline deadline) {
        return sent.ofDeadline(deadline.id())
                .map(submission -> already(member, submission))
                .orElseGet(() -> List.of(new LineMessage.Text(texts.text(
                        "due_later", member.language(), Map.of("time", texts.day(deadline.dueAt()))))));
    }

    private List<LineMessage> retry(Member member, Submission submission) {
        return submissions.retry(submission.id()) ? text("due_approved", member, submission) : already(member, submission);
    }

    private List<LineMessage> byHand(Member member, Submission submission) {
        return submissions.sentByHand(submission.id(), member.name(), "")
                .map(done -> notices.delivered(done, texts.text(
                        done.foundArrived() ? "due_arrived_done" : "due_by_hand_done", member.language(), notices.named(done, recipients.get(done.recipient()), member.language())), member.language()))
                .orElseGet(() -> already(member, submission));
    }

    private List<LineMessage> undo(Member member, Submission submission) {
        return deliveries.undo(submission.id())
                .map(undone -> already(member, undone))
                .orElseGet(() -> text("due_undo_late", member, submission));
    }

    /** It is approved already: how it stands with it, and that nothing goes twice. */
    private List<LineMessage> already(Member member, Submission submission) {
        Recipient recipient = recipients.get(submission.recipient());
        String language = member.language();
        if (submission.waitsForPerson()) {
            return submission.state() == Submission.State.REFUSED
                    ? notices.refused(submission, recipient, language)
                    : notices.byHand(submission, recipient, language);
        }
        String by = submission.approvedBy() == null
                ? Objects.requireNonNullElse(submission.approver(), "—")
                : texts.name(members.get(submission.approvedBy()), language);
        Map<String, String> values = new HashMap<>(notices.named(submission, recipient, language));
        values.put("by", by);
        values.put("time", texts.day(submission.sentAt() == null ? submission.approvedAt() : submission.sentAt()));
        String said = texts.text(
                submission.foundArrived() ? "due_already_arrived" : "due_already_" + submission.state().code(), language, values);
        return deliveries.mayBeUndone(submission)
                ? notices.delivered(submission, said, language)
                : List.of(new LineMessage.Text(said));
    }

    private List<LineMessage> ofDeadline(Member member, String id, Function<Deadline, List<LineMessage>> act) {
        return number(id)
                .flatMap(number -> deadlines.find(new DeadlineId(number)))
                .filter(deadline -> submissions.mayApprove(member, recipients.get(deadline.recipient())))
                .map(act)
                .orElseGet(() -> text("due_not_yours", member));
    }

    private List<LineMessage> ofSubmission(Member member, String id, Function<Submission, List<LineMessage>> act) {
        return number(id)
                .flatMap(number -> sent.find(new SubmissionId(number)))
                .filter(submission -> submissions.mayApprove(member, recipients.get(submission.recipient())))
                .map(act)
                .orElseGet(() -> text("due_not_yours", member));
    }

    /** @param seen empty: a button of before, which did not say */
    private static Decision decided(Member member, String seen) {
        return new Decision(Approver.of(member), "", seen.equals(NEWEST) ? null : seen);
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private List<LineMessage> text(String name, Member member) {
        return List.of(new LineMessage.Text(texts.text(name, member.language())));
    }

    private List<LineMessage> text(String name, Member member, Submission submission) {
        return List.of(new LineMessage.Text(texts.text(
                name, member.language(), notices.named(submission, recipients.get(submission.recipient()), member.language()))));
    }
}
