package jp.tenko.submission.document;

import java.util.Optional;
import jp.tenko.submission.SentDocuments;
import jp.tenko.submission.Submission;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** The print page of a share-out as it was approved, whatever has become known since: for the FAX, and to look it up. */
@Component
public class SentShareOuts {

    private final SentDocuments sent;
    private final ObjectMapper json;

    SentShareOuts(SentDocuments sent, ObjectMapper json) {
        this.sent = sent;
        this.json = json;
    }

    /** Empty: it was sent before pages were kept, and its mail says the same. */
    public Optional<ShareOutPage> page(Submission submission) {
        return sent.page(submission.id()).map(page -> json.readValue(page, ShareOutPage.class));
    }
}
