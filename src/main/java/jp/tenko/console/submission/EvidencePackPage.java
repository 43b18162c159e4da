package jp.tenko.console.submission;

import static jp.tenko.signin.Access.STAFF;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import jp.tenko.console.Allowed;
import jp.tenko.console.Audit;
import jp.tenko.console.Found;
import jp.tenko.console.SignedIn;
import jp.tenko.incident.Incident;
import jp.tenko.roster.Business;
import jp.tenko.submission.document.EvidencePacks;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The evidence of one business as a file, for its certificate. Who takes it is written down. */
@Controller
class EvidencePackPage {

    private final Subject subject;
    private final BusinessSubject businesses;
    private final EvidencePacks packs;
    private final Audit audit;

    EvidencePackPage(Subject subject, BusinessSubject businesses, EvidencePacks packs, Audit audit) {
        this.subject = subject;
        this.businesses = businesses;
        this.packs = packs;
        this.audit = audit;
    }

    /** Written piece by piece, since photos are large; so no transaction is open while a slow line takes it. */
    @GetMapping("/damage/{business}/evidence.zip")
    @Allowed(STAFF)
    void evidence(
            @AuthenticationPrincipal SignedIn me, @PathVariable long business, @RequestParam(required = false) @Nullable Long incident,
            HttpServletResponse response) throws IOException {
        Business about = businesses.of(me, business);
        Incident of = Found.orNot(subject.incident(me, incident));
        audit.note(me, "evidence-downloaded", null, BusinessSubject.code(about));
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                .filename(packs.name(of.id(), about.id()), StandardCharsets.UTF_8)
                .build()
                .toString());
        packs.write(of.id(), about.id(), response.getOutputStream());
    }
}
