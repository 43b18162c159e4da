package jp.tenko.api;

import java.time.OffsetDateTime;
import java.util.List;
import jp.tenko.incident.Incident;
import jp.tenko.incident.Incidents;
import jp.tenko.signin.Account;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Disasters (災害) and drills (訓練) of the organization whose token it is. */
@RestController
class IncidentsApi {

    private static final int MOST = 200;

    private final Incidents incidents;
    private final ApiFound found;

    IncidentsApi(Incidents incidents, ApiFound found) {
        this.incidents = incidents;
        this.found = found;
    }

    record AllIncidents(List<OneIncident> incidents) {}

    /**
     * @param beganAt T of the plan
     * @param closedAt null while it goes on
     */
    record OneIncident(long id, String kind, boolean drill, OffsetDateTime beganAt, @Nullable OffsetDateTime closedAt) {}

    @GetMapping("/api/v1/incidents")
    AllIncidents list(@AuthenticationPrincipal Account caller, @RequestParam(defaultValue = "50") int limit) {
        return new AllIncidents(incidents.newest(caller.organization(), ApiFound.between(1, MOST, limit)).stream().map(this::of).toList());
    }

    @GetMapping("/api/v1/incidents/{id}")
    OneIncident one(@AuthenticationPrincipal Account caller, @PathVariable long id) {
        return of(found.incident(caller, id));
    }

    private OneIncident of(Incident incident) {
        return new OneIncident(
                incident.id().value(),
                incident.kind().code(),
                incident.drill(),
                found.time(incident.beganAt()),
                found.timeOrNone(incident.closedAt()));
    }
}
