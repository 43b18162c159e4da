package jp.tenko.console;

import static jp.tenko.signin.Access.LEADER;

import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The log of what people did and looked up, to be read by those who answer for it. */
@Controller
class AuditPage {

    private static final int ON_A_PAGE = 100;

    private final Audit audit;

    AuditPage(Audit audit) {
        this.audit = audit;
    }

    @GetMapping("/audit")
    @Allowed(LEADER)
    String read(@AuthenticationPrincipal SignedIn me, @RequestParam(defaultValue = "9223372036854775807") long before, Model model) {
        List<Audit.Entry> entries = audit.read(me.organization(), before, ON_A_PAGE);
        model.addAttribute("entries", entries);
        model.addAttribute("older", entries.size() == ON_A_PAGE ? entries.getLast().id() : null);
        return "audit";
    }
}
