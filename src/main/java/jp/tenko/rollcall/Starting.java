package jp.tenko.rollcall;

import java.util.List;
import java.util.Optional;
import jp.tenko.duty.Duties;
import jp.tenko.incident.Incident;
import jp.tenko.incident.IncidentKind;
import jp.tenko.incident.Incidents;
import jp.tenko.incident.Opening;
import jp.tenko.roster.Member;
import org.springframework.stereotype.Component;

/** Starts roll calls: the row, whom it asks, the prompt and the triggers appear together or not at all. */
@Component
class Starting {


    private final RollCallRows rows;
    private final Incidents incidents;
    private final Duties duties;
    private final Endings endings;
    private final Voice voice;
    private final RollCallPlans plans;

    Starting(
            RollCallRows rows, Incidents incidents, Duties duties, Endings endings, Voice voice, RollCallPlans plans) {
        this.rows = rows;
        this.incidents = incidents;
        this.duties = duties;
        this.endings = endings;
        this.voice = voice;
        this.plans = plans;
    }

    /** What runs already: a real one stops a drill, but no drill starts beside a real one. Locks the organization. */
    Optional<RollCall> running(StartOrder order) {
        rows.lock(order.organization());
        Optional<RollCall> real = rows.open(order.organization(), false);
        return order.drill() ? real.or(() -> rows.open(order.organization(), true)) : real;
    }

    /** The real disaster that goes on, when a drill is ordered beside it. */
    Optional<Incident> realBesideDrill(StartOrder order) {
        return order.drill() ? incidents.current(order.organization(), false) : Optional.empty();
    }

    RollCall start(StartOrder order, List<Member> asked) {
        rows.open(order.organization(), true).ifPresent(drill -> endings.realStarted(drill, order.at()));
        RollCall rollCall = rows.insert(order, incident(order).id(), plans.of(order.organization()));
        rows.insertMembers(rollCall.id(), asked);
        voice.prompt(rollCall, asked);
        duties.schedule(rollCall.duties());
        return rollCall;
    }

    private Incident incident(StartOrder order) {
        incidents.lock(order.organization());
        return incidents
                .current(order.organization(), order.drill())
                .flatMap(open -> belonging(order, open))
                .orElseGet(() -> incidents.open(
                        new Opening(order.organization(), order.kind(), order.drill(), order.startedBy(), order.at())));
    }

    /** An incident that a damage report opened by itself, or that nobody named, has no kind yet: the roll call says what it is. */
    private Optional<Incident> belonging(StartOrder order, Incident open) {
        if (order.drill() || order.another() || !open.maySpread(order.at())) {
            return Optional.empty();
        }
        if (open.byItself()) {
            return incidents.adopt(open.id(), order.kind(), order.startedBy());
        }
        return Optional.of(open.kind() == IncidentKind.OTHER ? incidents.name(open.id(), order.kind()) : open);
    }
}
