/**
 * The roll call (点呼): who is asked, every reply with its time, tally, reminders, summaries, deadline, succession.
 * Tables: {@code roll_call}, {@code roll_call_member}, {@code reply}.
 * Start reading at {@link jp.tenko.rollcall.RollCalls}; what happens when is in {@link jp.tenko.rollcall.RollCallPlan}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"incident", "roster", "line", "duty"})
package jp.tenko.rollcall;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
