package jp.tenko.console.rollcall;

import static jp.tenko.signin.Access.LEADER;
import static jp.tenko.signin.Access.STAFF;
import static jp.tenko.signin.Access.VIEWER;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jp.tenko.console.Allowed;
import jp.tenko.console.Audit;
import jp.tenko.console.Callable;
import jp.tenko.console.Found;
import jp.tenko.console.SignedIn;
import jp.tenko.rollcall.Answer;
import jp.tenko.rollcall.Reply;
import jp.tenko.rollcall.RollCall;
import jp.tenko.rollcall.RollCallId;
import jp.tenko.rollcall.RollCalls;
import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.Members;
import jp.tenko.webform.PromptMails;
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

/** Everything one person said in a roll call, and what they say by telephone to whoever called them. */
@Controller
@RequestMapping("/roll-call/{id}/{member}")
class AnswersPage {

    private static final Map<String, Set<String>> CHOICES = Map.of(
            Reply.SAFETY, Set.of(Reply.SAFE, Reply.INJURED, Reply.NEEDS_HELP),
            Reply.ABLE_TO_WORK, Set.of("can", "later", "cannot", "working"));
    private static final int LONGEST_NOTE = 500;

    private final RollCalls rollCalls;
    private final Members members;
    private final PromptMails mails;
    private final Audit audit;
    private final Clock clock;
    private final Supplier<UUID> ids;

    AnswersPage(RollCalls rollCalls, Members members, PromptMails mails, Audit audit, Clock clock, Supplier<UUID> ids) {
        this.rollCalls = rollCalls;
        this.members = members;
        this.mails = mails;
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
    }

    @GetMapping
    @Allowed(value = VIEWER, people = true)
    @Transactional
    public String look(@AuthenticationPrincipal SignedIn me, @PathVariable long id, @PathVariable long member, Model model) {
        RollCall rollCall = rollCall(me, id);
        Member person = person(me, member);
        List<Answer> history = rollCalls.history(rollCall.id(), person.id());
        audit.note(me, "answers-looked-at", person.id(), String.valueOf(id));
        model.addAttribute("rollCall", rollCall);
        model.addAttribute("member", person);
        model.addAttribute("person", Callable.of(person));
        model.addAttribute("history", history.reversed());
        model.addAttribute("answers", rollCalls.answers(rollCall.id(), person.id()));
        model.addAttribute("proxies", members.byIds(history.stream().map(Answer::proxyBy).filter(Objects::nonNull).collect(Collectors.toSet())));
        model.addAttribute("may", me.may(STAFF));
        model.addAttribute("mail", me.may(LEADER) && rollCall.isOpen() && mails.reaches(person) ? person.email() : null);
        model.addAttribute("mayAnswer", me.mayReport());
        return "answers";
    }

    /** Somebody telephoned them, or met them. It is kept beside what they said themselves; the newest counts. */
    @PostMapping
    @Allowed(STAFF)
    @Transactional
    public String answer(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable long id,
            @PathVariable long member,
            @RequestParam Map<String, String> form,
            RedirectAttributes onwards) {
        RollCall rollCall = rollCall(me, id);
        Member person = person(me, member);
        Map<String, String> answers = read(form);
        Instant now = clock.instant();
        rollCalls.reply(List.of(new Reply(
                rollCall.id(), person.id(), answers, now, now, Reply.Source.PROXY, me.asMember(), "console:" + ids.get())));
        audit.note(me, "answered-for", person.id(), String.valueOf(id));
        onwards.addFlashAttribute("done", "answered");
        return "redirect:/roll-call/" + id + "/" + member;
    }

    /** Only what the form offers; the safety answer is what it is about. */
    private static Map<String, String> read(Map<String, String> form) {
        Map<String, String> answers = new LinkedHashMap<>();
        CHOICES.forEach((question, choices) -> {
            String value = form.getOrDefault(question, "");
            if (choices.contains(value)) {
                answers.put(question, value);
            }
        });
        if (!answers.containsKey(Reply.SAFETY)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        String note = form.getOrDefault(Reply.NOTE, "").strip();
        if (!note.isEmpty()) {
            answers.put(Reply.NOTE, note.substring(0, Math.min(note.length(), LONGEST_NOTE)));
        }
        return answers;
    }

    private RollCall rollCall(SignedIn me, long id) {
        return Found.orNot(rollCalls.find(new RollCallId(id)).filter(found -> found.organization().equals(me.organization())));
    }

    private Member person(SignedIn me, long id) {
        MemberId member = new MemberId(id);
        return Found.orNot(Optional.ofNullable(members.byIds(Set.of(member)).get(member))
                .filter(found -> found.organization().equals(me.organization())));
    }
}
