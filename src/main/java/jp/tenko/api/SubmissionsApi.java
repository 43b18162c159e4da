package jp.tenko.api;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.tenko.incident.Incident;
import jp.tenko.signin.Account;
import jp.tenko.submission.RecipientId;
import jp.tenko.submission.Recipients;
import jp.tenko.submission.SentDocuments;
import jp.tenko.submission.Submission;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What was approved for whom (様式Ⅰ, 情報共有), and whether it is on their desk. The documents themselves go by mail. */
@RestController
class SubmissionsApi {

    private final SentDocuments documents;
    private final Recipients recipients;
    private final ApiFound found;

    SubmissionsApi(SentDocuments documents, Recipients recipients, ApiFound found) {
        this.documents = documents;
        this.recipients = recipients;
        this.found = found;
    }

    record AllSubmissions(List<OneSubmission> submissions) {}

    /**
     * @param number 第n報 to this recipient
     * @param unconfirmed 速報・未確認: nobody approved it in time
     * @param sentAt null: not on its way yet
     */
    record OneSubmission(
            long id,
            String recipient,
            String document,
            int number,
            String state,
            boolean unconfirmed,
            OffsetDateTime approvedAt,
            @Nullable OffsetDateTime sentAt) {}

    @GetMapping("/api/v1/incidents/{id}/submissions")
    AllSubmissions list(@AuthenticationPrincipal Account caller, @PathVariable long id) {
        Incident incident = found.incident(caller, id);
        List<Submission> history = documents.history(incident.id());
        Map<RecipientId, String> named = history.stream()
                .map(Submission::recipient)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), recipient -> recipients.get(recipient).name()));
        return new AllSubmissions(history.stream().map(one -> of(one, named)).toList());
    }

    private OneSubmission of(Submission one, Map<RecipientId, String> named) {
        return new OneSubmission(
                one.id().value(),
                named.getOrDefault(one.recipient(), ""),
                one.document().code(),
                one.number(),
                one.state().code(),
                one.unconfirmed(),
                found.time(one.approvedAt()),
                found.timeOrNone(one.sentAt()));
    }
}
