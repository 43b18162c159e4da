package jp.tenko.submission.document;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.tenko.damage.DamageReports;
import jp.tenko.damage.Overviews;
import jp.tenko.incident.Incident;
import jp.tenko.incident.Incidents;
import jp.tenko.incident.ResponsePolicy;
import jp.tenko.rollcall.Called;
import jp.tenko.rollcall.RollCall;
import jp.tenko.roster.Area;
import jp.tenko.submission.SentDocuments;
import jp.tenko.submission.Submission;
import org.springframework.stereotype.Component;

/** What happened when, in words. Damage reports are told by the hour: hundreds of them say less than their number. */
@Component
class Timeline {

    private final Incidents incidents;
    private final SentDocuments sent;
    private final DamageReports reports;
    private final Overviews overviews;
    private final DocumentWords words;

    Timeline(Incidents incidents, SentDocuments sent, DamageReports reports, Overviews overviews, DocumentWords words) {
        this.incidents = incidents;
        this.sent = sent;
        this.reports = reports;
        this.overviews = overviews;
        this.words = words;
    }

    List<IncidentReport.Moment> of(Incident incident) {
        List<IncidentReport.Moment> moments = new ArrayList<>();
        moments.add(moment(incident.beganAt(), "opened", words.of("kind." + incident.kind().code())));
        if (incident.closedAt() != null) {
            moments.add(moment(incident.closedAt(), "closed"));
        }
        for (ResponsePolicy policy : incidents.policies(incident.id())) {
            String chosen = policy.code() == null ? "" : words.or("share-out.policy." + policy.code(), "");
            moments.add(moment(policy.chosenAt(), "policy",
                    chosen.isEmpty() ? Impersonal.words(Objects.requireNonNullElse(policy.words(), "")) : chosen));
        }
        sent.history(incident.id()).forEach(submission -> {
            approval(submission).ifPresent(moments::add);
            moments.add(submission(submission));
        });
        reports.byHour(incident.id()).forEach(hour ->
                moments.add(moment(hour.last(), "reports", hour.reports(), hour.businesses())));
        overviews.newest(incident).forEach(overview -> moments.add(moment(overview.saidAt(), "overview", area(overview.area()))));
        return moments;
    }

    List<IncidentReport.Moment> of(RollCall rollCall, List<Called> called) {
        List<IncidentReport.Moment> moments = new ArrayList<>();
        moments.add(moment(rollCall.startedAt(), "roll_call", called.size()));
        called.stream().filter(one -> one.answeredAt() != null).forEach(one ->
                moments.add(moment(Objects.requireNonNull(one.answeredAt()), "answered", one.member().name())));
        if (rollCall.closedAt() != null) {
            long silent = called.stream().filter(one -> one.answeredAt() == null).count();
            moments.add(moment(rollCall.closedAt(), "roll_call_closed", silent));
        }
        return moments;
    }

    /** Who looked it over, and when; nobody did where it went out 速報・未確認. */
    private Optional<IncidentReport.Moment> approval(Submission submission) {
        return Optional.ofNullable(submission.approver())
                .map(name -> moment(submission.approvedAt(), "approved", submission.subject(), name));
    }

    private IncidentReport.Moment submission(Submission submission) {
        Instant at = submission.sentAt() == null ? submission.approvedAt() : submission.sentAt();
        String what = submission.state().code();
        return new IncidentReport.Moment(at, what, words.of("timeline.submission", submission.subject(), words.of("timeline.state." + what)));
    }

    private String area(Area area) {
        return switch (area) {
            case Area.Whole() -> words.of("share-out.whole");
            case Area.OfDistrict(String name) -> name;
            case Area.OfTrade(String name) -> name;
        };
    }

    private IncidentReport.Moment moment(Instant at, String what, Object... values) {
        return new IncidentReport.Moment(at, what, words.of("timeline." + what, values));
    }
}
