package jp.tenko.console.roster;

import static jp.tenko.signin.Access.LEADER;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.tenko.console.Allowed;
import jp.tenko.console.Audit;
import jp.tenko.console.Found;
import jp.tenko.console.SignedIn;
import jp.tenko.roster.Leaving;
import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.Members;
import jp.tenko.roster.file.FormResult;
import jp.tenko.roster.file.MemberColumn;
import jp.tenko.roster.file.MemberForm;
import org.jspecify.annotations.Nullable;
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

/** One member of staff: what is known of them, changed; somebody new; somebody who leaves, and comes back. */
@Controller
@RequestMapping("/people")
class MemberPage {

    private final Members members;
    private final Leaving leaving;
    private final MemberForm form;
    private final Fields fields;
    private final Undo undo;
    private final Audit audit;
    private final Clock clock;

    MemberPage(Members members, Leaving leaving, MemberForm form, Fields fields, Undo undo, Audit audit, Clock clock) {
        this.members = members;
        this.leaving = leaving;
        this.form = form;
        this.fields = fields;
        this.undo = undo;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping("/new")
    @Allowed(LEADER)
    String blank(@AuthenticationPrincipal SignedIn me, Model model) {
        return show(me, null, Filled.fresh(MemberForm.filledIn(null)), model);
    }

    @GetMapping("/{id}")
    @Allowed(LEADER)
    @Transactional
    public String look(@AuthenticationPrincipal SignedIn me, @PathVariable long id, Model model) {
        Member member = find(me, id);
        audit.note(me, "member-looked-at", member.id(), null);
        return show(me, member, Filled.fresh(MemberForm.filledIn(member)), model);
    }

    @PostMapping("/new")
    @Allowed(LEADER)
    @Transactional
    public String add(@AuthenticationPrincipal SignedIn me, @RequestParam Map<String, String> sent, Model model, RedirectAttributes onwards) {
        return save(me, null, sent, model, onwards);
    }

    @PostMapping("/{id}")
    @Allowed(LEADER)
    @Transactional
    public String change(
            @AuthenticationPrincipal SignedIn me, @PathVariable long id, @RequestParam Map<String, String> sent, Model model,
            RedirectAttributes onwards) {
        return save(me, find(me, id), sent, model, onwards);
    }

    private String save(SignedIn me, @Nullable Member member, Map<String, String> sent, Model model, RedirectAttributes onwards) {
        if (!sent.containsKey("name")) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        Filled filled = Filled.of(MemberForm.ASKED, sent);
        FormResult result = form.save(
                me.organization(), member == null ? null : member.id(), filled.as(MemberColumn.class),
                filled.seen(), clock.instant());
        if (result instanceof FormResult.Saved(long id, var changed)) {
            audit.note(me, member == null ? "member-added" : "member-changed", new MemberId(id), Fields.keys(changed));
            onwards.addFlashAttribute("done", changed.isEmpty() ? "nothing-changed" : "saved");
            if (member != null) {
                undo.keep(me, subject(member), MemberForm.filledIn(member), MemberForm.filledIn(members.get(member.id())));
            }
            return "redirect:/people" + (member == null || changed.isEmpty() ? "" : "/" + id);
        }
        return show(me, member, filled.after(result), model);
    }

    /** Takes the last change back, unless somebody has changed the same again. */
    @PostMapping("/{id}/undo")
    @Allowed(LEADER)
    @Transactional
    public String undo(
            @AuthenticationPrincipal SignedIn me, @PathVariable long id, @RequestParam long edit, Model model, RedirectAttributes onwards) {
        Member member = find(me, id);
        Optional<Filled> before = undo.before(me, subject(member), edit, MemberForm.filledIn(member));
        if (before.isPresent()) {
            return save(me, member, before.get().sent(), model, onwards);
        }
        onwards.addFlashAttribute("problem", "changed-since");
        return "redirect:/people/" + id;
    }

    private static String subject(Member member) {
        return "member:" + member.id().value();
    }

    private String show(SignedIn me, @Nullable Member member, Filled filled, Model model) {
        model.addAttribute("member", member);
        model.addAttribute("filled", filled);
        List<Field> asked = fields.of(me.organization(), filled);
        model.addAttribute("fields", asked);
        model.addAttribute("last", member == null ? null : undo.last(me, subject(member), MemberForm.filledIn(member), asked));
        return "roster/member";
    }

    /** They are off the list at once; it can be taken back for as long as the list of those who have left holds them. */
    @PostMapping("/{id}/leave")
    @Allowed(LEADER)
    @Transactional
    public String leave(@AuthenticationPrincipal SignedIn me, @PathVariable long id, RedirectAttributes onwards) {
        Member member = find(me, id);
        switch (leaving.leave(member.id(), clock.instant())) {
            case DONE -> {
                audit.note(me, "member-left", member.id(), null);
                onwards.addFlashAttribute("left", id);
                onwards.addFlashAttribute("leftName", member.name());
            }
            case IN_COMMAND -> onwards.addFlashAttribute("problem", "in-command");
            case ALREADY -> { }
        }
        return "redirect:/people";
    }

    @PostMapping("/{id}/back")
    @Allowed(LEADER)
    @Transactional
    public String back(@AuthenticationPrincipal SignedIn me, @PathVariable long id, RedirectAttributes onwards) {
        Leaving.Gone gone = Found.orNot(
                leaving.gone(me.organization()).stream().filter(one -> one.id().value() == id).findFirst());
        if (leaving.comeBack(gone.id(), clock.instant()) == Leaving.Result.DONE) {
            audit.note(me, "member-back", gone.id(), null);
            onwards.addFlashAttribute("done", "member-back");
        }
        return "redirect:/people";
    }

    private Member find(SignedIn me, long id) {
        Optional<Member> found = members.of(me.organization()).stream().filter(one -> one.id().value() == id).findFirst();
        return Found.orNot(found);
    }
}
