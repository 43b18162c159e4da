package jp.tenko.submission.document;

import java.util.List;
import jp.tenko.incident.Incident;
import jp.tenko.submission.FormOneLine;
import jp.tenko.submission.Recipient;
import jp.tenko.submission.Submission;
import tools.jackson.databind.json.JsonMapper;

/**
 * What stands above the rows of Form I, in words: kept with the submission ({@code submission.page}), so that the paper of the first
 * report names whom and what it named, whatever the kind of the incident or the addressee is since.
 */
record FormOneHead(String title, String submittedOn, String asOf, String organization, String filledInBy, boolean unconfirmed) {

    static FormOneHead of(FormOne form) {
        return new FormOneHead(form.title(), form.submittedOn(), form.asOf(), form.organization(), form.filledInBy(), form.unconfirmed());
    }

    static FormOneHead read(String json) {
        return JsonMapper.shared().readValue(json, FormOneHead.class);
    }

    String json() {
        return JsonMapper.shared().writeValueAsString(this);
    }

    FormOne over(List<FormOneLine> lines, Incident incident, Recipient recipient, Submission submission) {
        return new FormOne(incident, recipient, submission.number(), submission.knownAt(), title, submittedOn, asOf, organization, filledInBy,
                unconfirmed, lines);
    }
}
