package jp.tenko.incident;

import java.time.Instant;

/**
 * Somebody who has something to do when an incident opens or is over, however that came about: the calendar of what is due to whom.
 * Implemented by a package that this one may not know. Called inside the transaction that opens or closes it.
 */
public interface IncidentWatch {

    void opened(Incident incident);

    void closed(Incident incident);

    /** Its end was a slip of the finger. @param closedSince it was closed no earlier */
    void reopened(Incident incident, Instant closedSince);
}
