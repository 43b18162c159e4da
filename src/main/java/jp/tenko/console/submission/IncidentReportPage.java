package jp.tenko.console.submission;

import static jp.tenko.signin.Access.STAFF;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import jp.tenko.console.Allowed;
import jp.tenko.console.Audit;
import jp.tenko.console.SignedIn;
import jp.tenko.incident.Incident;
import jp.tenko.incident.IncidentId;
import jp.tenko.submission.document.IncidentReports;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 経過報告 of a day, a week or the whole incident, to be read in the meeting and kept; it names members of staff. */
@Controller
class IncidentReportPage {

    private static final int WEEK = 7;

    private final Subject subject;
    private final IncidentReports reports;
    private final Audit audit;
    private final Clock clock;

    IncidentReportPage(Subject subject, IncidentReports reports, Audit audit, Clock clock) {
        this.subject = subject;
        this.reports = reports;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param span {@code day}, {@code week} or {@code all}
     * @param from its first day; null: today, and of a week the six days before
     */
    @GetMapping("/incidents/{id}/report")
    @Allowed(STAFF)
    @Transactional
    public String look(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable long id,
            @RequestParam(defaultValue = "all") String span,
            @RequestParam(required = false) @Nullable LocalDate from,
            Model model) {
        Incident incident = subject.incident(me, new IncidentId(id));
        Instant end = Objects.requireNonNullElse(incident.closedAt(), clock.instant());
        LocalDate lastDay = end.atZone(clock.getZone()).toLocalDate();
        int days = span.equals("week") ? WEEK : 1;
        LocalDate first = Objects.requireNonNullElse(from, lastDay.minusDays(days - 1L));
        boolean whole = !span.equals("day") && !span.equals("week");
        model.addAttribute("report", whole
                ? reports.of(incident, incident.beganAt(), end.plusSeconds(1))
                : reports.of(incident, start(first), start(first.plusDays(days))));
        model.addAttribute("incident", incident);
        model.addAttribute("span", whole ? "all" : span);
        model.addAttribute("from", first);
        audit.note(me, "report-looked-at", null, id + " " + (whole ? "all" : span + " " + first));
        return "submission/incident-report";
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }
}
