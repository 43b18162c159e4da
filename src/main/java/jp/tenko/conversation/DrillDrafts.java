package jp.tenko.conversation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.tenko.flow.Place;
import jp.tenko.incident.Incident;
import jp.tenko.incident.Incidents;
import jp.tenko.line.LineMessage;
import jp.tenko.roster.OrganizationId;
import org.springframework.stereotype.Component;

/**
 * What was begun in a drill and not sent is nothing in the real thing, nor the other way round: it would be filed as if it had been said of
 * what goes on now. Such a draft is left, with a word, and the report begins anew.
 */
@Component
class DrillDrafts {

    private static final int RECENT = 20;
    private static final Set<String> ABOUT_DAMAGE = Set.of(DamageRecords.DAMAGE_REPORT, DamageRecords.HEARING_SHEET, DamageRecords.OVERVIEW);

    private final Incidents incidents;
    private final Texts texts;

    DrillDrafts(Incidents incidents, Texts texts) {
        this.incidents = incidents;
        this.texts = texts;
    }

    /** Of one organization or of several, whose incidents are read once. */
    void leave(List<Exchange> exchanges) {
        Map<OrganizationId, List<Incident>> recent = new HashMap<>();
        exchanges.stream()
                .filter(exchange -> exchange.talk().places().stream().anyMatch(DrillDrafts::isDraft))
                .forEach(exchange -> leave(exchange, recent.computeIfAbsent(
                        exchange.person().organization().id(), organization -> incidents.newest(organization, RECENT))));
    }

    private void leave(Exchange exchange, List<Incident> recent) {
        boolean drillNow = isDrill(recent.stream().filter(Incident::isOpen).toList());
        boolean left = exchange.leave(place -> isDraft(place) && begunInDrill(place, recent) != drillNow);
        if (left) {
            exchange.say(new LineMessage.Text(texts.text(drillNow ? "draft_before_drill" : "draft_of_drill", exchange.person().language())));
        }
    }

    private static boolean isDraft(Place place) {
        return Talk.isOpen(place) && ABOUT_DAMAGE.contains(place.formId());
    }

    private static boolean begunInDrill(Place place, List<Incident> recent) {
        return isDrill(recent.stream()
                .filter(incident -> !incident.beganAt().isAfter(place.startedAt()))
                .filter(incident -> incident.closedAt() == null || incident.closedAt().isAfter(place.startedAt()))
                .toList());
    }

    /** The real thing goes before a drill, as in {@link Incidents#ongoing}; nothing is no drill: a report opens an incident by itself. */
    private static boolean isDrill(List<Incident> open) {
        return !open.isEmpty() && open.stream().allMatch(Incident::drill);
    }
}
