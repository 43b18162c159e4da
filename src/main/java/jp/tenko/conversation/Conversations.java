package jp.tenko.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.tenko.damage.Photos;
import jp.tenko.flow.Input;
import jp.tenko.line.LineEvent;
import jp.tenko.line.LineEvent.What;
import jp.tenko.line.LineEventHandler;
import jp.tenko.line.LineMessage;
import jp.tenko.line.Outbox;
import jp.tenko.rollcall.RollCalls;
import jp.tenko.roster.Organizations;
import org.springframework.stereotype.Component;

/**
 * The door through which LINE events meet flows. For each event: who is it, where are they, what does it mean, what is
 * recorded, what is said back. All of a transaction's people share one query for who they are, one read and one write of
 * Redis, and one statement for their replies.
 */
@Component
public class Conversations implements LineEventHandler {

    static final String START_ROLL_CALL = "start-roll-call";

    private final Organizations organizations;
    private final WhoWrites whoWrites;
    private final Places places;
    private final DrillDrafts drillDrafts;
    private final MemberTalk memberTalk;
    private final ContactTalk contactTalk;
    private final StrangerTalk strangerTalk;
    private final RollCalls rollCalls;
    private final Nudges nudges;
    private final Outbox outbox;
    private final Photos photos;
    private final Texts texts;

    Conversations(
            Organizations organizations,
            WhoWrites whoWrites,
            Places places,
            DrillDrafts drillDrafts,
            MemberTalk memberTalk,
            ContactTalk contactTalk,
            StrangerTalk strangerTalk,
            RollCalls rollCalls,
            Nudges nudges,
            Outbox outbox,
            Photos photos,
            Texts texts) {
        this.organizations = organizations;
        this.whoWrites = whoWrites;
        this.places = places;
        this.drillDrafts = drillDrafts;
        this.memberTalk = memberTalk;
        this.contactTalk = contactTalk;
        this.strangerTalk = strangerTalk;
        this.rollCalls = rollCalls;
        this.nudges = nudges;
        this.outbox = outbox;
        this.photos = photos;
        this.texts = texts;
    }

    @Override
    public void handle(List<LineEvent> events) {
        events.forEach(this::forgetWhatIsTakenBack);
        Map<LineEvent, Talk> before = places.before(events);
        List<Exchange> exchanges = new ArrayList<>();
        events.stream().collect(Collectors.groupingBy(LineEvent::channel)).forEach((channel, theirs) -> organizations
                .of(channel)
                .ifPresentOrElse(
                        organization -> exchanges.addAll(whoWrites.exchanges(organization, theirs, before)),
                        () -> theirs.forEach(this::sayNotReady)));
        drillDrafts.leave(exchanges);
        memberTalk.takeAll(exchanges.stream().filter(exchange -> exchange.person().member() != null).toList());
        exchanges.stream().filter(exchange -> exchange.person().member() == null).toList().forEach(this::takeOther);
        rollCalls.reply(exchanges.stream().flatMap(exchange -> exchange.replies().stream()).toList());
        exchanges.forEach(this::answer);
        nudges.watch(exchanges);
        places.after(exchanges.stream().filter(Exchange::hasMoved).map(Exchange::moved).toList());
    }

    /** Whoever they are now. It has no reply token, and a push about it would cost: nothing is said. */
    private void forgetWhatIsTakenBack(LineEvent event) {
        if (event.what() instanceof What.Unsent(String messageId)) {
            photos.takenBack(event.channel(), messageId);
        }
    }

    private void takeOther(Exchange exchange) {
        if (exchange.person().contact() != null) {
            contactTalk.take(exchange);
        } else {
            strangerTalk.take(exchange);
        }
    }

    private void answer(Exchange exchange) {
        if (!exchange.words().isEmpty() && exchange.event().replyTo() != null) {
            outbox.reply(exchange.event().replyTo(), exchange.words());
        }
    }

    private void sayNotReady(LineEvent event) {
        if (event.replyTo() != null) {
            outbox.reply(event.replyTo(), List.of(new LineMessage.Text(texts.text("organization_unknown", "ja"))));
        }
    }

    /** What the form engine understands of an event; empty when it is no answer to anything. */
    static Optional<Input> input(What what) {
        return switch (what) {
            case What.Text(String text) -> Optional.of(new Input.Typed(text));
            case What.Location(double latitude, double longitude, String title, String address) ->
                Optional.of(new Input.Located(latitude, longitude, title, address));
            case What.Image(String id, String set, Integer index, Integer total) ->
                Optional.of(new Input.Pictured(id, set, index, total));
            case What.Unreadable(String type) -> Optional.of(new Input.Other(type));
            case What.Postback postback -> Optional.empty();
            case What.Follow follow -> Optional.empty();
            case What.Unfollow unfollow -> Optional.empty();
            case What.Unsent unsent -> Optional.empty();
        };
    }
}
