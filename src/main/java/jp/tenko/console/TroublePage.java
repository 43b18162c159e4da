package jp.tenko.console;

import static jp.tenko.signin.Access.LEADER;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.tenko.line.ChannelKey;
import jp.tenko.line.LineUserId;
import jp.tenko.line.Quotas;
import jp.tenko.line.Troubles;
import jp.tenko.roster.Members;
import jp.tenko.roster.Organizations;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What could not be sent and what could not be handled, why, and another try. */
@Controller
@RequestMapping("/trouble")
class TroublePage {

    private final Troubles troubles;
    private final Quotas quotas;
    private final Organizations organizations;
    private final Members members;
    private final Audit audit;

    TroublePage(Troubles troubles, Quotas quotas, Organizations organizations, Members members, Audit audit) {
        this.troubles = troubles;
        this.quotas = quotas;
        this.organizations = organizations;
        this.members = members;
        this.audit = audit;
    }

    @GetMapping
    @Allowed(LEADER)
    String look(@AuthenticationPrincipal SignedIn me, Model model) {
        ChannelKey channel = channel(me);
        List<Troubles.Unsent> unsent = troubles.unsent(channel);
        List<Troubles.SetAside> setAside = troubles.setAside(channel);
        model.addAttribute("count", troubles.count(channel));
        model.addAttribute("quota", quotas.of(channel));
        model.addAttribute("unsent", unsent);
        model.addAttribute("setAside", setAside);
        model.addAttribute("names", names(channel, Stream.concat(
                        unsent.stream().flatMap(one -> one.to().stream()),
                        setAside.stream().map(Troubles.SetAside::from).filter(Objects::nonNull))
                .collect(Collectors.toSet())));
        return "trouble";
    }

    /** LINE user → who it is; strangers and businesses are not in it. */
    private Map<LineUserId, String> names(ChannelKey channel, Collection<LineUserId> users) {
        return members.byLine(channel, users).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, known -> known.getValue().name()));
    }


    @PostMapping("/unsent/{id}/again")
    @Allowed(LEADER)
    @Transactional
    public String sendAgain(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id, RedirectAttributes onwards) {
        boolean again = troubles.sendAgain(channel(me), id);
        audit.note(me, "sent-again", null, id.toString());
        return onwards(onwards, again);
    }

    @PostMapping("/set-aside/{id}/again")
    @Allowed(LEADER)
    @Transactional
    public String handleAgain(@AuthenticationPrincipal SignedIn me, @PathVariable long id, RedirectAttributes onwards) {
        boolean again = troubles.handleAgain(channel(me), id);
        audit.note(me, "handled-again", null, String.valueOf(id));
        return onwards(onwards, again);
    }

    @PostMapping("/noticed")
    @Allowed(LEADER)
    @Transactional
    public String noticed(@AuthenticationPrincipal SignedIn me) {
        troubles.noticed(channel(me));
        audit.note(me, "trouble-noticed");
        return "redirect:/trouble";
    }

    private static String onwards(RedirectAttributes onwards, boolean again) {
        onwards.addFlashAttribute(again ? "done" : "problem", again ? "again" : "too-old");
        return "redirect:/trouble";
    }

    private ChannelKey channel(SignedIn me) {
        return organizations.get(me.organization()).channel();
    }
}
