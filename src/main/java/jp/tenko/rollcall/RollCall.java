package jp.tenko.rollcall;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jp.tenko.duty.Duty;
import jp.tenko.incident.IncidentId;
import jp.tenko.incident.IncidentKind;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.OrganizationId;
import org.jspecify.annotations.Nullable;

/**
 * A roll call (点呼・安否確認): everybody asked is safe, injured, in need of help, or silent. It stays open after its
 * deadline, so that late answers count, until a leader ends it.
 *
 * @param incident the disaster or drill it belongs to, and its {@code kind}
 * @param drill marked 【訓練】 in every message and counted apart
 * @param startedBy null: an administrator who is no member of staff
 * @param deadlineAt 60 minutes after the start, unless the plan says otherwise (domain.md §1)
 * @param handovers how often the charge was handed on: 0 is the director, or the first leader where there is none
 * @param closedAt null while open
 * @param closedBy who ended it; null while open, and when nobody did (a real one started, time was up)
 * @param closed why it ended; null while open
 */
public record RollCall(
        RollCallId id,
        OrganizationId organization,
        IncidentId incident,
        IncidentKind kind,
        boolean drill,
        Audience audience,
        @Nullable MemberId startedBy,
        Instant startedAt,
        Instant deadlineAt,
        RollCallPlan plan,
        int handovers,
        @Nullable Instant closedAt,
        @Nullable MemberId closedBy,
        @Nullable Ending closed) {

    /** Why a roll call ended. */
    public enum Ending {
        /** A leader ended it. */
        ENDED,
        /** It was a drill, and a real one started: a real disaster waits for no drill. */
        REAL_STARTED,
        /** Nobody ended it in time. */
        TIME_UP;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Ending of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    public boolean isOpen() {
        return closedAt == null;
    }

    /** An answer given then counts, and says that it is late. */
    public boolean isLate(Instant answeredAt) {
        return answeredAt.isAfter(deadlineAt) || (closedAt != null && answeredAt.isAfter(closedAt));
    }

    /** When it ends by itself. What it has to say is of no use to anyone after that. */
    public Instant endsAt() {
        return plan.at(startedAt, plan.autoCloseAfter());
    }

    /** Everything the plan asks for. The succession goes step by step: each leader has the whole time to answer. */
    List<Duty> duties() {
        List<Duty> duties = new ArrayList<>();
        plan.reminders().forEach(time -> duties.add(duty(Task.REMIND_SILENT, time)));
        plan.summaries().stream()
                .filter(time -> !time.equals(plan.deadline())) // which reports by itself
                .forEach(time -> duties.add(duty(Task.SUMMARY, time)));
        duties.add(duty(Task.DEADLINE, plan.deadline()));
        duties.add(duty(Task.AUTO_CLOSE, plan.autoCloseAfter()));
        duties.add(succession(startedAt));
        return duties;
    }

    /** Down for so long that the next duty of this kind is due as well: that one acts, not both. */
    boolean overtaken(Duty duty, Stream<Duration> times, Instant now) {
        return times.map(time -> plan.at(startedAt, time)).anyMatch(next -> next.isAfter(duty.due()) && !next.isAfter(now));
    }

    /** Whoever is in charge from then on has this long to answer. */
    Duty succession(Instant inChargeSince) {
        return Task.SUCCESSION.of(id, plan.at(inChargeSince, plan.successionAfter()));
    }

    private Duty duty(Task task, Duration time) {
        return task.of(id, plan.at(startedAt, time));
    }
}
