package jp.tenko.console.access;

import static jp.tenko.signin.Access.ADMINISTRATOR;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import jp.tenko.console.Allowed;
import jp.tenko.console.Audit;
import jp.tenko.console.Found;
import jp.tenko.console.SignedIn;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.Members;
import jp.tenko.signin.Account;
import jp.tenko.signin.AccountId;
import jp.tenko.signin.Accounts;
import jp.tenko.signin.SignIn;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who may open the console: administrators among the members, viewers from outside until a day, and who is kept out. */
@Controller
@RequestMapping("/access")
class AccessPage {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_IN_DAYS = 366;

    private final Accounts accounts;
    private final SignIn signIn;
    private final Members members;
    private final Audit audit;
    private final Clock clock;

    AccessPage(Accounts accounts, SignIn signIn, Members members, Audit audit, Clock clock) {
        this.accounts = accounts;
        this.signIn = signIn;
        this.members = members;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping
    @Allowed(ADMINISTRATOR)
    String look(@AuthenticationPrincipal SignedIn me, Model model) {
        model.addAttribute("accounts", accounts.of(me.organization(), clock.instant()));
        model.addAttribute("members", members.of(me.organization()).stream().filter(member -> !member.onLeave()).toList());
        model.addAttribute("nextMonth", LocalDate.now(clock).plusMonths(1));
        return "access";
    }

    /** The link is shown once, to be handed over; it lasts a week. */
    @PostMapping("/viewers")
    @Allowed(ADMINISTRATOR)
    @Transactional
    public String invite(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam String name,
            @RequestParam LocalDate until,
            @RequestParam(defaultValue = "false") boolean people,
            Model model) {
        LocalDate today = LocalDate.now(clock);
        if (name.isBlank() || name.length() > LONGEST_NAME || until.isBefore(today)
                || ChronoUnit.DAYS.between(today, until) > LONGEST_IN_DAYS) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        AccountId viewer = accounts.viewer(
                me.organization(), name.strip(), people, until.plusDays(1).atStartOfDay(clock.getZone()).toInstant(), clock.instant());
        audit.note(me, "viewer-invited", null, name.strip() + " " + until + (people ? " +" : ""));
        model.addAttribute("link", signIn.invitation(viewer, clock.instant()));
        return look(me, model);
    }

    @PostMapping("/administrators")
    @Allowed(ADMINISTRATOR)
    @Transactional
    public String administrator(
            @AuthenticationPrincipal SignedIn me, @RequestParam long member, @RequestParam boolean yes, RedirectAttributes onwards) {
        MemberId known = Found.orNot(members.of(me.organization()).stream()
                .filter(one -> one.id().value() == member)
                .findFirst()).id();
        if (!yes && known.equals(me.account().member())) {
            return notYourself(onwards);
        }
        accounts.administrates(accounts.of(known, clock.instant()), yes);
        audit.note(me, yes ? "administrator-made" : "administrator-unmade", known, null);
        return "redirect:/access";
    }

    /** Out at their next click. It can be taken back for as long as the page that says so is open. */
    @PostMapping("/{id}/close")
    @Allowed(ADMINISTRATOR)
    @Transactional
    public String close(@AuthenticationPrincipal SignedIn me, @PathVariable long id, RedirectAttributes onwards) {
        Account account = Found.orNot(accounts.find(new AccountId(id), clock.instant())
                .filter(found -> found.organization().equals(me.organization())));
        if (account.id().equals(me.account().id())) {
            return notYourself(onwards);
        }
        accounts.close(account.id(), clock.instant());
        audit.note(me, "access-closed", account.member(), account.member() == null ? account.name() : null);
        onwards.addFlashAttribute("closed", id); // kept in the session: words and numbers only
        onwards.addFlashAttribute("closedName", account.name());
        return "redirect:/access";
    }

    /** Or nobody could let anybody in any more. */
    private static String notYourself(RedirectAttributes onwards) {
        onwards.addFlashAttribute("problem", "access-yourself");
        return "redirect:/access";
    }

    @PostMapping("/{id}/open")
    @Allowed(ADMINISTRATOR)
    @Transactional
    public String open(@AuthenticationPrincipal SignedIn me, @PathVariable long id) {
        if (!accounts.open(new AccountId(id), me.organization())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        audit.note(me, "access-opened", null, String.valueOf(id));
        return "redirect:/access";
    }
}
