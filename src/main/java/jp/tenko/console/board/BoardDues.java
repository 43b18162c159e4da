package jp.tenko.console.board;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.tenko.incident.Incident;
import jp.tenko.submission.Deadline;
import jp.tenko.submission.DeadlineId;
import jp.tenko.submission.Deadlines;
import jp.tenko.submission.Recipient;
import jp.tenko.submission.Recipients;
import jp.tenko.submission.SentDocuments;
import jp.tenko.submission.Submission;
import org.springframework.stereotype.Component;

/** Gathers what a {@link BoardDue} shows. */
@Component
class BoardDues {

    private final Deadlines deadlines;
    private final Recipients recipients;
    private final SentDocuments sent;

    BoardDues(Deadlines deadlines, Recipients recipients, SentDocuments sent) {
        this.deadlines = deadlines;
        this.recipients = recipients;
        this.sent = sent;
    }

    BoardDue of(Incident incident) {
        List<Submission> history = sent.history(incident.id());
        List<Submission> stuck = history.stream().filter(Submission::waitsForPerson).toList();
        Map<DeadlineId, Submission> approved = history.stream()
                .filter(one -> one.deadline() != null && one.state() != Submission.State.WITHDRAWN)
                .collect(Collectors.toMap(Submission::deadline, Function.identity()));
        List<Deadline> wanted = deadlines.wanted(incident.id());
        Stream<BoardDue.Line> missed = wanted.stream()
                .filter(one -> one.state() == Deadline.State.MISSED && !approved.containsKey(one.id()))
                .map(one -> line("missed", one));
        Stream<BoardDue.Line> unsaid = wanted.stream()
                .filter(one -> one.unsaidAt() != null && !approved.containsKey(one.id()))
                .map(one -> line("unsaid", one));
        Stream<BoardDue.Line> refused = stuck.stream().map(this::line);
        Optional<BoardDue.Line> next = wanted.stream()
                .filter(one -> one.state() == Deadline.State.OPEN && !approved.containsKey(one.id()))
                .findFirst()
                .map(one -> line("open", one));
        return new BoardDue(Stream.of(missed, unsaid, refused).flatMap(lines -> lines).toList(), next.orElse(null));
    }

    private BoardDue.Line line(String why, Deadline deadline) {
        Recipient recipient = recipients.get(deadline.recipient());
        return new BoardDue.Line(why, recipient.name(), recipient.document().code(), deadline.dueAt());
    }

    private BoardDue.Line line(Submission submission) {
        String why = submission.mayHaveArrived() ? "unsure" : submission.state() == Submission.State.REFUSED ? "refused" : "waiting";
        return Optional.ofNullable(submission.deadline())
                .flatMap(deadlines::find)
                .map(deadline -> line(why, deadline))
                .orElseGet(() -> new BoardDue.Line(
                        why, recipients.get(submission.recipient()).name(), submission.document().code(), submission.approvedAt()));
    }
}
