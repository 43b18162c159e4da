package jp.tenko.damage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import jp.tenko.incident.IncidentId;
import jp.tenko.roster.BusinessId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is known of every business of an incident: one statement, and no more than one business's reports in memory at a time. */
@Component
public class KnownDamages {

    private final RevisionRows rows;

    KnownDamages(RevisionRows rows) {
        this.rows = rows;
    }

    /** What is known of one, also of a registration that was found in the list; empty when it has not reported. */
    public Optional<KnownDamage> of(IncidentId incident, BusinessId business) {
        AtomicReference<@Nullable KnownDamage> found = new AtomicReference<>();
        Gathering gathering = new Gathering(found::set);
        rows.ofOne(incident, business, gathering::add);
        gathering.end();
        return Optional.ofNullable(found.get());
    }

    /**
     * Each business that has reported, damaged or not, once, by its id; a registration that was found in the list is the listed
     * business, what the office declined is left out. Streams inside a transaction; without one the driver reads all at once.
     */
    public void each(IncidentId incident, Consumer<KnownDamage> deed) {
        Gathering gathering = new Gathering(deed);
        rows.each(incident, gathering::add);
        gathering.end();
    }

    /** Rows come ordered by business: when the next one begins, the one before is whole. */
    private static final class Gathering {

        private final Consumer<KnownDamage> deed;
        private final List<Revision> revisions = new ArrayList<>();
        private final Set<String> sensitive = new TreeSet<>();
        private @Nullable BusinessId business;

        Gathering(Consumer<KnownDamage> deed) {
            this.deed = deed;
        }

        void add(Revision revision, List<String> marked) {
            if (!revision.business().equals(business)) {
                end();
                business = revision.business();
            }
            revisions.add(revision);
            sensitive.addAll(marked);
        }

        void end() {
            if (business != null) {
                deed.accept(KnownDamage.of(business, revisions, sensitive));
            }
            revisions.clear();
            sensitive.clear();
        }
    }
}
