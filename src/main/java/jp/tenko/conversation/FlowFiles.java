package jp.tenko.conversation;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.tenko.flow.Finding;
import jp.tenko.flow.Flow;
import jp.tenko.flow.FlowErrors;
import jp.tenko.flow.FlowLibrary;
import jp.tenko.flow.FormEngine;
import jp.tenko.flow.LiveFlows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.stereotype.Component;

/**
 * The flows of {@code conversation-flows/} as they are live. A mistake in a file stops the start, with all mistakes at once; while Tenko
 * runs ({@link FlowFolderWatch}) the flows of before stay live until it is corrected. A conversation finishes on the definition it began with.
 */
@Component
class FlowFiles implements LiveFlows {

    private static final Logger log = LoggerFactory.getLogger(FlowFiles.class);

    private final Path folder;
    private final FlowDefinitions definitions;
    private final FlowMistakes mistakes;
    private volatile Live live;

    /** Both change together. */
    private record Live(FlowLibrary library, FormEngine engine) {

        static Live of(FlowLibrary library) {
            return new Live(library, new FormEngine(library));
        }
    }

    FlowFiles(@Value("${tenko.flows}") Path folder, FlowDefinitions definitions, FlowMistakes mistakes) {
        this.folder = folder;
        this.definitions = definitions;
        this.mistakes = mistakes;
        this.live = Live.of(atStart());
        takeIntoUse(live.library());
    }

    private FlowLibrary atStart() {
        try {
            FlowLibrary library = FlowLibrary.load(folder);
            List<Finding> unraised = library.changedWithoutNewVersion(definitions.known());
            if (!unraised.isEmpty()) {
                throw new FlowErrors(unraised);
            }
            return library;
        } catch (FlowErrors e) {
            throw new FailureAnalyzedException(
                    e.getMessage(), "Correct the files in " + folder + " and start again; no conversation was lost.", e);
        }
    }

    /** Takes the folder into use as it is now, whole or not at all. */
    void reload() {
        List<Finding> found = new ArrayList<>();
        Optional<FlowLibrary> changed = load(found);
        changed.ifPresent(library -> {
            found.addAll(library.changedWithoutNewVersion(definitions.known()));
            found.addAll(library.goneSince(live.library()));
        });
        if (changed.isPresent() && found.isEmpty()) {
            takeIntoUse(changed.get());
            live = Live.of(changed.get());
            log.info("The changed conversation flows in {} are live: {}", folder, changed.get().flows());
        } else {
            mistakes.are(found);
            log.warn("The conversation flows in {} were changed, with {} mistake(s); those of before stay live (table flow_mistake):\n{}",
                    folder, found.size(), found.stream().map(Finding::toString).collect(Collectors.joining("\n")));
        }
    }

    private Optional<FlowLibrary> load(List<Finding> found) {
        try {
            return Optional.of(FlowLibrary.load(folder));
        } catch (FlowErrors e) {
            found.addAll(e.findings());
        } catch (UncheckedIOException e) {
            found.add(new Finding(folder.toString(), 1, null, "FLOW001", Finding.Severity.ERROR, String.valueOf(e.getMessage())));
        }
        return Optional.empty();
    }

    private void takeIntoUse(FlowLibrary library) {
        library.flows().forEach(definitions::keep);
        mistakes.are(List.of());
    }

    @Override
    public FlowLibrary library() {
        return live.library();
    }

    @Override
    public List<Version> versions(String formId) {
        return definitions.versions(formId, live.library().flow(formId).hash());
    }

    @Override
    public List<Finding> mistakes() {
        return mistakes.now();
    }

    FormEngine engine() {
        return live.engine();
    }

    /** @throws IllegalArgumentException when there is no such flow; Java names only those that are shipped */
    Flow flow(String formId) {
        return live.library().flow(formId);
    }

    /**
     * The flow of this id, if there is one that this person may begin with a word; ids in buttons may be old or made up. The
     * safety flow has no word: only a roll call begins it.
     */
    Optional<Flow> startable(String formId, Person person) {
        return live.library().flows().stream()
                .filter(flow -> flow.formId().equals(formId))
                .filter(flow -> startable(flow, person))
                .findFirst();
    }

    boolean startable(Flow flow, Person person) {
        return !flow.settings().keywords().isEmpty() && live.library().mayStart(flow, person.roles());
    }

    /** The definition of this hash, live or of before; empty when it is gone. */
    Optional<Flow> definition(String hash) {
        return live.library().byHash(hash).or(() -> definitions.definition(hash));
    }
}
