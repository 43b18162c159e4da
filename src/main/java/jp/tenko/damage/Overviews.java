package jp.tenko.damage;

import java.util.List;
import jp.tenko.incident.Incident;
import jp.tenko.incident.Incidents;
import org.springframework.stereotype.Component;

/** What the directors of districts and trades say, every time they say it. Table: {@code district_overview}. */
@Component
public class Overviews {

    private final Incidents incidents;
    private final OverviewRows rows;
    private final Photos photos;
    private final NewsDesk news;

    Overviews(Incidents incidents, OverviewRows rows, Photos photos, NewsDesk news) {
        this.incidents = incidents;
        this.rows = rows;
        this.photos = photos;
        this.news = news;
    }

    /**
     * In the caller's transaction, each with a few statements: there are few of these people. One without an open incident
     * opens it; the same event again changes nothing.
     */
    public void report(List<Overview> overviews) {
        for (Overview overview : overviews) {
            Incident incident = incidents.ofReport(overview.organization(), overview.saidAt());
            boolean before = newest(incident).stream().anyMatch(one -> one.isOfSame(overview) && one.cutOff());
            rows.write(overview, incident).ifPresent(id -> {
                photos.reported(incident.id(), id, overview);
                if (overview.cutOff() && !before) {
                    news.cutOff(incident, id);
                }
            });
        }
    }

    /** What each of them said last of each district and trade, the newest first. */
    public List<Overview> newest(Incident incident) {
        return rows.newest(incident);
    }
}
