package jp.tenko.rollcall;

import java.util.function.BiConsumer;
import jp.tenko.duty.Duties;
import jp.tenko.duty.Duty;
import jp.tenko.duty.DutyRunner;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.springframework.stereotype.Component;

/** The door through which time comes in to a roll call: what is due is done once, if it is still open, with it locked. */
@Component
class TimeDoor {

    private final DutyRunner runner;
    private final Duties duties;
    private final RollCallRows rows;

    TimeDoor(DutyRunner runner, Duties duties, RollCallRows rows) {
        this.runner = runner;
        this.duties = duties;
        this.rows = rows;
    }

    void once(JobExecutionContext context, BiConsumer<RollCall, Duty> act) throws JobExecutionException {
        runner.run(context, duty -> {
            RollCall rollCall = rows.lock(RollCallId.of(duty.subject()));
            if (rollCall.isOpen() && duties.once(duty)) {
                act.accept(rollCall, duty);
            }
        });
    }
}
