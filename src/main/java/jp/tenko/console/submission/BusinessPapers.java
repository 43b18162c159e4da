package jp.tenko.console.submission;

import static jp.tenko.signin.Access.STAFF;

import java.net.URI;
import jp.tenko.console.Allowed;
import jp.tenko.console.Audit;
import jp.tenko.console.Found;
import jp.tenko.console.SignedIn;
import jp.tenko.incident.Incident;
import jp.tenko.roster.Business;
import jp.tenko.submission.Attachment;
import jp.tenko.submission.document.HearingPapers;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The hearing sheet of one business on paper: with what is known, or to be filled in by hand. A code in its corner opens the same
 * sheet in the console, for whoever types it in afterwards.
 */
@Controller
class BusinessPapers {

    private final Subject subject;
    private final BusinessSubject businesses;
    private final HearingPapers papers;
    private final Audit audit;
    private final URI url;

    BusinessPapers(
            Subject subject, BusinessSubject businesses, HearingPapers papers, Audit audit, @Value("${tenko.public-url}") URI url) {
        this.subject = subject;
        this.businesses = businesses;
        this.papers = papers;
        this.audit = audit;
        this.url = url;
    }

    /** @param blank only the name and the address stand on it already */
    @GetMapping("/damage/{business}/hearing-sheet.xlsx")
    @Allowed(STAFF)
    @Transactional
    public ResponseEntity<byte[]> hearingSheet(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable long business,
            @RequestParam(required = false) @Nullable Long incident,
            @RequestParam(defaultValue = "false") boolean blank) {
        Business about = businesses.of(me, business);
        byte[] code = QrPicture.of(url + "/damage/" + business + "/hearing-sheet");
        audit.note(me, "hearing-sheets-downloaded", null, BusinessSubject.code(about));
        if (blank) {
            return file(about, "_白紙", papers.blank(about, code));
        }
        Incident of = Found.orNot(subject.incident(me, incident));
        return file(about, "", papers.of(of, about.id(), code));
    }

    private static ResponseEntity<byte[]> file(Business about, String mark, byte[] xlsx) {
        return Download.of(new Attachment("ヒアリングシート_" + BusinessSubject.code(about) + mark + ".xlsx", Download.XLSX, xlsx));
    }
}
