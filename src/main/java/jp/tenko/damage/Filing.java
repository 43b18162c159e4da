package jp.tenko.damage;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import jp.tenko.incident.Incident;
import jp.tenko.incident.Incidents;
import jp.tenko.roster.Business;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.Businesses;
import jp.tenko.roster.OrganizationId;
import org.springframework.stereotype.Component;

/** Files what businesses say: many in a few statements, nobody's report lost to somebody else who reports at the same moment. */
@Component
class Filing {

    private final Incidents incidents;
    private final Businesses businesses;
    private final RevisionRows rows;
    private final BusinessDamages damages;
    private final Photos photos;
    private final NewsDesk news;

    Filing(
            Incidents incidents,
            Businesses businesses,
            RevisionRows rows,
            BusinessDamages damages,
            Photos photos,
            NewsDesk news) {
        this.incidents = incidents;
        this.businesses = businesses;
        this.rows = rows;
        this.damages = damages;
        this.photos = photos;
        this.news = news;
    }

    List<Filed> file(List<Statement> statements) {
        List<Told> told = told(statements);
        List<Reported> reported = told.stream().map(Told::reported).distinct().toList();
        damages.lock(reported);
        Map<Reported, List<Revision>> before = rows.of(reported);
        Map<Reported, List<Revision>> known = new HashMap<>(before);
        Map<Statement, Filed> filed = new HashMap<>();
        told.stream().sorted(comparing(one -> one.statement().saidAt())).forEach(one -> {
            List<Revision> all = known.getOrDefault(one.reported(), List.of());
            Filed result = one.after(all);
            if (!result.again()) {
                known.put(one.reported(), Stream.concat(all.stream(), Stream.of(result.revision())).toList());
            }
            filed.putIfAbsent(one.statement(), result);
        });
        write(filed.values().stream().filter(one -> !one.again()).toList(), before, known);
        return statements.stream().map(one -> Objects.requireNonNull(filed.get(one))).toList();
    }

    private void write(
            List<Filed> filed, Map<Reported, List<Revision>> before, Map<Reported, List<Revision>> known) {
        if (filed.isEmpty()) {
            return;
        }
        Map<Reported, BusinessDamages.Row> now = new HashMap<>();
        filed.forEach(one -> now.computeIfAbsent(
                one.reported(), about -> BusinessDamages.Row.of(about, Objects.requireNonNull(known.get(about)))));
        rows.insert(filed);
        damages.put(List.copyOf(now.values()));
        photos.filed(filed);
        lastOfEach(filed).forEach(one -> news.filed(
                one,
                Figures.of(Known.of(before.getOrDefault(one.reported(), List.of()))),
                Objects.requireNonNull(now.get(one.reported())).figures()));
    }

    /** Several reports of one business in one batch are one piece of news. In one order, so that nobody waits for each other. */
    private static List<Filed> lastOfEach(List<Filed> filed) {
        Map<Reported, Filed> last = new HashMap<>();
        filed.forEach(one -> last.merge(
                one.reported(), one, (earlier, later) -> later.number() > earlier.number() ? later : earlier));
        return last.values().stream()
                .sorted(comparing((Filed one) -> one.incident().id().value()).thenComparing(one -> one.revision().saidAt()))
                .toList();
    }

    private List<Told> told(List<Statement> statements) {
        Map<BusinessId, Business> listed = businesses.byIds(statements.stream().map(Statement::business).toList());
        Map<OrganizationId, Incident> real = new HashMap<>();
        List<Told> told = new ArrayList<>();
        for (Statement statement : statements) {
            Business business = Objects.requireNonNull(listed.get(statement.business()), "a report is of a known business");
            if (!business.organization().equals(statement.organization())) {
                throw new IllegalArgumentException("business " + business.id().value() + " is of another organization");
            }
            told.add(new Told(statement, business, incident(statement, real)));
        }
        return told;
    }

    /** One query for all as long as a real incident is open: then everything belongs to it. */
    private Incident incident(Statement statement, Map<OrganizationId, Incident> real) {
        Incident known = real.get(statement.organization());
        if (known != null) {
            return known;
        }
        Incident incident = incidents.ofReport(statement.organization(), statement.saidAt());
        if (incident.isOpen() && !incident.drill()) {
            real.put(statement.organization(), incident);
        }
        return incident;
    }

    /** A statement, of whom it is, and the incident to which it belongs. */
    private record Told(Statement statement, Business business, Incident incident) {

        Reported reported() {
            return new Reported(incident.id(), business.id());
        }

        /** @param before all revisions of this business */
        Filed after(List<Revision> before) {
            Optional<Revision> same = before.stream()
                    .filter(one -> one.eventId().equals(statement.eventId()))
                    .findFirst();
            if (same.isPresent()) {
                Integer parallel = same.get().parallelTo();
                return new Filed(statement, incident, same.get(), true, before.stream()
                        .filter(one -> parallel != null && one.number() == parallel)
                        .findFirst()
                        .orElse(null));
            }
            int newest = before.stream().mapToInt(Revision::number).max().orElse(0);
            int basedOn = statement.basedOn() == null ? 0 : Math.min(statement.basedOn(), newest);
            Optional<Revision> parallel = before.stream()
                    .filter(one -> one.number() > basedOn && !one.author().equals(statement.author()))
                    .max(comparing(Revision::number));
            Revision revision = new Revision(
                    incident.id(), business.id(), newest + 1, statement.form(), statement.answers(), statement.saidAt(),
                    statement.receivedAt(), statement.source(), statement.author(), statement.eventId(),
                    basedOn == 0 ? null : basedOn, parallel.map(Revision::number).orElse(null));
            return new Filed(statement, incident, revision, false, parallel.orElse(null));
        }
    }
}
