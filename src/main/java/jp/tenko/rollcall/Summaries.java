package jp.tenko.rollcall;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import jp.tenko.duty.Duties;
import jp.tenko.duty.Duty;
import org.springframework.stereotype.Component;

/** Tells whoever is in charge how a roll call stands: at the times of the plan, and as soon as all have answered. */
@Component
class Summaries {

    private static final String ALL_ANSWERED = "all_answered";

    private final Tallies tallies;
    private final Duties duties;
    private final Voice voice;
    private final Clock clock;

    Summaries(Tallies tallies, Duties duties, Voice voice, Clock clock) {
        this.tallies = tallies;
        this.duties = duties;
        this.voice = voice;
        this.clock = clock;
    }

    /** A summary of the plan, or the deadline's, is due. */
    void due(RollCall rollCall, Duty duty) {
        RollCallPlan plan = rollCall.plan();
        Tally tally = tallies.of(rollCall, clock.instant());
        boolean toldAlready = tally.allAnswered() && !duties.done(rollCall.id().subject(), ALL_ANSWERED).isEmpty();
        Stream<Duration> times = Stream.concat(plan.summaries().stream(), Stream.of(plan.deadline()));
        if (!toldAlready && !rollCall.overtaken(duty, times, clock.instant())) {
            voice.summary(rollCall, tally, usefulUntil(rollCall, tally.now()));
        }
    }

    /** All have answered: nobody has to wait for the next summary. The roll call is locked. */
    void allAnswered(RollCall rollCall) {
        if (rollCall.isOpen() && duties.once(rollCall.id().subject(), ALL_ANSWERED, rollCall.startedAt())) {
            voice.summary(rollCall, tallies.of(rollCall, clock.instant()), rollCall.endsAt());
        }
    }

    /** When LINE is down so long that the next summary is due, this one is stale. */
    private static Instant usefulUntil(RollCall rollCall, Instant now) {
        return rollCall.plan().summaries().stream()
                .map(time -> rollCall.plan().at(rollCall.startedAt(), time))
                .filter(next -> next.isAfter(now))
                .findFirst()
                .orElse(rollCall.endsAt());
    }
}
