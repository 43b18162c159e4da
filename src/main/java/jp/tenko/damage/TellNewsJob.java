package jp.tenko.damage;

import jp.tenko.incident.IncidentId;
import jp.tenko.incident.Incidents;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;

/** The minute for which news of an incident was gathered is over: the leaders are told. */
class TellNewsJob implements Job {

    static final String INCIDENT = "incident";

    private final DutyDoor door;
    private final Incidents incidents;
    private final NewsDesk desk;

    TellNewsJob(DutyDoor door, Incidents incidents, NewsDesk desk) {
        this.door = door;
        this.incidents = incidents;
        this.desk = desk;
    }

    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
        IncidentId incident = new IncidentId(Long.parseLong(context.getMergedJobDataMap().getString(INCIDENT)));
        door.through(context, () -> desk.gathered(incidents.get(incident)));
    }
}
