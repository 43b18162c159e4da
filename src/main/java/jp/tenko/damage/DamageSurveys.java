package jp.tenko.damage;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jp.tenko.incident.Incident;
import jp.tenko.incident.IncidentId;
import jp.tenko.incident.IncidentKind;
import jp.tenko.incident.Incidents;
import jp.tenko.line.LineUserId;
import jp.tenko.line.Quota;
import jp.tenko.roster.Business;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.Contact;
import jp.tenko.roster.Contacts;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.Officers;
import jp.tenko.roster.OrganizationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The damage survey (被害調査) of an incident: the director opens it after seeing what it costs, and the directors of districts
 * and trades, or all businesses too, are asked by push; businesses whom LINE does not reach by mail. Whoever is not asked finds it in the menu, where answering costs
 * nothing. Table: {@code damage_survey}.
 */
@Component
public class DamageSurveys {

    private final JdbcClient db;
    private final Incidents incidents;
    private final Officers officers;
    private final Contacts contacts;
    private final DamageVoice voice;
    private final UnreachedBusinesses unreached;

    DamageSurveys(JdbcClient db, Incidents incidents, Officers officers, Contacts contacts, DamageVoice voice,
            UnreachedBusinesses unreached) {
        this.db = db;
        this.incidents = incidents;
        this.officers = officers;
        this.contacts = contacts;
        this.voice = voice;
        this.unreached = unreached;
    }

    /** What opening it would cost, before anybody decides. */
    public SurveyCost cost(OrganizationId organization, Survey.Push push) {
        Optional<IncidentId> incident = incidents.ongoing(organization).map(Incident::id);
        int messages = incident.flatMap(id -> openedBefore(id, push)).isPresent()
                ? 0
                : asked(organization, push, incident).size();
        return new SurveyCost(push, messages, voice.quota(organization));
    }

    /** In the caller's transaction. Nothing is sent when not everybody can be told: half of them would look like silence. */
    public SurveyOpening open(OrganizationId organization, Survey.Push push, MemberId by, Instant at) {
        Incident incident = incident(organization, by, at);
        Optional<Survey> before = openedBefore(incident.id(), push);
        if (before.isPresent()) {
            return new SurveyOpening.AlreadyOpen(before.get());
        }
        Asked asked = asked(organization, push, Optional.of(incident.id()));
        Quota quota = voice.quota(organization);
        if (!quota.covers(asked.size())) {
            return new SurveyOpening.NotEnoughQuota(asked.size(), quota.remaining());
        }
        Survey survey = new Survey(incident.id(), push, by, at, asked.size());
        if (!insert(survey)) {
            return new SurveyOpening.AlreadyOpen(openedBefore(incident.id(), push).orElseThrow());
        }
        voice.askOverview(incident, asked.officers().values());
        voice.askReport(incident, asked.businesses().values());
        if (push == Survey.Push.EVERYBODY) {
            unreached.ask(incident);
        }
        return new SurveyOpening.Opened(incident, survey);
    }

    /** Every opening for this incident, the earliest first; a second one may have told more people. */
    public List<Survey> of(IncidentId incident) {
        return db.sql("select * from damage_survey where incident_id = :incident order by opened_at, push")
                .param("incident", incident.value())
                .query((row, n) -> new Survey(
                        incident,
                        Survey.Push.of(Objects.requireNonNull(row.getString("push"))),
                        new MemberId(row.getLong("opened_by")),
                        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                        row.getInt("told")))
                .list();
    }

    /** An incident that opened by itself, or none at all, is taken up by whoever opens the survey. */
    private Incident incident(OrganizationId organization, MemberId by, Instant at) {
        Incident incident = incidents.ofReport(organization, at);
        return incident.byItself()
                ? incidents.adopt(incident.id(), IncidentKind.OTHER, by).orElse(incident)
                : incident;
    }

    /** It told all whom this opening would tell; whoever told everybody told the officers, too. */
    private Optional<Survey> openedBefore(IncidentId incident, Survey.Push push) {
        return of(incident).stream()
                .filter(one -> one.push() == push || one.push() == Survey.Push.EVERYBODY && push == Survey.Push.OFFICERS)
                .findFirst();
    }

    private boolean officersWereTold(IncidentId incident) {
        return of(incident).stream().anyMatch(survey -> survey.push() == Survey.Push.OFFICERS);
    }

    private boolean insert(Survey survey) {
        return db.sql("""
                insert into damage_survey (incident_id, push, opened_by, opened_at, told)
                values (:incident, :push, :by, :at, :told) on conflict do nothing
                """)
                        .param("incident", survey.incident().value())
                        .param("push", survey.push().code())
                        .param("by", survey.openedBy().value())
                        .param("at", survey.openedAt().atOffset(ZoneOffset.UTC))
                        .param("told", survey.told())
                        .update()
                > 0;
    }

    /**
     * Nobody twice: an officer who speaks for a business is asked as an officer, and told of the rest in the menu; whoever has reported for
     * all their businesses has said what would be asked.
     */
    private Asked asked(OrganizationId organization, Survey.Push push, Optional<IncidentId> incident) {
        Map<LineUserId, DamageVoice.Listener> asOfficers = new LinkedHashMap<>();
        Map<LineUserId, DamageVoice.Listener> asBusinesses = new LinkedHashMap<>();
        if (push != Survey.Push.NOBODY) {
            officers.of(organization).stream()
                    .filter(officer -> officer.reachable() != null)
                    .map(officer -> new DamageVoice.Listener(officer.reachable(), officer.language()))
                    .forEach(one -> asOfficers.put(one.user(), one));
        }
        if (push == Survey.Push.EVERYBODY) {
            Set<BusinessId> heard = incident.map(this::heard).orElse(Set.of());
            contacts.of(organization).stream()
                    .filter(contact -> contact.reachableByLine() && !contact.businesses().stream().map(Business::id).allMatch(heard::contains))
                    .map(DamageSurveys::listener)
                    .filter(one -> !asOfficers.containsKey(one.user()))
                    .forEach(one -> asBusinesses.put(one.user(), one));
        }
        boolean officersKnow = incident.filter(this::officersWereTold).isPresent();
        return new Asked(officersKnow && push == Survey.Push.EVERYBODY ? Map.of() : asOfficers, asBusinesses);
    }

    private Set<BusinessId> heard(IncidentId incident) {
        return db.sql("select business_id from business_damage where incident_id = :incident")
                .param("incident", incident.value())
                .query((row, n) -> new BusinessId(row.getLong("business_id")))
                .set();
    }

    private static DamageVoice.Listener listener(Contact contact) {
        return new DamageVoice.Listener(Objects.requireNonNull(contact.lineUserId()), contact.language());
    }

    private record Asked(
            Map<LineUserId, DamageVoice.Listener> officers, Map<LineUserId, DamageVoice.Listener> businesses) {

        int size() {
            return officers.size() + businesses.size();
        }
    }
}
