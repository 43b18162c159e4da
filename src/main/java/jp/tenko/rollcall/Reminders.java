package jp.tenko.rollcall;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.tenko.duty.Duties;
import jp.tenko.duty.Duty;
import jp.tenko.line.Quota;
import jp.tenko.roster.Member;
import org.springframework.stereotype.Component;

/**
 * Asks the silent again: by the plan, and when a leader wants it. All of them or, when the month's messages do not
 * reach for all, none.
 */
@Component
class Reminders {

    private static final String REMINDED = "reminded";
    private static final String QUOTA_STOP = "quota_stop";

    private final Tallies tallies;
    private final Duties duties;
    private final Voice voice;
    private final Clock clock;

    Reminders(Tallies tallies, Duties duties, Voice voice, Clock clock) {
        this.tallies = tallies;
        this.duties = duties;
        this.voice = voice;
        this.clock = clock;
    }

    /** A reminder of the plan is due. */
    void due(RollCall rollCall, Duty duty) {
        if (!rollCall.overtaken(duty, rollCall.plan().reminders().stream(), clock.instant())) {
            remind(rollCall);
        }
    }

    /** The roll call is locked, so two leaders who tap at once remind once. */
    Reminder remind(RollCall rollCall) {
        if (!rollCall.isOpen()) {
            return new Reminder.Over();
        }
        Instant now = clock.instant();
        List<Instant> before = duties.done(rollCall.id().subject(), REMINDED);
        if (!before.isEmpty() && rollCall.plan().passed(before.getLast(), now).compareTo(Duration.ofMinutes(1)) < 0) {
            return new Reminder.JustReminded(before.getLast());
        }
        List<Member> all = tallies.silent(rollCall);
        voice.askUnreached(rollCall, all);
        List<Member> silent = all.stream().filter(Member::reachableByLine).toList();
        if (silent.isEmpty()) {
            return new Reminder.NobodySilent();
        }
        Quota quota = voice.quota(rollCall.organization(), rollCall.drill());
        if (!quota.covers(silent.size())) {
            return stopped(rollCall, new Reminder.NotEnoughQuota(silent.size(), quota.remaining()));
        }
        int number = before.size() + 1;
        duties.once(rollCall.id().subject(), REMINDED, now);
        voice.reminder(rollCall, number, silent);
        return new Reminder.Reminded(number, silent.size());
    }

    private Reminder stopped(RollCall rollCall, Reminder.NotEnoughQuota stop) {
        if (duties.once(rollCall.id().subject(), QUOTA_STOP, rollCall.startedAt())) {
            voice.quotaStop(rollCall, stop, tallies.charge(rollCall).told());
        }
        return stop;
    }
}
