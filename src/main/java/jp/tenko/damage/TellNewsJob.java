package jp.tenko.damage;

import java.time.Instant;
import jp.tenko.duty.Duties;
import jp.tenko.duty.Duty;
import jp.tenko.duty.DutyRunner;
import jp.tenko.incident.IncidentId;
import jp.tenko.incident.Incidents;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;

/** The minute for which news of an incident was gathered is over: the leaders are told. */
class TellNewsJob implements Job {

    private static final String INCIDENT = "incident:";

    private final DutyRunner runner;
    private final Duties duties;
    private final Incidents incidents;
    private final NewsDesk desk;

    TellNewsJob(DutyRunner runner, Duties duties, Incidents incidents, NewsDesk desk) {
        this.runner = runner;
        this.duties = duties;
        this.incidents = incidents;
        this.desk = desk;
    }

    static Duty of(IncidentId incident, Instant due) {
        return new Duty(INCIDENT + incident.value(), Duty.Kind.of("tell_news", TellNewsJob.class), due);
    }

    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
        runner.run(context, duty -> {
            if (duties.once(duty)) {
                long id = Long.parseLong(duty.subject().substring(INCIDENT.length()));
                desk.gathered(incidents.get(new IncidentId(id)));
            }
        });
    }
}
