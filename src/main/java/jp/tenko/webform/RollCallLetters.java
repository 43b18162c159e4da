package jp.tenko.webform;

import java.util.Optional;
import jp.tenko.rollcall.Reply;
import jp.tenko.rollcall.RollCall;
import jp.tenko.rollcall.RollCalls;
import jp.tenko.roster.Member;
import jp.tenko.roster.Members;
import org.springframework.stereotype.Component;

/** Asks one of the staff whether they are safe, unless they have said so. */
@Component
class RollCallLetters {

    private final PersonalLinks links;
    private final RollCalls rollCalls;
    private final Members members;
    private final PromptMailWords words;

    RollCallLetters(PersonalLinks links, RollCalls rollCalls, Members members, PromptMailWords words) {
        this.links = links;
        this.rollCalls = rollCalls;
        this.members = members;
        this.words = words;
    }

    /** Empty: it is not wanted any more. */
    Optional<Letter> of(MailFor.RollCall asks, int number) {
        RollCall rollCall = rollCalls.get(asks.rollCall());
        Member member = members.get(asks.member());
        if (!rollCall.isOpen() || member.email() == null || rollCalls.answers(rollCall.id(), member.id()).containsKey(Reply.SAFETY)) {
            return Optional.empty();
        }
        return Optional.of(new Letter(member.email(),
                words.mail(rollCall, member, number, links.link(new LinkFor.Safety(rollCall.id(), member.id())))));
    }
}
