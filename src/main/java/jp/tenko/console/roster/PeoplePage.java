package jp.tenko.console.roster;

import static jp.tenko.signin.Access.LEADER;
import static jp.tenko.signin.Access.STAFF;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import jp.tenko.console.Allowed;
import jp.tenko.console.Audit;
import jp.tenko.console.Callable;
import jp.tenko.console.Csv;
import jp.tenko.console.SignedIn;
import jp.tenko.roster.Leaving;
import jp.tenko.roster.Member;
import jp.tenko.roster.Members;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The staff, with everybody's telephone number: printed, it is the call list for the night when nothing works. */
@Controller
@RequestMapping("/people")
class PeoplePage {

    private static final List<String> HEADINGS = List.of("number", "name", "kana", "role", "district", "telephone", "email", "line");

    private final Members members;
    private final Leaving leaving;
    private final Csv csv;
    private final Audit audit;

    PeoplePage(Members members, Leaving leaving, Csv csv, Audit audit) {
        this.members = members;
        this.leaving = leaving;
        this.csv = csv;
        this.audit = audit;
    }

    /**
     * A line of the list.
     *
     * @param line {@code joined}, {@code not-joined} or {@code blocked}
     */
    public record Line(Member member, Callable person, String role, String line) {

        static Line of(Member member) {
            String line = member.lineUserId() == null ? "not-joined" : member.reachableByLine() ? "joined" : "blocked";
            return new Line(member, Callable.of(member), member.role().name().toLowerCase(Locale.ROOT), line);
        }
    }

    /** @param only {@code not-joined}, {@code blocked}, {@code on-leave}; empty: everybody */
    @GetMapping
    @Allowed(STAFF)
    @Transactional
    public String look(@AuthenticationPrincipal SignedIn me, @RequestParam(defaultValue = "") String only, Model model) {
        List<Line> all = members.of(me.organization()).stream().map(Line::of).toList();
        model.addAttribute("all", all.size());
        model.addAttribute("only", only);
        model.addAttribute("leads", me.may(LEADER));
        model.addAttribute("gone", me.may(LEADER) ? leaving.gone(me.organization()) : List.of());
        model.addAttribute("lines", all.stream().filter(which(only)).toList());
        audit.note(me, "people-listed");
        return "roster/people";
    }

    private static Predicate<Line> which(String only) {
        return switch (only) {
            case "on-leave" -> line -> line.member().onLeave();
            case "not-joined", "blocked" -> line -> line.line().equals(only) && !line.member().onLeave();
            default -> line -> true;
        };
    }

    @GetMapping("/people.csv")
    @Allowed(STAFF)
    @Transactional
    public ResponseEntity<byte[]> csv(@AuthenticationPrincipal SignedIn me) {
        audit.note(me, "people-downloaded");
        return csv.of("people", HEADINGS, members.of(me.organization()).stream().map(Line::of).map(this::cells).toList());
    }

    private List<String> cells(Line line) {
        Member member = line.member();
        return List.of(
                member.number(),
                member.name(),
                text(member.kana()),
                csv.word("role." + line.role(), line.role()),
                text(member.district()),
                text(line.person().shown()),
                text(member.email()),
                csv.word("line." + line.line(), line.line()));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
