package jp.tenko.conversation;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jp.tenko.flow.Flow;
import jp.tenko.flow.FlowErrors;
import jp.tenko.flow.FlowLibrary;
import jp.tenko.flow.LiveFlows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every definition of a flow that was ever live: a conversation finishes on the one it began with. Table: {@code flow_definition}. */
@Repository
class FlowDefinitions {

    private static final Logger log = LoggerFactory.getLogger(FlowDefinitions.class);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<String, Optional<Flow>> compiled = new ConcurrentHashMap<>();

    FlowDefinitions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void keep(Flow flow) {
        jdbc.sql("""
                        insert into flow_definition (hash, form_id, version, source, first_used_at)
                        values (:hash, :formId, :version, :source, :now)
                        on conflict (hash) do nothing
                        """)
                .param("hash", flow.hash())
                .param("formId", flow.formId())
                .param("version", flow.version())
                .param("source", flow.source())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    List<FlowLibrary.Known> known() {
        return jdbc.sql("select form_id, version, hash from flow_definition")
                .query((row, n) -> new FlowLibrary.Known(
                        row.getString("form_id"), row.getString("version"), row.getString("hash")))
                .list();
    }

    /** The newest first. */
    List<LiveFlows.Version> versions(String formId, String liveHash) {
        return jdbc.sql("select version, first_used_at, hash from flow_definition where form_id = :formId order by first_used_at desc, version desc")
                .param("formId", formId)
                .query((row, n) -> new LiveFlows.Version(
                        row.getString("version"), row.getTimestamp("first_used_at").toInstant(), row.getString("hash").equals(liveHash)))
                .list();
    }

    /** Empty when it is gone, or when this version of Tenko cannot run it any more. */
    Optional<Flow> definition(String hash) {
        return compiled.computeIfAbsent(hash, this::stored);
    }

    private Optional<Flow> stored(String hash) {
        return jdbc.sql("select form_id, source from flow_definition where hash = :hash")
                .param("hash", hash)
                .query((row, i) -> compiled(row.getString("form_id"), row.getString("source")))
                .optional()
                .flatMap(flow -> flow);
    }

    private static Optional<Flow> compiled(String formId, String source) {
        try {
            return Optional.of(FlowLibrary.parse(formId + ".yaml", source));
        } catch (FlowErrors e) {
            log.warn("A stored definition of {} cannot be run any more; its conversations go on with the newest", formId);
            return Optional.empty();
        }
    }
}
