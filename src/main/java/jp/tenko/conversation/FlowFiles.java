package jp.tenko.conversation;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jp.tenko.flow.Flow;
import jp.tenko.flow.FlowErrors;
import jp.tenko.flow.FlowLibrary;
import jp.tenko.flow.FormEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The flows of {@code conversation-flows/}, and every definition that was ever in use (table {@code flow_definition}): a
 * conversation finishes on the one it began with. A mistake in a file stops the start, with all mistakes at once.
 */
@Component
class FlowFiles {

    private static final Logger log = LoggerFactory.getLogger(FlowFiles.class);

    private final FlowLibrary library;
    private final FormEngine engine;
    private final JdbcClient jdbc;
    private final Map<String, Optional<Flow>> earlier = new ConcurrentHashMap<>();

    FlowFiles(@Value("${tenko.flows}") Path folder, JdbcClient jdbc, Clock clock) {
        this.library = load(folder);
        this.engine = new FormEngine(library);
        this.jdbc = jdbc;
        library.flows().forEach(flow -> keep(flow, clock));
    }

    private static FlowLibrary load(Path folder) {
        try {
            return FlowLibrary.load(folder);
        } catch (FlowErrors e) {
            throw new FailureAnalyzedException(
                    e.getMessage(), "Correct the files in " + folder + " and start again; no conversation was lost.", e);
        }
    }

    FlowLibrary library() {
        return library;
    }

    FormEngine engine() {
        return engine;
    }

    /** @throws IllegalArgumentException when there is no such flow; Java names only those that are shipped */
    Flow flow(String formId) {
        return library.flow(formId);
    }

    /**
     * The flow of this id, if there is one that this person may begin with a word; ids in buttons may be old or made up. The
     * safety flow has no word: only a roll call begins it.
     */
    Optional<Flow> startable(String formId, Person person) {
        return library.flows().stream()
                .filter(flow -> flow.formId().equals(formId))
                .filter(flow -> startable(flow, person))
                .findFirst();
    }

    boolean startable(Flow flow, Person person) {
        return !flow.settings().keywords().isEmpty() && library.mayStart(flow, person.roles());
    }

    /** The definition of this hash, live or from the table; empty when it is gone. */
    Optional<Flow> definition(String hash) {
        Optional<Flow> live = library.byHash(hash);
        return live.isPresent() ? live : earlier.computeIfAbsent(hash, this::stored);
    }

    private Optional<Flow> stored(String hash) {
        return jdbc.sql("select form_id, source from flow_definition where hash = :hash")
                .param("hash", hash)
                .query((row, i) -> compiled(row.getString("form_id"), row.getString("source")))
                .optional()
                .flatMap(flow -> flow);
    }

    /** Empty when this version of Tenko cannot run it any more: then its answers are carried to the newest. */
    private static Optional<Flow> compiled(String formId, String source) {
        try {
            return Optional.of(FlowLibrary.parse(formId + ".yaml", source));
        } catch (FlowErrors e) {
            log.warn("A stored definition of {} cannot be run any more; its conversations go on with the newest", formId);
            return Optional.empty();
        }
    }

    private void keep(Flow flow, Clock clock) {
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
}
