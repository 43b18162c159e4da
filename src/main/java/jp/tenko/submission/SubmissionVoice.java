package jp.tenko.submission;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.tenko.line.ChannelKey;
import jp.tenko.line.LineMessage;
import jp.tenko.line.LineUserId;
import jp.tenko.line.Outbox;
import jp.tenko.roster.Member;
import jp.tenko.roster.OrganizationId;
import jp.tenko.roster.Organizations;
import org.springframework.stereotype.Component;

/** Says what is to be said about documents: the words of {@link SubmissionWords}, to each in their language. */
@Component
class SubmissionVoice {

    /** A deadline of yesterday is said by the next message about it. */
    private static final Duration NEWS = Duration.ofHours(12);

    private final Outbox outbox;
    private final Organizations organizations;
    private final Recipients recipients;
    private final Responsible responsible;
    private final SubmissionWords words;
    private final Clock clock;

    SubmissionVoice(
            Outbox outbox,
            Organizations organizations,
            Recipients recipients,
            Responsible responsible,
            SubmissionWords words,
            Clock clock) {
        this.outbox = outbox;
        this.organizations = organizations;
        this.recipients = recipients;
        this.responsible = responsible;
        this.words = words;
        this.clock = clock;
    }

    void ask(Due due, SubmissionWords.Moment moment, Collection<Member> people) {
        tell(due.recipient().organization(), people, language -> words.ask(due, moment, language));
    }

    void byHand(Submission submission, Collection<Member> people) {
        Recipient recipient = recipients.get(submission.recipient());
        tell(recipient.organization(), people, language -> words.byHand(submission, recipient, language));
    }

    void unconfirmed(Submission submission, Collection<Member> people) {
        Recipient recipient = recipients.get(submission.recipient());
        tell(recipient.organization(), people, language -> words.unconfirmed(submission, recipient, language));
    }

    /** To whoever approved it, and to whoever is in charge now. */
    void refused(Submission submission) {
        Recipient recipient = recipients.get(submission.recipient());
        List<Member> people = responsible.approverAndFirst(submission, recipient);
        tell(recipient.organization(), people, language -> words.refused(submission, recipient, language));
    }

    void toRecipient(Submission submission) {
        ChannelKey channel = channel(recipients.get(submission.recipient()).organization());
        Instant until = clock.instant().plus(NEWS);
        Stream.of(submission.address().split(","))
                .map(String::strip)
                .filter(user -> !user.isEmpty())
                .forEach(user -> outbox.push(channel, new LineUserId(user), words.document(submission), until));
    }

    private void tell(OrganizationId organization, Collection<Member> people, Function<String, List<LineMessage>> said) {
        ChannelKey channel = channel(organization);
        Instant until = clock.instant().plus(NEWS);
        people.stream().filter(Member::reachableByLine).forEach(person -> outbox.push(
                channel, Objects.requireNonNull(person.lineUserId()), said.apply(person.language()), until));
    }

    private ChannelKey channel(OrganizationId organization) {
        return organizations.get(organization).channel();
    }
}
