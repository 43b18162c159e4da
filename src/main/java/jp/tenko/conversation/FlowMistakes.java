package jp.tenko.conversation;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import jp.tenko.flow.Finding;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** What is wrong with the files of flows now, for whoever runs Tenko; empty: they are what is live. Table: {@code flow_mistake}. */
@Repository
class FlowMistakes {

    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;
    private final Clock clock;

    FlowMistakes(TransactionTemplate transactions, JdbcClient jdbc, Clock clock) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** In the place of those of before. */
    void are(List<Finding> mistakes) {
        transactions.executeWithoutResult(transaction -> {
            jdbc.sql("delete from flow_mistake").update();
            mistakes.forEach(this::insert);
        });
    }

    /** In the order of the files; in several JVMs it is the same. */
    List<Finding> now() {
        return jdbc.sql("select file, line, about, code, message from flow_mistake order by file, line, code")
                .query((row, n) -> new Finding(
                        row.getString("file"),
                        row.getInt("line"),
                        row.getString("about").isEmpty() ? null : row.getString("about"),
                        row.getString("code"),
                        Finding.Severity.ERROR,
                        row.getString("message")))
                .list();
    }

    private void insert(Finding mistake) {
        jdbc.sql("""
                        insert into flow_mistake (file, line, about, code, message, found_at)
                        values (:file, :line, :about, :code, :message, :now)
                        """)
                .param("file", mistake.file())
                .param("line", mistake.line())
                .param("about", mistake.question() == null ? "" : mistake.question())
                .param("code", mistake.code())
                .param("message", mistake.message())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
