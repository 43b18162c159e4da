/**
 * What has to be done at a certain time, and once: reminders and summaries of a roll call, nudges in a conversation, news that was gathered.
 * Triggers are Quartz's, written in the transaction of whatever caused them. Tables: {@code duty_done}, {@code qrtz_*}. Start reading at
 * {@link jp.tenko.duty.Duty}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package jp.tenko.duty;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
