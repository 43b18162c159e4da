package jp.tenko.conversation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.tenko.damage.DamageReports;
import jp.tenko.damage.HearingDraft;
import jp.tenko.damage.HearingSheets;
import jp.tenko.damage.Question;
import jp.tenko.damage.SheetFromReport;
import jp.tenko.damage.StartingPoint;
import jp.tenko.incident.Incident;
import jp.tenko.incident.Incidents;
import jp.tenko.roster.Business;
import jp.tenko.roster.Businesses;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a form about a business begins with, so that nobody is asked what is known: the report before (第2報 asks only what
 * has changed), the hearing sheet that somebody has begun, what the list of businesses says.
 */
@Component
class StartingAnswers {

    /** Hidden: the report whose answers the form began with, as incident/number. */
    static final String BASED_ON = "based_on";

    /** Hidden: 第n報 and its time, as the person reads it; none the first time. */
    static final String PREVIOUS = "previous";

    private final Incidents incidents;
    private final DamageReports reports;
    private final HearingSheets sheets;
    private final Businesses businesses;
    private final Texts texts;

    StartingAnswers(Incidents incidents, DamageReports reports, HearingSheets sheets, Businesses businesses, Texts texts) {
        this.incidents = incidents;
        this.reports = reports;
        this.sheets = sheets;
        this.businesses = businesses;
        this.texts = texts;
    }

    /** By question, as {@link jp.tenko.flow.FormEngine#begin} takes them; a question the flow does not have is left out there. */
    Map<String, String> of(Person person, String formId, @Nullable String subject) {
        Map<String, String> answers = new LinkedHashMap<>();
        AboutBusiness.of(subject).ifPresent(about -> {
            if (formId.equals(DamageRecords.HEARING_SHEET)) {
                answers.putAll(listed(businesses.get(about.business())));
            }
            incidents.ongoing(person.organization().id()).ifPresent(incident -> answers.putAll(reported(incident, about, formId, person)));
        });
        return answers;
    }

    private Map<String, String> reported(Incident incident, AboutBusiness about, String formId, Person person) {
        Map<String, String> answers = new LinkedHashMap<>();
        Optional<StartingPoint> start = reports.answersToStartFrom(incident.id(), about.business());
        start.ifPresent(known -> {
            answers.putAll(known.answers());
            passedOver(known.answers()).forEach(question -> answers.put(question, ""));
            answers.put(BASED_ON, incident.id().value() + "/" + known.basedOn().number());
            answers.put(PREVIOUS, texts.text(isOfSeveral(known) ? "reports_together" : "report_number", person.language(), Map.of(
                    "number", String.valueOf(known.basedOn().number()), "time", texts.day(known.basedOn().saidAt()))));
        });
        if (formId.equals(DamageRecords.HEARING_SHEET)) {
            answers.putAll(SheetFromReport.of(answers));
            sheets.draft(incident.id(), about.business()).ifPresent(draft -> answers.putAll(begun(incident, draft)));
        }
        return answers;
    }

    /** What is known is more than the newest report says: it must not be taken for what its author said. */
    private static boolean isOfSeveral(StartingPoint known) {
        return !known.answers().equals(known.basedOn().answers());
    }

    /**
     * The number of the report with which the form began; null: none, or one of another incident, in which its author knew
     * nothing of what has been said in this one.
     */
    @Nullable Integer basedOn(Person person, Map<String, String> answers) {
        String[] incidentAndNumber = answers.getOrDefault(BASED_ON, "").split("/");
        return incidentAndNumber.length < 2
                ? null
                : incidents.ongoing(person.organization().id())
                        .filter(incident -> String.valueOf(incident.id().value()).equals(incidentAndNumber[0]))
                        .map(incident -> Integer.valueOf(incidentAndNumber[1]))
                        .orElse(null);
    }

    /** What the report before was asked and left out: it is not asked once more. */
    private static List<String> passedOver(Map<String, String> answers) {
        List<String> asked = answers.containsKey(Question.HIT)
                ? List.of(Question.PHOTOS, Question.HELP)
                : answers.containsKey(Question.TRADING) ? List.of(Question.HELP) : List.of();
        return asked.stream().filter(question -> !answers.containsKey(question)).toList();
    }

    private static Map<String, String> begun(Incident incident, HearingDraft draft) {
        Map<String, String> answers = new LinkedHashMap<>(draft.answers());
        draft.passedOver().forEach(question -> answers.put(question, ""));
        if (draft.basedOn() != null) {
            answers.put(BASED_ON, incident.id().value() + "/" + draft.basedOn());
        }
        return answers;
    }

    /** The head of the hearing sheet (基本情報), under the names its questions have. */
    private static Map<String, String> listed(Business business) {
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put("business_name", business.name());
        putKnown(answers, "representative", business.representative());
        putKnown(answers, "telephone", business.telephone());
        return answers;
    }

    private static void putKnown(Map<String, String> answers, String question, @Nullable String value) {
        if (value != null) {
            answers.put(question, value);
        }
    }
}
