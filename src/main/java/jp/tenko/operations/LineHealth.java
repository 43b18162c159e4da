package jp.tenko.operations;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jp.tenko.line.Backlog;
import jp.tenko.line.Backlogs;
import jp.tenko.line.ChannelKey;
import jp.tenko.line.Quotas;
import jp.tenko.line.Troubles;
import jp.tenko.roster.Organizations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Whether LINE takes what we send. It is read off the tables: LINE itself is asked every minute anyway, and not for each look. */
@Component("line")
class LineHealth implements HealthIndicator {

    /** It is asked every minute. */
    private static final Duration SILENT = Duration.ofMinutes(5);

    /** An event waits a tenth of a second; longer than this nobody handles them. */
    private static final Duration STUCK = Duration.ofMinutes(1);

    private final Organizations organizations;
    private final Backlogs backlogs;
    private final Troubles troubles;
    private final Quotas quotas;

    LineHealth(Organizations organizations, Backlogs backlogs, Troubles troubles, Quotas quotas) {
        this.organizations = organizations;
        this.backlogs = backlogs;
        this.troubles = troubles;
        this.quotas = quotas;
    }

    @Override
    public Health health() {
        try {
            List<String> wrong = new ArrayList<>();
            Health.Builder health = Health.up();
            organizations.all().forEach(organization -> {
                List<String> ofChannel = wrong(organization.channel());
                wrong.addAll(ofChannel);
                health.withDetail(organization.channel().value(), ofChannel.isEmpty() ? "takes messages" : ofChannel);
            });
            return wrong.isEmpty() ? health.build() : health.status(Degraded.STATUS).build();
        } catch (DataAccessException e) {
            return Health.unknown().withDetail("what", "the database is away, so nothing is known of LINE").build();
        }
    }

    private List<String> wrong(ChannelKey channel) {
        Backlog backlog = backlogs.of(channel);
        Troubles.Count trouble = troubles.count(channel);
        List<String> wrong = new ArrayList<>();
        if (trouble.refusal() != null) {
            wrong.add("delayed " + trouble.delayed() + ", LINE says: " + trouble.refusal());
        }
        if (quotas.of(channel).exhausted()) {
            wrong.add("the month's messages are used up; replies go on");
        }
        if (backlog.quotaAskedAgo() != null && backlog.quotaAskedAgo().compareTo(SILENT) > 0) {
            wrong.add("LINE has not answered for " + backlog.quotaAskedAgo().toMinutes() + " minutes");
        }
        if (backlog.oldestInbox() != null && backlog.oldestInbox().compareTo(STUCK) > 0) {
            wrong.add(backlog.inbox() + " events wait, the oldest for " + backlog.oldestInbox().toMinutes() + " minutes");
        }
        if (trouble.setAside() > 0 || trouble.unsent() > 0) {
            wrong.add("set aside " + trouble.setAside() + ", unsent " + trouble.unsent() + ": the page /trouble lists them");
        }
        return wrong;
    }
}
