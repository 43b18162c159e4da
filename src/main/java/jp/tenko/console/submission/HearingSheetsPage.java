package jp.tenko.console.submission;

import static jp.tenko.signin.Access.STAFF;

import jp.tenko.console.Allowed;
import jp.tenko.console.Audit;
import jp.tenko.console.SignedIn;
import jp.tenko.incident.Incident;
import jp.tenko.incident.IncidentId;
import jp.tenko.submission.Attachment;
import jp.tenko.submission.document.HearingPapers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Hearing sheets (ヒアリングシート) on paper: those of all damaged businesses, and blank ones to be taken along. */
@Controller
class HearingSheetsPage {

    private final Subject subject;
    private final HearingPapers papers;
    private final Audit audit;

    HearingSheetsPage(Subject subject, HearingPapers papers, Audit audit) {
        this.subject = subject;
        this.papers = papers;
        this.audit = audit;
    }

    @GetMapping("/submission/hearing-sheets")
    @Allowed(STAFF)
    @Transactional
    public String look(@AuthenticationPrincipal SignedIn me, @RequestParam(required = false) @Nullable Long incident, Model model) {
        model.addAttribute("incident", subject.incident(me, incident).orElse(null));
        return "submission/hearing-sheets";
    }

    @GetMapping("/submission/hearing-sheets/blank.xlsx")
    @Allowed(STAFF)
    ResponseEntity<byte[]> blank() {
        return Download.of(new Attachment("ヒアリングシート_白紙.xlsx", Download.XLSX, papers.blank(null, null)));
    }

    /** Of every damaged business, each on a page of its own. */
    @GetMapping("/incidents/{id}/hearing-sheets.xlsx")
    @Allowed(STAFF)
    @Transactional
    public ResponseEntity<byte[]> all(@AuthenticationPrincipal SignedIn me, @PathVariable long id) {
        Incident incident = subject.incident(me, new IncidentId(id));
        audit.note(me, "hearing-sheets-downloaded", null, String.valueOf(id));
        return Download.of(new Attachment("ヒアリングシート_全件.xlsx", Download.XLSX, papers.all(incident)));
    }
}
