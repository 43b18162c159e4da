package jp.tenko.api;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import jp.tenko.incident.Incident;
import jp.tenko.incident.IncidentId;
import jp.tenko.incident.Incidents;
import jp.tenko.signin.Account;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** What all resources need: the incident that an address names, and times with the offset of Japan. */
@Component
class ApiFound {

    private final Incidents incidents;
    private final Clock clock;

    ApiFound(Incidents incidents, Clock clock) {
        this.incidents = incidents;
        this.clock = clock;
    }

    /** Of another organization, made up, or gone: the answer is the same (404), so nobody learns what exists. */
    Incident incident(Account caller, long id) {
        return incidents.find(new IncidentId(id))
                .filter(found -> found.organization().equals(caller.organization()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** {@code 2026-07-10T02:05:00+09:00}. */
    OffsetDateTime time(Instant at) {
        return at.atZone(clock.getZone()).toOffsetDateTime();
    }

    @Nullable OffsetDateTime timeOrNone(@Nullable Instant at) {
        return at == null ? null : time(at);
    }

    Instant now() {
        return clock.instant();
    }

    static int between(int least, int most, int asked) {
        if (asked < least || asked > most) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return asked;
    }
}
