package jp.tenko.console.rollcall;

import static jp.tenko.signin.Access.LEADER;
import static jp.tenko.signin.Access.STAFF;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.tenko.console.Allowed;
import jp.tenko.console.Audit;
import jp.tenko.console.Found;
import jp.tenko.console.SignedIn;
import jp.tenko.rollcall.RollCall;
import jp.tenko.rollcall.RollCallId;
import jp.tenko.rollcall.RollCalls;
import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.Members;
import jp.tenko.signin.SignIn;
import jp.tenko.webform.LinkFor;
import jp.tenko.webform.PersonalLinks;
import jp.tenko.webform.PromptMails;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Gives somebody whom LINE does not reach another way to answer: a code that is read out on the telephone, a link in a mail. */
@Controller
@RequestMapping("/roll-call/{id}/{member}")
class SecondWay {

    private final RollCalls rollCalls;
    private final Members members;
    private final PersonalLinks links;
    private final PromptMails mails;
    private final SignIn signIn;
    private final Audit audit;

    SecondWay(RollCalls rollCalls, Members members, PersonalLinks links, PromptMails mails, SignIn signIn, Audit audit) {
        this.rollCalls = rollCalls;
        this.members = members;
        this.links = links;
        this.mails = mails;
        this.signIn = signIn;
        this.audit = audit;
    }

    /** It is shown once, to whoever made it. */
    @PostMapping("/code")
    @Allowed(STAFF)
    @Transactional
    public String code(@AuthenticationPrincipal SignedIn me, @PathVariable long id, @PathVariable long member, RedirectAttributes onwards) {
        RollCall rollCall = Found.orNot(rollCalls.find(new RollCallId(id)).filter(found -> found.organization().equals(me.organization())));
        Member person = person(me, member);
        onwards.addFlashAttribute("code", links.code(new LinkFor.Safety(rollCall.id(), person.id())));
        onwards.addFlashAttribute("codeAddress", signIn.address("/a").toString());
        audit.note(me, "answer-code-made", person.id(), String.valueOf(id));
        return "redirect:/roll-call/" + id + "/" + member;
    }

    /** A leader wants this person to be asked by mail, too, whether LINE reaches them or not. */
    @PostMapping("/mail")
    @Allowed(LEADER)
    @Transactional
    public String mail(@AuthenticationPrincipal SignedIn me, @PathVariable long id, @PathVariable long member, RedirectAttributes onwards) {
        RollCall rollCall = Found.orNot(rollCalls.find(new RollCallId(id)).filter(found -> found.organization().equals(me.organization())));
        Member person = person(me, member);
        mails.ask(rollCall, List.of(person));
        onwards.addFlashAttribute("done", "mailed");
        audit.note(me, "link-mailed", person.id(), String.valueOf(id));
        return "redirect:/roll-call/" + id + "/" + member;
    }

    private Member person(SignedIn me, long id) {
        MemberId member = new MemberId(id);
        return Found.orNot(Optional.ofNullable(members.byIds(Set.of(member)).get(member))
                .filter(found -> found.organization().equals(me.organization())));
    }
}
