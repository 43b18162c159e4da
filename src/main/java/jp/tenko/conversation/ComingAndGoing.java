package jp.tenko.conversation;

import java.util.Map;
import jp.tenko.line.LineMessage;
import jp.tenko.rollcall.RollCallWords;
import jp.tenko.roster.Member;
import jp.tenko.roster.Members;
import org.springframework.stereotype.Component;

/** A member blocks the account, or comes back: from then on they can or cannot be reached by LINE. */
@Component
class ComingAndGoing {

    private final Members members;
    private final RollCallWords notices;
    private final Texts texts;

    ComingAndGoing(Members members, RollCallWords notices, Texts texts) {
        this.members = members;
        this.notices = notices;
        this.texts = texts;
    }

    void left(Exchange exchange) {
        Person person = exchange.person();
        members.blocked(person.channel(), person.user(), exchange.event().occurredAt());
    }

    /** Whoever missed the prompt of a running roll call is asked now, free of charge. */
    void cameBack(Exchange exchange) {
        Person person = exchange.person();
        Member member = MemberTalk.member(exchange);
        String language = member.language();
        members.followed(person.channel(), person.user(), exchange.event().occurredAt());
        exchange.say(new LineMessage.Text(
                texts.text("welcome_back", language, Map.of("name", texts.name(member, language)))));
        exchange.asked()
                .filter(Asked::stillSilent)
                .ifPresent(open -> exchange.say(notices.prompt(open.rollCall(), language)));
    }
}
