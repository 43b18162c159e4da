package jp.tenko.console.submission;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.tenko.incident.Incident;
import jp.tenko.roster.MemberId;
import jp.tenko.submission.Deadline;
import jp.tenko.submission.DeadlineId;
import jp.tenko.submission.Deadlines;
import jp.tenko.submission.Recipient;
import jp.tenko.submission.RecipientId;
import jp.tenko.submission.Recipients;
import jp.tenko.submission.SentDocuments;
import jp.tenko.submission.Submission;
import org.springframework.stereotype.Component;

/** Lays an incident's deadlines beside what was approved for them, and beside the people who did it. */
@Component
class DueCalendar {

    private final Deadlines deadlines;
    private final Recipients recipients;
    private final SentDocuments sent;
    private final Subject subject;

    DueCalendar(Deadlines deadlines, Recipients recipients, SentDocuments sent, Subject subject) {
        this.deadlines = deadlines;
        this.recipients = recipients;
        this.sent = sent;
        this.subject = subject;
    }

    /** Every deadline, the earliest first; everything that was approved, the newest first. */
    record Calendar(List<DueLine> due, List<SentLine> sent) {

        /** Those for which something is still to be done: the loud ones, then by time. */
        public List<DueLine> wanted() {
            List<DueLine> wanted = due.stream().filter(line -> line.deadline().wanted()).toList();
            return Stream.concat(wanted.stream().filter(DueLine::loud), wanted.stream().filter(line -> !line.loud())).toList();
        }

        public List<DueLine> dropped() {
            return due.stream().filter(line -> line.deadline().state() == Deadline.State.DROPPED).toList();
        }
    }

    Calendar of(Incident incident) {
        List<Deadline> all = deadlines.of(incident.id());
        List<Submission> history = sent.history(incident.id());
        Map<RecipientId, Recipient> known = new HashMap<>();
        Function<RecipientId, Recipient> recipient = id -> known.computeIfAbsent(id, recipients::get);
        Map<DeadlineId, Deadline> byId = all.stream().collect(Collectors.toMap(Deadline::id, Function.identity()));
        Map<DeadlineId, Submission> approved = history.stream()
                .filter(one -> one.deadline() != null && one.state() != Submission.State.WITHDRAWN)
                .collect(Collectors.toMap(Submission::deadline, Function.identity()));
        Map<MemberId, String> names = subject.names(
                Stream.concat(all.stream().map(Deadline::responsible), history.stream().map(Submission::approvedBy)));
        return new Calendar(
                all.stream()
                        .map(one -> new DueLine(one, recipient.apply(one.recipient()), approved.get(one.id()),
                                one.responsible() == null ? null : names.get(one.responsible())))
                        .toList(),
                history.stream()
                        .map(one -> new SentLine(one, one.to(recipient.apply(one.recipient())),
                                one.deadline() == null ? null : byId.get(one.deadline()),
                                one.approver() != null || one.approvedBy() == null ? one.approver() : names.get(one.approvedBy())))
                        .toList());
    }
}
