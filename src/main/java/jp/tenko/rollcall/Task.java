package jp.tenko.rollcall;

import java.time.Instant;
import java.util.Locale;
import jp.tenko.duty.Duty;
import org.quartz.Job;

/** What a roll call does at certain times. Of two that are due together, the one with the higher priority comes first. */
enum Task {
    SUCCESSION(SuccessionJob.class, 8),
    SUMMARY(SummaryJob.class, 6),
    DEADLINE(DeadlineJob.class, 6),
    REMIND_SILENT(RemindSilentJob.class, 5),
    AUTO_CLOSE(AutoCloseJob.class, 1);

    private final Duty.Kind kind;

    Task(Class<? extends Job> job, int priority) {
        this.kind = new Duty.Kind(name().toLowerCase(Locale.ROOT), job, priority);
    }

    Duty of(RollCallId rollCall, Instant due) {
        return new Duty(rollCall.subject(), kind, due);
    }
}
