package jp.tenko.damage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.tenko.incident.Incident;
import jp.tenko.roster.Business;
import jp.tenko.roster.Organization;

/**
 * Everything a business has said and sent in an incident (証拠): to be shown to it, and printed by it for a certificate or a
 * loan.
 *
 * @param until when the link that shows it ends
 * @param reports in the order in which they were said
 */
public record EvidenceFile(
        Organization organization, Incident incident, Business business, Instant until, List<Report> reports) {

    public EvidenceFile {
        reports = List.copyOf(reports);
    }

    /**
     * @param author the name of whoever said it
     * @param lines the answers as people read them; pictures are in {@code photos}
     * @param photos those that came with this report, also those that are missing or were taken back
     */
    public record Report(Revision revision, String author, List<AnswerWords.Line> lines, List<Photo> photos) {}

    /** A photo of this file; empty for any other. */
    public Optional<Photo> photo(String messageId) {
        return reports.stream()
                .flatMap(report -> report.photos().stream())
                .filter(photo -> photo.messageId().equals(messageId))
                .findFirst();
    }
}
