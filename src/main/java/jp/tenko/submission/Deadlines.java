package jp.tenko.submission;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import jp.tenko.duty.Duties;
import jp.tenko.incident.Incident;
import jp.tenko.incident.IncidentId;
import jp.tenko.incident.Incidents;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.OrganizationId;
import org.springframework.stereotype.Component;

/**
 * What is due to whom by when (domain.md §1). Everything runs inside the caller's transaction. What the clock does is in {@link
 * DeadlineWatch}. Table: {@code deadline}.
 */
@Component
public class Deadlines {

    private final DeadlineRows rows;
    private final Recipients recipients;
    private final Incidents incidents;
    private final Calendar calendar;
    private final Duties duties;
    private final Clock clock;

    Deadlines(
            DeadlineRows rows,
            Recipients recipients,
            Incidents incidents,
            Calendar calendar,
            Duties duties,
            Clock clock) {
        this.rows = rows;
        this.recipients = recipients;
        this.incidents = incidents;
        this.calendar = calendar;
        this.duties = duties;
        this.clock = clock;
    }

    /** For an id from outside, which may be made up. */
    public Optional<Deadline> find(DeadlineId id) {
        return rows.find(id);
    }

    /** Those that are laid out, whatever became of them, the earliest first. */
    public List<Deadline> of(IncidentId incident) {
        return rows.of(incident);
    }

    /** Those that somebody should approve something for, the earliest first: missed ones ({@link #missed}), and what is to come. */
    public List<Deadline> wanted(IncidentId incident) {
        List<Deadline> all = rows.of(incident);
        return all.stream().filter(Deadline::wanted).filter(deadline -> !settledBy(all, deadline)).toList();
    }

    /**
     * The loud line of the board: their time has passed, and the recipient has had nothing since; the earliest first. One that a later
     * document has made up for stays missed in {@link #of}.
     */
    public List<Deadline> missed(IncidentId incident) {
        return wanted(incident).stream().filter(deadline -> deadline.state() == Deadline.State.MISSED).toList();
    }

    private static boolean settledBy(List<Deadline> all, Deadline missed) {
        return missed.state() == Deadline.State.MISSED
                && all.stream().anyMatch(later -> later.state() == Deadline.State.MET
                        && later.recipient().equals(missed.recipient())
                        && later.dueAt().isAfter(missed.dueAt()));
    }

    /**
     * 県から指示: a recipient wants a document by then, outside of its schedule. The same time again is one deadline.
     *
     * @param due in the future
     * @throws IllegalArgumentException when it lies in the past, or the incident is over
     */
    public Deadline ask(IncidentId incident, RecipientId recipient, Instant due, String note, MemberId by) {
        Instant now = clock.instant();
        if (!due.isAfter(now) || !incidents.get(incident).isOpen()) {
            throw new IllegalArgumentException("a deadline at " + due + " of incident " + incident.value()
                    + "; expected one that is still to come, of an open incident. Nothing was added");
        }
        Deadline asked = rows.ask(incident, recipient, due.truncatedTo(ChronoUnit.MINUTES), note, by);
        duties.schedule(List.of(calendar.first(asked, now)));
        return asked;
    }

    /** It is wanted no more. @return false when it is settled already; then nothing changed */
    public boolean drop(DeadlineId id) {
        Optional<Deadline> wanted = rows.find(id).filter(Deadline::wanted);
        wanted.ifPresent(calendar::drop);
        return wanted.isPresent();
    }

    /**
     * One more recipient, last in their order; the open incident has its deadlines from now on.
     *
     * @throws org.springframework.dao.DuplicateKeyException when the organization has one of this code, retired ones too
     */
    public Recipient add(OrganizationId organization, String code, DocumentKind document, RecipientChange settings) {
        recipients.of(organization);
        RecipientId id = recipients.add(organization, code, document);
        change(id, settings);
        return recipients.get(id);
    }

    /** Is sent nothing any more; what was sent stays. */
    public void retire(RecipientId id) {
        rows.lock(id);
        recipients.retire(id, clock.instant());
        incidents.current(recipients.get(id).organization(), false).stream()
                .flatMap(incident -> rows.of(incident.id()).stream())
                .filter(deadline -> deadline.recipient().equals(id) && deadline.state() == Deadline.State.OPEN)
                .toList()
                .forEach(calendar::drop);
    }

    /** Is sent documents again, from now on. @return false when it was not retired; then nothing changed */
    public boolean bringBack(RecipientId id) {
        rows.lock(id);
        if (!recipients.bringBack(id)) {
            return false;
        }
        Recipient back = recipients.get(id);
        incidents.current(back.organization(), false).filter(Incident::isOpen).ifPresent(incident -> calendar.bringBack(incident, back));
        return true;
    }

    /**
     * Takes a drop back: it is wanted again, or missed when its time has passed meanwhile.
     *
     * @return false when it was not dropped, or the incident is over; then nothing changed
     */
    public boolean restore(DeadlineId id) {
        Optional<Deadline> dropped = rows.find(id)
                .filter(deadline -> deadline.state() == Deadline.State.DROPPED)
                .filter(deadline -> incidents.get(deadline.incident()).isOpen());
        dropped.ifPresent(calendar::restore);
        return dropped.isPresent();
    }

    /** The recipient does not have its document after all. */
    void wantedAfterAll(DeadlineId id) {
        rows.find(id).filter(deadline -> deadline.state() == Deadline.State.MET).ifPresent(deadline -> {
            if (incidents.get(deadline.incident()).isOpen()) {
                calendar.restore(deadline);
            } else {
                rows.state(id, Deadline.State.MISSED);
            }
        });
    }

    /** Changes a recipient; the deadlines to come of the open incident are laid out anew. */
    public void change(RecipientId id, RecipientChange change) {
        rows.lock(id);
        recipients.change(id, change);
        Recipient changed = recipients.get(id);
        incidents.current(changed.organization(), false).filter(Incident::isOpen)
                .ifPresent(incident -> calendar.layAnew(incident, changed));
    }
}
