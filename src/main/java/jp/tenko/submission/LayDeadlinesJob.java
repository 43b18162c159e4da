package jp.tenko.submission;

import java.time.Instant;
import jp.tenko.duty.Duties;
import jp.tenko.duty.Duty;
import jp.tenko.duty.DutyRunner;
import jp.tenko.incident.Incident;
import jp.tenko.incident.IncidentId;
import jp.tenko.incident.Incidents;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;

/** Once a day the calendar of an open incident is laid on by another day. */
class LayDeadlinesJob implements Job {

    private static final String CALENDAR = "calendar:";
    private static final Duty.Kind KIND = Duty.Kind.of("lay_deadlines", LayDeadlinesJob.class);

    private final DutyRunner runner;
    private final Duties duties;
    private final Incidents incidents;
    private final Calendar calendar;

    LayDeadlinesJob(DutyRunner runner, Duties duties, Incidents incidents, Calendar calendar) {
        this.runner = runner;
        this.duties = duties;
        this.incidents = incidents;
        this.calendar = calendar;
    }

    static String subject(IncidentId incident) {
        return CALENDAR + incident.value();
    }

    static Duty of(IncidentId incident, Instant due) {
        return new Duty(subject(incident), KIND, due);
    }

    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
        runner.run(context, duty -> {
            Incident incident = incidents.get(new IncidentId(Long.parseLong(duty.subject().substring(CALENDAR.length()))));
            if (incident.isOpen() && duties.once(duty)) {
                calendar.layOn(incident);
            }
        });
    }
}
