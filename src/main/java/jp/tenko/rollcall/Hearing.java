package jp.tenko.rollcall;

import java.util.List;
import org.springframework.stereotype.Component;

/** Takes answers: writes them, alerts the leaders when lives are at stake, notices when the last one has answered. */
@Component
class Hearing {

    /** More people than that never answer in transactions that are all still open: so somebody sees the last one. */
    private static final int IN_FLIGHT = 512;

    private final Replies replies;
    private final Alerts alerts;
    private final RollCallRows rows;
    private final Summaries summaries;

    Hearing(Replies replies, Alerts alerts, RollCallRows rows, Summaries summaries) {
        this.replies = replies;
        this.alerts = alerts;
        this.rows = rows;
        this.summaries = summaries;
    }

    void hear(List<Reply> given) {
        List<Replies.Written> written = replies.write(given);
        alerts.raise(written);
        written.stream()
                .filter(Replies.Written::first)
                .map(one -> one.rollCall().value())
                .distinct()
                .sorted()
                .map(RollCallId::new)
                .forEach(this::noticeTheLast);
    }

    /**
     * The last two may answer at the same moment, each unseen by the other's transaction. So when only few are left,
     * one transaction at a time looks.
     */
    private void noticeTheLast(RollCallId id) {
        if (rows.moreSilentThan(id, IN_FLIGHT)) {
            return;
        }
        RollCall rollCall = rows.lock(id);
        if (!rows.moreSilentThan(id, 0)) {
            summaries.allAnswered(rollCall);
        }
    }
}
