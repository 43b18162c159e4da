package jp.tenko.console;

import java.util.List;
import java.util.Optional;
import jp.tenko.incident.Incident;
import jp.tenko.incident.IncidentId;
import jp.tenko.incident.Incidents;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Of which incident a page tells: the one that its address names, else the one that goes on. */
@Component
public class ChosenIncident {

    private static final int LISTED = 50;

    private final Incidents incidents;

    ChosenIncident(Incidents incidents) {
        this.incidents = incidents;
    }

    /**
     * Empty when none is named and nothing goes on.
     *
     * @param id of the address; one of another organization is not found
     */
    public Optional<Incident> of(SignedIn me, @Nullable Long id) {
        return id == null ? incidents.ongoing(me.organization()) : Optional.of(named(me, id));
    }

    Incident named(SignedIn me, long id) {
        return Found.orNot(incidents.find(new IncidentId(id)).filter(found -> found.organization().equals(me.organization())));
    }

    /** For a page that makes no sense without one. */
    public Incident orNot(SignedIn me, @Nullable Long id) {
        return Found.orNot(of(me, id));
    }

    /** To choose from, the newest first. */
    public List<Incident> all(SignedIn me) {
        return incidents.newest(me.organization(), LISTED);
    }
}
