package jp.tenko.conversation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.tenko.flow.FormRecord;
import jp.tenko.flow.Outcome;
import jp.tenko.line.LineSettings;
import jp.tenko.rollcall.RollCall;
import jp.tenko.rollcall.RollCallWords;
import jp.tenko.rollcall.RollCalls;
import jp.tenko.roster.joining.JoinLink;
import jp.tenko.roster.joining.JoinResult;
import jp.tenko.roster.joining.Joining;
import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.Members;
import org.springframework.stereotype.Component;

/** A stranger becomes a member with a one-time code; a leader makes one to hand out. */
@Component
class JoinRecords {

    private final Joining joining;
    private final Members members;
    private final RollCalls rollCalls;
    private final RollCallWords notices;
    private final LineSettings settings;
    private final Texts texts;
    private final Clock clock;

    JoinRecords(
            Joining joining,
            Members members,
            RollCalls rollCalls,
            RollCallWords notices,
            LineSettings settings,
            Texts texts,
            Clock clock) {
        this.joining = joining;
        this.members = members;
        this.rollCalls = rollCalls;
        this.notices = notices;
        this.settings = settings;
        this.texts = texts;
        this.clock = clock;
    }

    Outcome join(Exchange exchange, FormRecord record) {
        Person person = exchange.person();
        Instant now = exchange.event().receivedAt();
        String code = record.answers().getOrDefault("code", "");
        return switch (joining.join(person.channel(), person.lineUserId(), code, now)) {
            case JoinResult.Joined(Member member) -> {
                exchange.becomes(new Person.Standing.Staff(member, List.of()));
                yield Records.outcome("joined", Map.of(
                        "name", texts.name(member, member.language()), "organization", person.organization().name()));
            }
            case JoinResult.AlreadyJoined(Member member) ->
                Records.outcome("already_joined", Map.of("name", texts.name(member, member.language())));
            case JoinResult.Wrong(int attemptsLeft) ->
                Records.outcome("wrong", Map.of("attempts", String.valueOf(attemptsLeft)));
            case JoinResult.Expired() -> Records.outcome("expired", Map.of());
            case JoinResult.Locked(Instant until) -> Records.outcome("locked", Map.of(
                    "minutes", String.valueOf(Math.max(1, Duration.between(now, until).plusSeconds(59).toMinutes()))));
        };
    }

    /** Whoever joins while a roll call runs is asked at once, free of charge. */
    void askIfRollIsCalled(Exchange exchange) {
        Member member = exchange.person().member();
        if (member == null) {
            return;
        }
        Optional<RollCall> running = rollCalls.open(member.organization());
        running.ifPresent(rollCall -> exchange.say(notices.prompt(rollCall, member.language())));
    }

    Outcome invite(Exchange exchange, FormRecord record) {
        Person leader = exchange.person();
        Member invited = members.get(new MemberId(Long.parseLong(record.answers().get("member"))));
        if (!invited.organization().equals(leader.organization().id())) {
            throw new IllegalStateException("member " + invited.id().value() + " is of another organization");
        }
        Joining.Issued issued = joining.issue(invited.id(), clock.instant());
        String basicId = settings.channels().get(leader.channel().value()).basicId();
        return Records.outcome("code", Map.of(
                "name", texts.name(invited, leader.language()),
                "code", issued.code().grouped(),
                "link", basicId == null ? "" : JoinLink.of(basicId, issued.code()).toString(),
                "valid_until", texts.day(issued.expiresAt())));
    }
}
