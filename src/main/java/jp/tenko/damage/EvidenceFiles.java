package jp.tenko.damage;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import jp.tenko.incident.Incident;
import jp.tenko.incident.IncidentId;
import jp.tenko.incident.Incidents;
import jp.tenko.roster.BusinessId;
import org.springframework.stereotype.Component;

/** Opens what an evidence link is for ({@link EvidenceLinks}). */
@Component
public class EvidenceFiles {

    private final EvidenceLinks links;
    private final DamageReports reports;
    private final Photos photos;
    private final AnswerWords words;
    private final Names names;
    private final Incidents incidents;
    private final Clock clock;

    EvidenceFiles(
            EvidenceLinks links,
            DamageReports reports,
            Photos photos,
            AnswerWords words,
            Names names,
            Incidents incidents,
            Clock clock) {
        this.links = links;
        this.reports = reports;
        this.photos = photos;
        this.words = words;
        this.names = names;
        this.incidents = incidents;
        this.clock = clock;
    }

    /**
     * @param language of the words, {@code ja}, {@code en} …
     * @return empty when the link is made up, changed, or too old
     */
    public Optional<EvidenceFile> of(String token, String language) {
        return links.opened(token, clock.instant()).map(evidence -> file(evidence, language));
    }

    /** The same for the office, which needs no link. */
    public EvidenceFile of(IncidentId incident, BusinessId business, String language) {
        return file(new Evidence(incident, business, clock.instant()), language);
    }

    private EvidenceFile file(Evidence evidence, String language) {
        Incident incident = incidents.get(evidence.incident());
        List<Photo> all = photos.of(incident.id(), evidence.business());
        List<EvidenceFile.Report> said = reports.history(incident.id(), evidence.business()).stream()
                .map(revision -> new EvidenceFile.Report(
                        revision,
                        names.of(revision.author()),
                        words.inWords(revision.form(), revision.answers(), language),
                        all.stream().filter(photo -> photo.number() == revision.number()).toList()))
                .toList();
        return new EvidenceFile(
                names.organization(incident.organization()), incident, names.business(evidence.business()), evidence.until(), said);
    }
}
