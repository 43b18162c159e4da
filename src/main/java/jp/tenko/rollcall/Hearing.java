package jp.tenko.rollcall;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.TreeMap;
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
    private final Succession succession;

    Hearing(Replies replies, Alerts alerts, RollCallRows rows, Summaries summaries, Succession succession) {
        this.replies = replies;
        this.alerts = alerts;
        this.rows = rows;
        this.summaries = summaries;
        this.succession = succession;
    }

    void hear(List<Reply> given) {
        List<Replies.Written> written = replies.write(given);
        alerts.raise(written);
        written.stream()
                .filter(Replies.Written::first)
                .collect(groupingBy(one -> one.rollCall().value(), TreeMap::new, mapping(Replies.Written::member, toSet())))
                .forEach((id, people) -> {
                    succession.answered(rows.get(new RollCallId(id)), people);
                    noticeTheLast(new RollCallId(id));
                });
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
