package jp.tenko.rollcall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import jp.tenko.duty.Duty;
import org.junit.jupiter.api.Test;
import org.quartz.JobExecutionException;
import org.quartz.Scheduler;
import org.quartz.impl.JobExecutionContextImpl;
import org.quartz.spi.OperableTrigger;
import org.quartz.spi.TriggerFiredBundle;
import org.springframework.beans.factory.annotation.Autowired;

class TimeDoorTest extends RollCallTest {

    @Autowired
    TimeDoor door;

    @Autowired
    Scheduler scheduler;

    @Test
    void fired_twice_it_acts_once() throws Exception {
        Duty duty = Task.SUMMARY.of(started(false).id(), START);
        AtomicInteger acted = new AtomicInteger();

        fire(duty, 0, (rollCall, due) -> acted.incrementAndGet());
        fire(duty, 0, (rollCall, due) -> acted.incrementAndGet());

        assertThat(acted).hasValue(1);
    }

    @Test
    void after_the_end_it_does_nothing() throws Exception {
        RollCall rollCall = started(false);
        tx(() -> rollCalls.close(rollCall.id(), DIRECTOR, START));
        AtomicInteger acted = new AtomicInteger();

        fire(Task.SUMMARY.of(rollCall.id(), START), 0, (open, due) -> acted.incrementAndGet());

        assertThat(acted).hasValue(0);
    }

    @Test
    void what_failed_is_not_done_and_is_tried_again() {
        Duty duty = Task.SUMMARY.of(started(false).id(), START);

        assertThatThrownBy(() -> fire(duty, 0, TimeDoorTest::fail))
                .isInstanceOfSatisfying(JobExecutionException.class, again ->
                        assertThat(again.refireImmediately()).isTrue());

        assertThat(errors()).isZero();
        assertThat(db.sql("select count(*) from duty_done").query(Integer.class).single()).isZero();
    }

    @Test
    void what_fails_for_ever_is_given_up_and_on_record() throws Exception {
        Duty duty = Task.SUMMARY.of(started(false).id(), START);

        fire(duty, 39, TimeDoorTest::fail);

        assertThat(errors()).isEqualTo(1);
    }

    private int errors() {
        return db.sql("select count(*) from duty_done where kind = 'summary' and error like '%no reason%'")
                .query(Integer.class)
                .single();
    }

    private static void fail(RollCall rollCall, Duty duty) {
        throw new IllegalStateException("no reason");
    }

    private void fire(Duty duty, int triedBefore, BiConsumer<RollCall, Duty> act) throws JobExecutionException {
        TriggerFiredBundle fired = new TriggerFiredBundle(
                duty.job(), (OperableTrigger) duty.trigger(), null, false, new Date(), null, null, null);
        JobExecutionContextImpl context = new JobExecutionContextImpl(scheduler, fired, nothing -> {});
        for (int i = 0; i < triedBefore; i++) {
            context.incrementRefireCount();
        }
        door.once(context, act);
    }
}
