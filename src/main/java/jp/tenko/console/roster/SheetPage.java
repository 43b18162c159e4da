package jp.tenko.console.roster;

import static jp.tenko.signin.Access.STAFF;

import java.time.Clock;
import java.util.List;
import jp.tenko.console.Allowed;
import jp.tenko.console.Audit;
import jp.tenko.console.SignedIn;
import jp.tenko.roster.District;
import jp.tenko.roster.Member;
import jp.tenko.roster.Members;
import jp.tenko.roster.PrintedSheets;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** One sheet of paper with everybody's telephone number and who calls whom, for the night when nothing works. */
@Controller
@RequestMapping("/people/sheet")
class SheetPage {

    private final Members members;
    private final PrintedSheets printed;
    private final Audit audit;
    private final Clock clock;

    SheetPage(Members members, PrintedSheets printed, Audit audit, Clock clock) {
        this.members = members;
        this.printed = printed;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping
    @Allowed(STAFF)
    @Transactional
    public String look(@AuthenticationPrincipal SignedIn me, Model model) {
        audit.note(me, "sheet-looked-at");
        List<Member> all = members.of(me.organization());
        model.addAttribute("people", all.stream().map(PeoplePage.Line::of).toList());
        model.addAttribute("tree", CallTree.of(
                members.leaders(me.organization()), all,
                members.districts(me.organization()).stream().map(District::name).toList()));
        model.addAttribute("last", printed.last(me.organization()).orElse(null));
        return "roster/sheet";
    }

    /** Whoever presses the button prints it: the page opens the browser's dialog, and the board counts from today. */
    @PostMapping
    @Allowed(STAFF)
    @Transactional
    public String print(@AuthenticationPrincipal SignedIn me, Model model) {
        printed.printed(me.organization(), me.account().id().value(), clock.instant());
        audit.note(me, "sheet-printed");
        model.addAttribute("printNow", true);
        return look(me, model);
    }
}
