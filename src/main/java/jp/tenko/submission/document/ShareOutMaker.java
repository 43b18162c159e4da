package jp.tenko.submission.document;

import java.util.ArrayList;
import java.util.List;
import jp.tenko.incident.Incident;
import jp.tenko.submission.Approver;
import jp.tenko.submission.Attachment;
import jp.tenko.submission.DocumentKind;
import jp.tenko.submission.Draft;
import jp.tenko.submission.DraftMaker;
import jp.tenko.submission.Recipient;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** The share-out to the town (情報共有, domain.md §1): a mail that says it all, and a page to print. */
@Component
class ShareOutMaker implements DraftMaker {

    private final ShareOuts shareOuts;
    private final ShareOutBook book;
    private final DocumentWords words;
    private final ObjectMapper json;

    ShareOutMaker(ShareOuts shareOuts, ShareOutBook book, DocumentWords words, ObjectMapper json) {
        this.shareOuts = shareOuts;
        this.book = book;
        this.words = words;
        this.json = json;
    }

    @Override
    public DocumentKind kind() {
        return DocumentKind.SHARE_OUT;
    }

    @Override
    public Draft draft(Incident incident, Recipient recipient, int number, @Nullable Approver filledInBy) {
        ShareOut shareOut = shareOuts.of(incident, recipient, number, filledInBy);
        String marks = words.drill(incident) + (shareOut.unconfirmed() ? words.of("unconfirmed.mark") : "");
        long unknown = shareOut.figures().getOrDefault("amount_unknown", 0L);
        List<Draft.Missing> missing = new ArrayList<>();
        if (unknown > 0) {
            missing.add(new Draft.Missing("amount", Math.toIntExact(unknown)));
        }
        return new Draft(
                number,
                shareOut.knownAt(),
                words.of("share-out.subject", marks, number, shareOut.organization()),
                shareOuts.text(shareOut),
                List.of(new Attachment(FileNames.xlsx(words.of("share-out.file", marks, shareOut.organization(), number)),
                        FileNames.XLSX, book.of(shareOut))),
                List.of(),
                missing,
                shareOut.figures(),
                json.writeValueAsString(shareOuts.page(shareOut)));
    }
}
