package jp.tenko.console;

import static jp.tenko.signin.Access.VIEWER;

import java.time.Clock;
import jp.tenko.signin.SignIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** What somebody prepares for themselves: recovery codes for the night when LINE is down. */
@Controller
class MePage {

    private final SignIn signIn;
    private final Audit audit;
    private final Clock clock;

    MePage(SignIn signIn, Audit audit, Clock clock) {
        this.signIn = signIn;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping("/me")
    @Allowed(VIEWER)
    String look(@AuthenticationPrincipal SignedIn me, Model model) {
        model.addAttribute("left", signIn.recoveryCodesLeft(me.account().id()));
        return "me";
    }

    /** Shown once, on the answer itself: they are nowhere in clear, so they cannot be shown again. */
    @PostMapping("/me/recovery-codes")
    @Allowed(VIEWER)
    @Transactional
    public String makeCodes(@AuthenticationPrincipal SignedIn me, Model model) {
        model.addAttribute("codes", signIn.recoveryCodes(me.account().id(), clock.instant()));
        model.addAttribute("left", signIn.recoveryCodesLeft(me.account().id()));
        audit.note(me, "recovery-codes-made");
        return "me";
    }
}
