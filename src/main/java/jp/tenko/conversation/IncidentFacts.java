package jp.tenko.conversation;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import jp.tenko.flow.Facts;
import jp.tenko.incident.Incident;
import jp.tenko.incident.IncidentKind;
import jp.tenko.incident.Incidents;
import jp.tenko.rollcall.RollCalls;
import jp.tenko.roster.Member;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What leaders are shown of the real disaster that goes on: {@code goes_on} while they call the roll, {@code disaster} to end it. */
@Component
class IncidentFacts implements FactSource {

    private final Incidents incidents;
    private final RollCalls rollCalls;
    private final Texts texts;
    private final Clock clock;

    IncidentFacts(Incidents incidents, RollCalls rollCalls, Texts texts, Clock clock) {
        this.incidents = incidents;
        this.rollCalls = rollCalls;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public Facts of(Exchange exchange, @Nullable String subject) {
        Member member = exchange.person().member();
        return member == null ? Facts.NONE : new Facts() {
            @Override
            public @Nullable String value(String name, Map<String, String> answers) {
                return switch (name) {
                    case "goes_on" -> real(member).filter(open -> isOfAnotherKind(open, answers)).map(open -> words(open, member)).orElse("");
                    case "disaster" -> real(member).map(open -> words(open, member)).orElse("");
                    default -> null;
                };
            }
        };
    }

    private Optional<Incident> real(Member member) {
        return incidents.current(member.organization(), false);
    }

    /** One that has no kind yet gets it from the roll call, and whoever is late joins the one that runs: there is nothing to ask. */
    private boolean isOfAnotherKind(Incident open, Map<String, String> answers) {
        return open.maySpread(clock.instant())
                && open.kind() != IncidentKind.OTHER
                && !open.kind().code().equals(answers.get("kind"))
                && rollCalls.open(open.organization()).isEmpty();
    }

    private String words(Incident incident, Member member) {
        return texts.text("disaster_since", member.language(), Map.of(
                "kind", texts.kind(incident.kind(), member.language()), "time", texts.day(incident.beganAt())));
    }
}
