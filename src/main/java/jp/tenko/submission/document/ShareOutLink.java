package jp.tenko.submission.document;

import java.util.Optional;
import jp.tenko.incident.IncidentId;
import jp.tenko.submission.RecipientId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where whoever has an account at the society, a viewer of the town, opens a share-out in the browser. It names incident, recipient
 * and number, which stand when the text is written; the submission has its id later. It is no secret: sign-in comes before the page.
 */
@Component
class ShareOutLink {

    private final String publicUrl;

    /** @param publicUrl how browsers reach Tenko; empty: nobody elsewhere could open a link, so there is none */
    ShareOutLink(@Value("${tenko.public-url}") String publicUrl) {
        this.publicUrl = publicUrl.strip().replaceAll("/+$", "");
    }

    Optional<String> of(IncidentId incident, RecipientId recipient, int number) {
        return publicUrl.isEmpty()
                ? Optional.empty()
                : Optional.of(publicUrl + "/submission/share-out/" + incident.value() + "/" + recipient.value() + "/" + number);
    }
}
