package jp.tenko.conversation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.tenko.flow.Flow;
import jp.tenko.flow.Input;
import jp.tenko.flow.Place;
import jp.tenko.line.LineEvent.What;
import jp.tenko.line.LineMessage;
import jp.tenko.rollcall.Reply;
import jp.tenko.rollcall.RollCall;
import jp.tenko.rollcall.RollCallId;
import jp.tenko.rollcall.RollCallWords;
import jp.tenko.rollcall.RollCalls;
import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.Members;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a member of staff says: which conversation it belongs to. An open roll call comes first: whoever has not answered
 * whether they are safe can do so with a word at any moment, whatever else they were talking about.
 */
@Component
class MemberTalk {

    private final Turns turns;
    private final LeaderActs acts;
    private final RollCalls rollCalls;
    private final Members members;
    private final FlowFiles flows;
    private final Menu menu;
    private final SpokenWords spoken;
    private final RollCallWords notices;
    private final Texts texts;

    MemberTalk(
            Turns turns,
            LeaderActs acts,
            RollCalls rollCalls,
            Members members,
            FlowFiles flows,
            Menu menu,
            SpokenWords spoken,
            RollCallWords notices,
            Texts texts) {
        this.turns = turns;
        this.acts = acts;
        this.rollCalls = rollCalls;
        this.members = members;
        this.flows = flows;
        this.menu = menu;
        this.spoken = spoken;
        this.notices = notices;
        this.texts = texts;
    }

    /** Events of different members. What they all need to know of running roll calls is read at once. */
    void takeAll(List<Exchange> exchanges) {
        if (!exchanges.isEmpty()) {
            Map<MemberId, Asked> asked = asked(exchanges.stream().map(exchange -> member(exchange).id()).toList());
            exchanges.forEach(exchange -> take(exchange, Optional.ofNullable(asked.get(member(exchange).id()))));
        }
    }

    private Map<MemberId, Asked> asked(List<MemberId> people) {
        Map<MemberId, RollCall> open = rollCalls.openFor(people);
        Map<MemberId, Asked> asked = new HashMap<>();
        open.keySet().stream().collect(Collectors.groupingBy(open::get)).forEach((rollCall, theirs) -> {
            Map<MemberId, Map<String, String>> answers = rollCalls.answers(rollCall.id(), theirs);
            theirs.forEach(person -> asked.put(person, new Asked(rollCall, answers.getOrDefault(person, Map.of()))));
        });
        return asked;
    }

    private void take(Exchange exchange, Optional<Asked> asked) {
        switch (exchange.event().what()) {
            case What.Follow follow -> cameBack(exchange, asked);
            case What.Unfollow unfollow -> members.blocked(
                    exchange.person().channel(), exchange.person().lineUserId(), exchange.event().occurredAt());
            case What.Postback(String data) -> ButtonData.read(data)
                    .ifPresentOrElse(button -> tapped(exchange, button), () -> say(exchange, "old_button"));
            case What.Text text -> typed(exchange, text.text(), asked);
            case What.Location location -> said(exchange, asked);
            case What.Image image -> said(exchange, asked);
            case What.Unreadable unreadable -> said(exchange, asked);
        }
    }

    private void cameBack(Exchange exchange, Optional<Asked> asked) {
        Member member = member(exchange);
        members.followed(exchange.person().channel(), exchange.person().lineUserId(), exchange.event().occurredAt());
        exchange.say(new LineMessage.Text(
                texts.text("welcome_back", member.language(), Map.of("name", texts.name(member, member.language())))));
        asked.filter(Asked::stillSilent)
                .ifPresent(open -> exchange.say(notices.prompt(open.rollCall(), member.language())));
    }

    private void tapped(Exchange exchange, ButtonData button) {
        switch (button) {
            case ButtonData.Answer answer -> answered(exchange, answer);
            case ButtonData.Command command -> exchange.talk()
                    .find(command.conversation())
                    .ifPresentOrElse(
                            place -> turns.advance(
                                    exchange, place, new Input.TappedCommand(place.conversation(), command.command())),
                            () -> beginAnew(exchange, command.formId(), command.subject()));
            case ButtonData.Begin(String formId) -> flows.startable(formId, exchange.person())
                    .ifPresentOrElse(flow -> turns.begin(exchange, formId), () -> say(exchange, "leaders_only"));
            case ButtonData.Lead lead -> acts.act(exchange, member(exchange), lead);
        }
    }

    /** A tap finds its conversation, or, when its place is lost, the roll call it is about. It answers nothing else. */
    private void answered(Exchange exchange, ButtonData.Answer button) {
        Optional<Place> place = exchange.talk().find(button.conversation());
        if (place.isEmpty() && button.subject() != null) {
            place = exchange.talk().about(button.formId(), button.subject());
        }
        if (place.isPresent()) {
            turns.advance(exchange, place.get(), new Input.Tapped(
                    place.get().conversation(), button.question(), button.choice(), button.revision()));
        } else if (button.formId().equals(SafetyReplies.FORM) && button.subject() != null) {
            safety(exchange, button.subject(), new Input.Tapped(null, button.question(), button.choice(), button.revision()));
        } else {
            beginAnew(exchange, button.formId(), button.subject());
        }
    }

    private void safety(Exchange exchange, String subject, Input said) {
        Optional<RollCall> rollCall = SafetyReplies.rollCallId(subject)
                .flatMap(rollCalls::find)
                .filter(found -> found.organization().equals(member(exchange).organization()));
        if (rollCall.isEmpty()) {
            say(exchange, "old_button");
        } else {
            safety(exchange, rollCall.get().id(), rollCalls.answers(rollCall.get().id(), member(exchange).id()), said);
        }
    }

    private void safety(Exchange exchange, RollCallId rollCall, Map<String, String> known, Input said) {
        turns.beginWith(exchange, SafetyReplies.FORM, String.valueOf(rollCall.value()), known, said);
    }

    /** The place is lost (Redis), and the button alone does not say enough: the conversation begins again. */
    private void beginAnew(Exchange exchange, String formId, @Nullable String subject) {
        if (formId.equals(SafetyReplies.FORM) && subject != null) {
            safety(exchange, subject, new Input.TappedCommand(null, "again"));
            return;
        }
        say(exchange, "old_button");
        flows.startable(formId, exchange.person())
                .ifPresent(flow -> turns.begin(exchange, formId));
    }

    private void typed(Exchange exchange, String text, Optional<Asked> asked) {
        Optional<String> safety = asked.isPresent() ? spoken.safetyAnswer(text) : Optional.empty();
        if (spoken.isStatus(text)) {
            acts.act(exchange, member(exchange), new ButtonData.Lead(LeaderActs.STATUS, ""));
        } else if (safety.isPresent() && meansThemself(exchange, asked.get(), text)) {
            answerSafety(exchange, asked.get(), new Input.Tapped(null, Reply.SAFETY, safety.get(), 0));
        } else {
            said(exchange, asked);
        }
    }

    /**
     * Not said of somebody else: "safe" may answer the question of another form. Who is still silent is heard all the
     * same when that question has no such choice.
     */
    private boolean meansThemself(Exchange exchange, Asked asked, String text) {
        Optional<Place> current = exchange.talk().current();
        String subject = SafetyReplies.subject(asked.rollCall());
        if (current.isEmpty() || subject.equals(current.get().subject())) {
            return true;
        }
        return asked.stillSilent() && !turns.isChoice(exchange, current.get(), text);
    }

    private void said(Exchange exchange, Optional<Asked> asked) {
        Input input = Conversations.input(exchange.event().what()).orElseThrow();
        Optional<Place> current = exchange.talk().current();
        Optional<Flow> started = input instanceof Input.Typed(String text) && current.isEmpty()
                ? flows.library().startedBy(text, exchange.person().roles())
                : Optional.empty();
        if (current.isPresent()) {
            turns.advance(exchange, current.get(), input);
        } else if (started.isPresent()) {
            turns.begin(exchange, started.get().formId());
        } else if (asked.isPresent() && asked.get().stillSilent()) {
            answerSafety(exchange, asked.get(), input);
        } else {
            corrected(exchange, asked, input);
        }
    }

    /** "Correct" is promised to whoever has said everything: it opens what they said last. */
    private void corrected(Exchange exchange, Optional<Asked> asked, Input input) {
        boolean correction = input instanceof Input.Typed(String text)
                && flows.library().commands().named(text).filter("correct"::equals).isPresent();
        List<Place> ended = exchange.talk().places();
        if (correction && asked.isPresent()) {
            answerSafety(exchange, asked.get(), input);
        } else if (correction && !ended.isEmpty()) {
            turns.advance(exchange, ended.getFirst(), input);
        } else {
            withoutConversation(exchange, input);
        }
    }

    private void answerSafety(Exchange exchange, Asked asked, Input said) {
        exchange.talk()
                .about(SafetyReplies.FORM, SafetyReplies.subject(asked.rollCall()))
                .ifPresentOrElse(
                        place -> turns.advance(exchange, place, said),
                        () -> safety(exchange, asked.rollCall().id(), asked.answers(), said));
    }

    private void withoutConversation(Exchange exchange, Input input) {
        if (!(input instanceof Input.Typed(String text) && flows.library().commands().named(text).isPresent())) {
            say(exchange, "not_a_flow");
        }
        exchange.say(menu.of(exchange.person()));
    }

    private void say(Exchange exchange, String name) {
        exchange.say(new LineMessage.Text(texts.text(name, exchange.person().language())));
    }

    private static Member member(Exchange exchange) {
        return Objects.requireNonNull(exchange.person().member());
    }
}
