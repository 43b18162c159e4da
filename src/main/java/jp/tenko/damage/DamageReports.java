package jp.tenko.damage;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import jp.tenko.incident.Incident;
import jp.tenko.incident.IncidentId;
import jp.tenko.incident.Incidents;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.OrganizationId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The damage reports (被害報告) of businesses: 第1報, 第2報 … each kept as it was said, with its time, its source and its author;
 * nothing is ever overwritten. Tables: {@code damage_report}, and {@code business_damage} with what is counted of the newest.
 */
@Component
public class DamageReports {

    private final Incidents incidents;
    private final RevisionRows rows;
    private final BusinessDamages damages;

    DamageReports(Incidents incidents, RevisionRows rows, BusinessDamages damages) {
        this.incidents = incidents;
        this.rows = rows;
        this.damages = damages;
    }

    /**
     * Files what businesses say, in the caller's transaction, many in a few statements. A report belongs to the real incident
     * if one is open, else to the open drill; with neither it opens an incident by itself.
     *
     * @return for each statement, in their order, which report it became
     */
    public List<Filed> revise(List<Statement> statements) {
        if (statements.isEmpty()) {
            return List.of();
        }
        Map<Statement, Incident> belongs = incidents(statements);
        Set<Reported> reported = new LinkedHashSet<>();
        statements.forEach(one -> reported.add(reported(one, belongs)));
        damages.lock(reported);
        Map<Reported, List<Revision>> known = new HashMap<>(rows.of(reported));
        List<Revision> written = new ArrayList<>();
        List<Set<String>> sensitive = new ArrayList<>();
        Map<Statement, Filed> filed = new HashMap<>();
        statements.stream().sorted(comparing(Statement::saidAt)).forEach(statement -> {
            Reported about = reported(statement, belongs);
            List<Revision> before = known.getOrDefault(about, List.of());
            Filed one = filed(statement, Objects.requireNonNull(belongs.get(statement)), about, before);
            filed.put(statement, one);
            if (!one.again()) {
                List<Revision> after = new ArrayList<>(before);
                after.add(one.revision());
                known.put(about, after);
                written.add(one.revision());
                sensitive.add(statement.sensitive());
            }
        });
        if (!written.isEmpty()) {
            rows.insert(written, sensitive);
            damages.put(written.stream()
                    .map(one -> new Reported(one.incident(), one.business()))
                    .distinct()
                    .map(about -> BusinessDamages.Row.of(about, Objects.requireNonNull(known.get(about))))
                    .toList());
        }
        return statements.stream().map(one -> Objects.requireNonNull(filed.get(one))).toList();
    }

    /** The report of a business that was said last; empty when it is silent in this incident. */
    public Optional<Revision> latest(IncidentId incident, BusinessId business) {
        return Optional.ofNullable(history(incident, business)).filter(all -> !all.isEmpty()).map(List::getLast);
    }

    /** Every report of a business, in the order in which they were said. */
    public List<Revision> history(IncidentId incident, BusinessId business) {
        Reported one = new Reported(incident, business);
        return rows.of(Set.of(one)).getOrDefault(one, List.of());
    }

    /** What the next report of a business begins with; empty when its first is still to come. */
    public Optional<StartingPoint> answersToStartFrom(IncidentId incident, BusinessId business) {
        List<Revision> history = history(incident, business);
        if (history.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> answers = new LinkedHashMap<>();
        Known.of(history).forEach((question, answer) -> answers.put(question, answer.value()));
        Revision newest = history.stream().max(comparing(Revision::number)).orElseThrow();
        return Optional.of(new StartingPoint(incident, newest, answers));
    }

    /** What differs between two reports, in the order of the later form: for 修正 and 変更無 of Form I, and for the history. */
    public static List<Change> differences(@Nullable Revision before, Revision after) {
        Map<String, String> old = before == null ? Map.of() : before.answers();
        Set<String> questions = new LinkedHashSet<>(after.answers().keySet());
        questions.addAll(new TreeSet<>(old.keySet()));
        return questions.stream()
                .map(question -> new Change(question, old.get(question), after.answers().get(question)))
                .filter(change -> !Objects.equals(change.before(), change.after()))
                .toList();
    }

    /** One query for all as long as a real incident is open: then everything belongs to it. */
    private Map<Statement, Incident> incidents(List<Statement> statements) {
        Map<OrganizationId, Incident> real = new HashMap<>();
        Map<Statement, Incident> belongs = new HashMap<>();
        for (Statement statement : statements) {
            Incident incident = real.get(statement.organization());
            if (incident == null) {
                incident = incidents.ofReport(statement.organization(), statement.saidAt());
                if (incident.isOpen() && !incident.drill()) {
                    real.put(statement.organization(), incident);
                }
            }
            belongs.put(statement, incident);
        }
        return belongs;
    }

    private static Reported reported(Statement statement, Map<Statement, Incident> belongs) {
        return new Reported(Objects.requireNonNull(belongs.get(statement)).id(), statement.business());
    }

    private static Filed filed(Statement statement, Incident incident, Reported about, List<Revision> before) {
        Optional<Revision> same = before.stream().filter(one -> one.eventId().equals(statement.eventId())).findFirst();
        if (same.isPresent()) {
            return new Filed(statement, incident, same.get(), true, numbered(before, same.get().parallelTo()));
        }
        int basedOn = statement.basedOn() == null ? 0 : Math.min(statement.basedOn(), highest(before));
        Optional<Revision> parallel = before.stream()
                .filter(one -> one.number() > basedOn && !one.author().equals(statement.author()))
                .max(comparing(Revision::number));
        Revision revision = new Revision(
                about.incident(), about.business(), highest(before) + 1, statement.form(), statement.answers(),
                statement.saidAt(), statement.receivedAt(), statement.source(), statement.author(), statement.eventId(),
                basedOn == 0 ? null : basedOn, parallel.map(Revision::number).orElse(null));
        return new Filed(statement, incident, revision, false, parallel.orElse(null));
    }

    private static int highest(List<Revision> revisions) {
        return revisions.stream().mapToInt(Revision::number).max().orElse(0);
    }

    private static @Nullable Revision numbered(List<Revision> revisions, @Nullable Integer number) {
        return revisions.stream().filter(one -> number != null && one.number() == number).findFirst().orElse(null);
    }
}
