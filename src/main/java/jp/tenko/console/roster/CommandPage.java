package jp.tenko.console.roster;

import static jp.tenko.signin.Access.LEADER;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.tenko.console.Allowed;
import jp.tenko.console.Audit;
import jp.tenko.console.SignedIn;
import jp.tenko.roster.Command;
import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.Members;
import jp.tenko.roster.OrganizationId;
import jp.tenko.roster.Organizations;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The chain of command: who leads, and who takes over when they are silent. It is set as a whole, so that it is always valid. */
@Controller
@RequestMapping("/people/command")
class CommandPage {

    private static final int FREE_PLACES = 2;
    private static final int MOST = 20;

    private final Members members;
    private final Organizations organizations;
    private final Command command;
    private final Audit audit;

    CommandPage(Members members, Organizations organizations, Command command, Audit audit) {
        this.members = members;
        this.organizations = organizations;
        this.command = command;
        this.audit = audit;
    }

    @GetMapping
    @Allowed(LEADER)
    String look(@AuthenticationPrincipal SignedIn me, Model model) {
        List<String> leaders = now(me.organization());
        return show(me, leaders, leaders, model);
    }

    /** @param leader the director, then the deputies in their order; an empty place is passed over */
    @PostMapping
    @Allowed(LEADER)
    @Transactional
    public String set(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam List<String> leader,
            @RequestParam String seen,
            Model model,
            RedirectAttributes onwards) {
        organizations.lock(me.organization());
        Map<String, Member> all = members.of(me.organization()).stream()
                .collect(Collectors.toMap(CommandPage::value, Function.identity()));
        List<String> chosen = leader.stream().filter(place -> !place.isEmpty()).toList();
        if (leader.size() > MOST || !all.keySet().containsAll(chosen)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        List<String> before = now(me.organization());
        String twice = chosen.stream().filter(one -> chosen.indexOf(one) != chosen.lastIndexOf(one)).findFirst().orElse(null);
        if (!String.join(" ", before).equals(seen)) {
            model.addAttribute("wrong", "overtaken");
        } else if (leader.isEmpty() || leader.getFirst().isEmpty()) {
            model.addAttribute("wrong", "no-director");
        } else if (twice != null) {
            model.addAttribute("wrong", "twice");
            model.addAttribute("twice", Objects.requireNonNull(all.get(twice)).name());
        } else {
            command.set(me.organization(), chosen.stream().map(one -> new MemberId(Long.parseLong(one))).toList());
            audit.note(me, "command-changed", null, numbers(before, all) + " → " + numbers(chosen, all));
            onwards.addFlashAttribute("done", "saved");
            return "redirect:/people/command";
        }
        return show(me, leader, before, model);
    }

    private String show(SignedIn me, List<String> filledIn, List<String> now, Model model) {
        List<Member> all = members.of(me.organization());
        model.addAttribute("people", all);
        model.addAttribute("leaders", filledIn);
        model.addAttribute("places", Math.min(Math.max(filledIn.size(), now.size() + FREE_PLACES), Math.max(1, all.size())));
        model.addAttribute("seen", String.join(" ", now));
        model.addAttribute("leading", now.stream().map(id -> all.stream().filter(one -> value(one).equals(id)).findFirst().orElseThrow()).toList());
        return "roster/command";
    }

    private List<String> now(OrganizationId organization) {
        return members.leaders(organization).stream().map(CommandPage::value).toList();
    }

    private static String value(Member member) {
        return String.valueOf(member.id().value());
    }

    private static String numbers(List<String> leaders, Map<String, Member> all) {
        return leaders.stream().map(all::get).filter(Objects::nonNull).map(Member::number).collect(Collectors.joining(" "));
    }
}
