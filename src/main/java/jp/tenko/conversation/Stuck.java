package jp.tenko.conversation;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.tenko.flow.Flow;
import jp.tenko.line.LineMessage;
import jp.tenko.line.Outbox;
import jp.tenko.roster.Contact;
import jp.tenko.roster.Member;
import jp.tenko.roster.Members;
import org.springframework.stereotype.Component;

/** Tells the leaders that the bot could not read somebody's answer and has promised that a person will ask ({@code retry, then: staff}). */
@Component
class Stuck {

    /** After that it is no news. */
    private static final Duration GOOD_FOR = Duration.ofHours(24);

    private final Members members;
    private final Outbox outbox;
    private final Texts texts;
    private final Clock clock;

    Stuck(Members members, Outbox outbox, Texts texts, Clock clock) {
        this.members = members;
        this.outbox = outbox;
        this.texts = texts;
        this.clock = clock;
    }

    void tell(Exchange exchange, Flow flow, String question) {
        Person person = exchange.person();
        members.leaders(person.organization().id()).stream()
                .filter(leader -> leader.reachableByLine() && !leader.onLeave())
                .forEach(leader -> outbox.push(person.channel(), Objects.requireNonNull(leader.lineUserId()),
                        List.of(new LineMessage.Text(words(person, flow, question, leader.language()))),
                        clock.instant().plus(GOOD_FOR)));
    }

    private String words(Person person, Flow flow, String question, String language) {
        return texts.text("stuck", language, Map.of("name", name(person, language), "title", flow.title(language),
                "question", flow.called(question, language)));
    }

    private String name(Person person, String language) {
        Member member = person.member();
        Contact contact = person.contact();
        return member != null ? member.name() : contact != null ? contact.name() : texts.text("stuck_nameless", language);
    }
}
