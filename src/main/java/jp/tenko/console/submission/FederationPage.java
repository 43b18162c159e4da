package jp.tenko.console.submission;

import static jp.tenko.signin.Access.STAFF;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.tenko.console.Allowed;
import jp.tenko.console.Audit;
import jp.tenko.console.Found;
import jp.tenko.console.SignedIn;
import jp.tenko.incident.Incident;
import jp.tenko.incident.IncidentId;
import jp.tenko.roster.Business;
import jp.tenko.submission.federation.Field;
import jp.tenko.submission.federation.TypedEntries;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Typing into the federation's system: a list of businesses that several people share, and of each the fields in that system's order,
 * to be copied with one tap and ticked off.
 */
@Controller
@RequestMapping("/submission/federation")
class FederationPage {

    /** More lines than that are on the next page: what is still to be typed is on the first. */
    static final int ON_A_PAGE = 100;

    private final Subject subject;
    private final FederationList list;
    private final TypedEntries entries;
    private final BusinessSubject businesses;
    private final Audit audit;

    FederationPage(Subject subject, FederationList list, TypedEntries entries, BusinessSubject businesses, Audit audit) {
        this.subject = subject;
        this.list = list;
        this.entries = entries;
        this.businesses = businesses;
        this.audit = audit;
    }

    @GetMapping
    @Allowed(STAFF)
    @Transactional
    public String look(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(required = false) @Nullable Long incident,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        show(me, incident, page, model);
        return "submission/federation";
    }

    /** The part that brings itself up to date, so that each sees what the others do. */
    @GetMapping("/lines")
    @Allowed(STAFF)
    @Transactional
    public @Nullable String lines(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(required = false) @Nullable Long incident,
            @RequestParam(defaultValue = "") String seen,
            @RequestParam(defaultValue = "0") int page,
            Model model,
            HttpServletResponse response) {
        Incident chosen = Found.orNot(subject.incident(me, incident));
        if (entries.fingerprint(chosen.id()).equals(seen)) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT); // nothing has happened: what is on the screen stays
            return null;
        }
        show(me, incident, page, model);
        return "submission/federation-lines";
    }

    private void show(SignedIn me, @Nullable Long incident, int page, Model model) {
        Incident chosen = subject.incident(me, incident).orElse(null);
        String seen = chosen == null ? "" : entries.fingerprint(chosen.id()); // before the list, so that nothing is missed
        List<FederationLine> lines = chosen == null ? List.of() : list.of(chosen);
        model.addAttribute("incident", chosen);
        int pages = Math.max(1, Math.ceilDiv(lines.size(), ON_A_PAGE));
        int shown = Math.clamp(page, 0, pages - 1);
        model.addAttribute("lines", lines.subList(shown * ON_A_PAGE, Math.min(lines.size(), (shown + 1) * ON_A_PAGE)));
        model.addAttribute("all", lines.size());
        model.addAttribute("page", shown);
        model.addAttribute("pages", pages);
        model.addAttribute("seen", seen);
        model.addAttribute("left", lines.stream().filter(line -> !line.state().equals("done")).count());
    }

    @GetMapping("/{incident}/{business}")
    @Allowed(STAFF)
    @Transactional
    public String business(@AuthenticationPrincipal SignedIn me, @PathVariable long incident, @PathVariable long business, Model model) {
        Incident of = subject.incident(me, new IncidentId(incident));
        Business about = businesses.of(me, business);
        List<Field> fields = list.all(of, about.id());
        var entry = entries.of(of.id(), about.id());
        model.addAttribute("incident", of);
        model.addAttribute("business", about);
        model.addAttribute("fields", fields);
        model.addAttribute("entry", entry);
        model.addAttribute("changed", entry.changed(fields));
        model.addAttribute("mine", entry.takenBy() != null && entry.takenBy().equals(me.account().member()));
        model.addAttribute("names", subject.names(Stream.of(entry.takenBy(), entry.typedBy())));
        model.addAttribute("mayType", me.account().member() != null);
        audit.note(me, "federation-looked-at", null, BusinessSubject.code(about));
        return "submission/federation-business";
    }

    /** Nobody else types it from now on. */
    @PostMapping("/{incident}/{business}/take")
    @Allowed(STAFF)
    @Transactional
    public String take(
            @AuthenticationPrincipal SignedIn me, @PathVariable long incident, @PathVariable long business,
            @RequestParam(defaultValue = "false") boolean anyway, RedirectAttributes onwards) {
        Incident of = subject.incident(me, new IncidentId(incident));
        Business about = businesses.of(me, business);
        if (!entries.take(of.id(), about.id(), me.asMember(), anyway)) {
            onwards.addFlashAttribute("problem", "taken");
        }
        return link(of, about);
    }

    @PostMapping("/{incident}/{business}/release")
    @Allowed(STAFF)
    @Transactional
    public String release(@AuthenticationPrincipal SignedIn me, @PathVariable long incident, @PathVariable long business) {
        Incident of = subject.incident(me, new IncidentId(incident));
        entries.release(of.id(), businesses.of(me, business).id(), me.asMember());
        return "redirect:/submission/federation?incident=" + incident;
    }

    /**
     * It stands there now, as the page showed it: what has come in since is to be typed again.
     *
     * @param sent {@code name} and {@code value} of each field that was shown, in their order
     */
    @PostMapping("/{incident}/{business}/typed")
    @Allowed(STAFF)
    @Transactional
    public String typed(
            @AuthenticationPrincipal SignedIn me, @PathVariable long incident, @PathVariable long business,
            @RequestParam MultiValueMap<String, String> sent, RedirectAttributes onwards) {
        Incident of = subject.incident(me, new IncidentId(incident));
        Business about = businesses.of(me, business);
        if (!entries.typed(of.id(), about.id(), me.asMember(), shown(sent))) {
            onwards.addFlashAttribute("problem", "taken");
            return link(of, about);
        }
        audit.note(me, "federation-typed", null, BusinessSubject.code(about));
        onwards.addFlashAttribute("done", "federation-typed");
        boolean stillTrue = entries.of(of.id(), about.id()).changed(list.all(of, about.id())).isEmpty();
        return stillTrue ? "redirect:/submission/federation?incident=" + incident : link(of, about);
    }

    /** A browser ends the lines of a form's values in its own way. */
    private static List<Field> shown(MultiValueMap<String, String> sent) {
        List<String> names = sent.getOrDefault("name", List.of());
        List<String> values = sent.getOrDefault("value", List.of());
        if (names.size() != values.size()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, names.size() + " names and " + values.size() + " values; expected one value for each name");
        }
        return IntStream.range(0, names.size())
                .mapToObj(i -> new Field(names.get(i), values.get(i).replace("\r\n", "\n").replace("\0", "")))
                .toList();
    }

    @PostMapping("/{incident}/{business}/untyped")
    @Allowed(STAFF)
    @Transactional
    public String untyped(@AuthenticationPrincipal SignedIn me, @PathVariable long incident, @PathVariable long business) {
        Incident of = subject.incident(me, new IncidentId(incident));
        Business about = businesses.of(me, business);
        me.asMember();
        entries.untyped(of.id(), about.id());
        audit.note(me, "federation-untyped", null, BusinessSubject.code(about));
        return link(of, about);
    }

    private static String link(Incident incident, Business business) {
        return "redirect:/submission/federation/" + incident.id().value() + "/" + business.id().value();
    }
}
