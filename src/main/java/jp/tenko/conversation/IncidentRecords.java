package jp.tenko.conversation;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import jp.tenko.flow.FormRecord;
import jp.tenko.flow.Outcome;
import jp.tenko.incident.Incident;
import jp.tenko.incident.Incidents;
import jp.tenko.rollcall.RollCalls;
import jp.tenko.roster.Member;
import org.springframework.stereotype.Component;

/** A leader says that the response to a real disaster is over. A drill ends with its roll call. */
@Component
class IncidentRecords {

    private final Incidents incidents;
    private final RollCalls rollCalls;
    private final Texts texts;
    private final Clock clock;

    IncidentRecords(Incidents incidents, RollCalls rollCalls, Texts texts, Clock clock) {
        this.incidents = incidents;
        this.rollCalls = rollCalls;
        this.texts = texts;
        this.clock = clock;
    }

    Outcome close(Member leader, FormRecord record) {
        Optional<Incident> open = incidents.current(leader.organization(), false);
        if (open.isEmpty()) {
            return Records.outcome("none", Map.of());
        }
        if (rollCalls.open(leader.organization()).isPresent()) {
            return Records.outcome("roll_call_open", Map.of());
        }
        incidents.close(open.get().id(), leader.id(), clock.instant());
        return Records.outcome("closed", Map.of("kind", texts.kind(open.get().kind(), leader.language())));
    }
}
