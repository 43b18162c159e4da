package jp.tenko.operations;

import io.prometheus.metrics.model.snapshots.Labels;
import jp.tenko.line.Backlog;
import jp.tenko.line.Backlogs;
import jp.tenko.line.ChannelKey;
import jp.tenko.line.Quota;
import jp.tenko.line.Quotas;
import jp.tenko.line.Troubles;
import jp.tenko.roster.Organization;
import jp.tenko.roster.Organizations;
import org.springframework.stereotype.Component;

/** What waits between LINE and us, and what did not get through. */
@Component
class ChannelFigures {

    private final Organizations organizations;
    private final Backlogs backlogs;
    private final Troubles troubles;
    private final Quotas quotas;

    ChannelFigures(Organizations organizations, Backlogs backlogs, Troubles troubles, Quotas quotas) {
        this.organizations = organizations;
        this.backlogs = backlogs;
        this.troubles = troubles;
        this.quotas = quotas;
    }

    void gather(Gauges gauges) {
        organizations.all().stream().map(Organization::channel).forEach(channel -> gather(gauges, channel));
    }

    private void gather(Gauges gauges, ChannelKey channel) {
        Labels labels = Labels.of("channel", channel.value());
        Backlog backlog = backlogs.of(channel);
        Troubles.Count trouble = troubles.count(channel);
        Quota quota = quotas.of(channel);
        gauges.set("tenko_inbox_waiting", "Events from LINE that are not handled yet", labels, backlog.inbox());
        gauges.set("tenko_inbox_oldest_seconds", "How long the oldest of them has waited", labels,
                OperatorFigures.seconds(backlog.oldestInbox()));
        gauges.set("tenko_inbox_set_aside", "Events that failed five times, until a leader has noticed them", labels, trouble.setAside());
        gauges.set("tenko_outbox_waiting", "Requests that LINE has not taken yet", labels, backlog.outbox());
        gauges.set("tenko_outbox_oldest_seconds", "How long the oldest of them has waited", labels,
                OperatorFigures.seconds(backlog.oldestOutbox()));
        gauges.set("tenko_outbox_dead", "Messages that will not be sent, until a leader has noticed them", labels, trouble.unsent());
        gauges.set("tenko_line_quota_exhausted", "1: LINE refuses pushes, the month is used up", labels, quota.exhausted() ? 1 : 0);
        if (quota.known() && quota.limit() != null) {
            gauges.set("tenko_line_quota_remaining", "Messages left this month; not there without a limit", labels, quota.remaining());
        }
    }
}
