package jp.tenko.console.submission;

import static jp.tenko.signin.Access.ADMINISTRATOR;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.tenko.console.Found;
import jp.tenko.console.SignedIn;
import jp.tenko.incident.Incident;
import jp.tenko.incident.IncidentId;
import jp.tenko.incident.Incidents;
import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.Members;
import jp.tenko.submission.Approver;
import jp.tenko.submission.Deadline;
import jp.tenko.submission.DeadlineId;
import jp.tenko.submission.Deadlines;
import jp.tenko.submission.Recipient;
import jp.tenko.submission.RecipientId;
import jp.tenko.submission.Recipients;
import jp.tenko.submission.Submissions;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** What an address of these pages names, of the reader's own organization; what is of another one is not found. */
@Component
class Subject {

    private final Incidents incidents;
    private final Deadlines deadlines;
    private final Recipients recipients;
    private final Members members;
    private final Submissions submissions;

    Subject(Incidents incidents, Deadlines deadlines, Recipients recipients, Members members, Submissions submissions) {
        this.incidents = incidents;
        this.deadlines = deadlines;
        this.recipients = recipients;
        this.members = members;
        this.submissions = submissions;
    }

    /** @param id null: the one that goes on */
    Optional<Incident> incident(SignedIn me, @Nullable Long id) {
        return id == null ? incidents.ongoing(me.organization()) : Optional.of(incident(me, new IncidentId(id)));
    }

    Incident incident(SignedIn me, IncidentId id) {
        return Found.orNot(incidents.find(id).filter(found -> found.organization().equals(me.organization())));
    }

    Deadline deadline(SignedIn me, long id) {
        Deadline deadline = Found.orNot(deadlines.find(new DeadlineId(id)));
        incident(me, deadline.incident());
        return deadline;
    }

    Recipient recipient(SignedIn me, long id) {
        return Found.orNot(recipients.find(new RecipientId(id)).filter(found -> found.organization().equals(me.organization())));
    }

    /** Whoever looks, as a member of staff; null: from outside. */
    @Nullable Member member(SignedIn me) {
        MemberId id = me.account().member();
        return id == null ? null : members.get(id);
    }

    /** Whoever looks, by the name that a document has when they approve it. */
    Approver reader(SignedIn me) {
        return new Approver(me.account().member(), me.account().name());
    }

    /** The leaders and whoever the recipient names; and an administrator, also one who is no member: somebody has to be able to. */
    boolean mayApprove(SignedIn me, Recipient recipient) {
        Member member = member(me);
        return recipient.organization().equals(me.organization())
                && (me.may(ADMINISTRATOR) || member != null && submissions.mayApprove(member, recipient));
    }

    /** @throws AccessDeniedException when they may not decide what this recipient is sent */
    Approver approver(SignedIn me, Recipient recipient) {
        if (!mayApprove(me, recipient)) {
            throw new AccessDeniedException("account " + me.account().id().value() + " may not decide what recipient "
                    + recipient.id().value() + " is sent");
        }
        return reader(me);
    }

    /** By id, those that are there. */
    Map<MemberId, String> names(Stream<@Nullable MemberId> ids) {
        Set<MemberId> asked = ids.filter(Objects::nonNull).collect(Collectors.toSet());
        return members.byIds(asked).values().stream().collect(Collectors.toMap(Member::id, Member::name));
    }

    List<Recipient> recipients(SignedIn me) {
        return recipients.of(me.organization());
    }
}
