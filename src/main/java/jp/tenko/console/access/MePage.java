package jp.tenko.console.access;

import static jp.tenko.signin.Access.VIEWER;

import java.time.Clock;
import jp.tenko.console.Allowed;
import jp.tenko.console.Audit;
import jp.tenko.console.SignedIn;
import jp.tenko.signin.SignIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/** What somebody prepares for themselves, for the night when LINE is down: recovery codes, and a passkey in their telephone. */
@Controller
class MePage {

    private final SignIn signIn;
    private final Passkeys passkeys;
    private final Audit audit;
    private final Clock clock;

    MePage(SignIn signIn, Passkeys passkeys, Audit audit, Clock clock) {
        this.signIn = signIn;
        this.passkeys = passkeys;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping("/me")
    @Allowed(VIEWER)
    String look(@AuthenticationPrincipal SignedIn me, Model model) {
        model.addAttribute("left", signIn.recoveryCodesLeft(me.account().id()));
        model.addAttribute("passkeys", passkeys.of(me));
        return "me";
    }

    /** It lets nobody in any more; in the telephone it stays until its owner deletes it there. */
    @PostMapping("/me/passkeys/{id}/remove")
    @Allowed(VIEWER)
    @Transactional
    public String remove(@AuthenticationPrincipal SignedIn me, @PathVariable String id) {
        if (!passkeys.remove(me, id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        audit.note(me, "passkey-removed");
        return "redirect:/me";
    }

    /** Shown once, on the answer itself: they are nowhere in clear, so they cannot be shown again. */
    @PostMapping("/me/recovery-codes")
    @Allowed(VIEWER)
    @Transactional
    public String makeCodes(@AuthenticationPrincipal SignedIn me, Model model) {
        model.addAttribute("codes", signIn.recoveryCodes(me.account().id(), clock.instant()));
        model.addAttribute("left", signIn.recoveryCodesLeft(me.account().id()));
        model.addAttribute("passkeys", passkeys.of(me));
        audit.note(me, "recovery-codes-made");
        return "me";
    }
}
