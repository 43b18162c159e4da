package jp.tenko.damage;

import static java.util.Comparator.comparing;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.tenko.incident.IncidentId;
import jp.tenko.roster.BusinessId;
import org.springframework.stereotype.Component;

/**
 * The damage reports (被害報告) of businesses: 第1報, 第2報 … each kept as it was said, with its time, its source and its author;
 * nothing is ever overwritten. Tables: {@code damage_report}, and {@code business_damage} with what is counted of the newest.
 */
@Component
public class DamageReports {

    private final Filing filing;
    private final RevisionRows rows;
    private final SameBusiness same;

    DamageReports(Filing filing, RevisionRows rows, SameBusiness same) {
        this.filing = filing;
        this.rows = rows;
        this.same = same;
    }

    /**
     * Files what businesses say, in the caller's transaction, many in a few statements. A report belongs to the real incident
     * if one is open, else to the open drill; with neither it opens an incident by itself.
     *
     * @return for each statement, in their order, which report it became
     */
    public List<Filed> revise(List<Statement> statements) {
        return statements.isEmpty() ? List.of() : filing.file(statements);
    }

    /**
     * A registration was matched to the list. If both had reported in an incident, the reports of the registration become the
     * further ones of the listed business, marked as made without knowing of each other.
     */
    public void joined(BusinessId registered, BusinessId listed) {
        same.joined(registered, listed);
    }

    /** The report of a business that was said last; empty when it is silent in this incident. */
    public Optional<Revision> latest(IncidentId incident, BusinessId business) {
        return history(incident, business).stream().reduce((earlier, later) -> later);
    }

    /** In which incident the business reported last; empty when it never has. */
    public Optional<IncidentId> lastIncident(BusinessId business) {
        return rows.lastIncident(business);
    }

    /** Every report of a business, in the order in which they were said; {@link Change#between} tells two of them apart. */
    public List<Revision> history(IncidentId incident, BusinessId business) {
        Reported one = new Reported(incident, business);
        return rows.of(Set.of(one)).getOrDefault(one, List.of());
    }

    /** The same of many at once; who has said nothing is not in it. */
    public Map<BusinessId, List<Revision>> histories(IncidentId incident, Collection<BusinessId> businesses) {
        Map<BusinessId, List<Revision>> histories = new HashMap<>();
        rows.of(businesses.stream().map(business -> new Reported(incident, business)).toList())
                .forEach((reported, history) -> histories.put(reported.business(), history));
        return histories;
    }

    /** The same without telephone numbers, places, photos and whatever else the forms mark as sensitive. */
    public List<Revision> historyWithoutPersonal(IncidentId incident, BusinessId business) {
        Reported one = new Reported(incident, business);
        return rows.withoutPersonal(Set.of(one)).getOrDefault(one, List.of());
    }

    /** What these reports add up to: every question's newest answer, in the order in which they were answered. */
    public static Map<String, String> known(List<Revision> history) {
        Map<String, String> answers = new LinkedHashMap<>();
        Known.of(history).forEach((question, answer) -> answers.put(question, answer.value()));
        return answers;
    }

    /** How many reports came, hour by hour; hours without one are not there. */
    public List<ReportedHour> byHour(IncidentId incident) {
        return rows.byHour(incident);
    }

    /** What the next report of a business begins with; empty when its first is still to come. */
    public Optional<StartingPoint> answersToStartFrom(IncidentId incident, BusinessId business) {
        List<Revision> history = history(incident, business);
        return history.stream()
                .max(comparing(Revision::number))
                .map(newest -> new StartingPoint(incident, newest, known(history)));
    }
}
