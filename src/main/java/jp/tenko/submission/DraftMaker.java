package jp.tenko.submission;

import jp.tenko.incident.Incident;
import org.jspecify.annotations.Nullable;

/** Makes one kind of document from what is known; one for each {@link DocumentKind}, in {@code submission.document}. */
public interface DraftMaker {

    DocumentKind kind();

    /**
     * What would be sent to this recipient now. Compared with what was sent to them last, not with what was drafted.
     *
     * @param number 第n報
     * @param filledInBy 記入担当者; null when nobody has looked it over (速報・未確認)
     */
    Draft draft(Incident incident, Recipient recipient, int number, @Nullable Approver filledInBy);
}
