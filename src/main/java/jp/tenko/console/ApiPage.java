package jp.tenko.console;

import static jp.tenko.signin.Access.ADMINISTRATOR;
import static jp.tenko.signin.Access.VIEWER;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import jp.tenko.signin.AccountId;
import jp.tenko.signin.Accounts;
import jp.tenko.signin.ApiToken;
import jp.tenko.signin.ApiTokens;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What the systems of the town can read, for whoever connects one; and for administrators the tokens they read with. */
@Controller
@RequestMapping("/api")
class ApiPage {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_IN_DAYS = 366;

    private final ApiTokens tokens;
    private final Accounts accounts;
    private final ApiDescription description;
    private final Audit audit;
    private final Clock clock;

    ApiPage(ApiTokens tokens, Accounts accounts, ApiDescription description, Audit audit, Clock clock) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.description = description;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping
    @Allowed(VIEWER)
    String look(@AuthenticationPrincipal SignedIn me, Locale locale, Model model) {
        model.addAttribute("paths", description.paths(locale.getLanguage()));
        model.addAttribute("schemas", description.schemas(locale.getLanguage()));
        model.addAttribute("address", ServletUriComponentsBuilder.fromCurrentContextPath().toUriString());
        model.addAttribute("mayMake", me.may(ADMINISTRATOR));
        if (me.may(ADMINISTRATOR)) {
            model.addAttribute("tokens", tokens.of(me.organization()));
            model.addAttribute("instant", clock.instant());
            model.addAttribute("nextYear", LocalDate.now(clock).plusYears(1));
        }
        return "api";
    }

    /** It is shown once, on the answer itself. */
    @PostMapping("/tokens")
    @Allowed(ADMINISTRATOR)
    @Transactional
    public String make(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam String name,
            @RequestParam LocalDate until,
            @RequestParam(defaultValue = "false") boolean people,
            Locale locale,
            Model model) {
        LocalDate today = LocalDate.now(clock);
        if (name.isBlank() || name.length() > LONGEST_NAME || until.isBefore(today)
                || ChronoUnit.DAYS.between(today, until) > LONGEST_IN_DAYS) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        var endsAt = until.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
        model.addAttribute("token", tokens.make(
                me.organization(), name.strip(), people, endsAt, me.account().id(), clock.instant()));
        audit.note(me, "api-token-made", null, name.strip() + " " + until + (people ? " +" : ""));
        return look(me, locale, model);
    }

    /** Refused from the next request on; it can be given back. */
    @PostMapping("/tokens/{id}/revoke")
    @Allowed(ADMINISTRATOR)
    @Transactional
    public String revoke(@AuthenticationPrincipal SignedIn me, @PathVariable long id) {
        ApiToken token = find(me, id);
        accounts.close(token.account(), clock.instant());
        audit.note(me, "api-token-revoked", null, token.name());
        return "redirect:/api";
    }

    @PostMapping("/tokens/{id}/restore")
    @Allowed(ADMINISTRATOR)
    @Transactional
    public String restore(@AuthenticationPrincipal SignedIn me, @PathVariable long id) {
        ApiToken token = find(me, id);
        accounts.open(token.account(), me.organization());
        audit.note(me, "api-token-restored", null, token.name());
        return "redirect:/api";
    }

    private ApiToken find(SignedIn me, long id) {
        return Found.orNot(tokens.find(new AccountId(id), me.organization()));
    }
}
