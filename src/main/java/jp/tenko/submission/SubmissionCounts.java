package jp.tenko.submission;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many documents are in which state, for whoever runs Tenko. Table: {@code submission}. */
@Repository
public class SubmissionCounts {

    private final JdbcClient db;

    SubmissionCounts(JdbcClient db) {
        this.db = db;
    }

    /** State ({@link Submission.State#code}) → how many, over all incidents; a state that none is in is 0. */
    public Map<String, Integer> byState() {
        Map<String, Integer> counts = new TreeMap<>();
        for (Submission.State state : Submission.State.values()) {
            counts.put(state.code(), 0);
        }
        db.sql("select state, count(*) as documents from submission group by state")
                .query(row -> {
                    counts.put(row.getString("state"), row.getInt("documents"));
                });
        return counts;
    }
}
