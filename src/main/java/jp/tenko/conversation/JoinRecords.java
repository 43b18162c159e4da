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
import jp.tenko.roster.Business;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.Businesses;
import jp.tenko.roster.Contact;
import jp.tenko.roster.ContactId;
import jp.tenko.roster.Contacts;
import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.Members;
import jp.tenko.roster.OrganizationId;
import org.springframework.stereotype.Component;

/** A stranger becomes somebody with a code; leaders and staff make codes to hand out. */
@Component
class JoinRecords {

    private final Joining joining;
    private final Members members;
    private final Contacts contacts;
    private final Businesses businesses;
    private final RollCalls rollCalls;
    private final RollCallWords notices;
    private final LineSettings settings;
    private final Texts texts;
    private final Clock clock;

    JoinRecords(
            Joining joining,
            Members members,
            Contacts contacts,
            Businesses businesses,
            RollCalls rollCalls,
            RollCallWords notices,
            LineSettings settings,
            Texts texts,
            Clock clock) {
        this.joining = joining;
        this.members = members;
        this.contacts = contacts;
        this.businesses = businesses;
        this.rollCalls = rollCalls;
        this.notices = notices;
        this.settings = settings;
        this.texts = texts;
        this.clock = clock;
    }

    Outcome join(Exchange exchange, FormRecord record) {
        Person person = exchange.person();
        Instant now = exchange.occasion().receivedAt();
        String code = record.answers().getOrDefault("code", "");
        return switch (joining.join(person.channel(), person.user(), code, now)) {
            case JoinResult.Joined(Member member) -> {
                exchange.becomes(new Person.Standing.Staff(member, List.of()));
                yield Records.outcome("joined", Map.of(
                        "name", texts.name(member, member.language()), "organization", person.organization().name()));
            }
            case JoinResult.AlreadyJoined(Member member) ->
                Records.outcome("already_joined", Map.of("name", texts.name(member, member.language())));
            case JoinResult.SpeaksFor(Contact contact, Business business) -> {
                becomes(exchange, contact);
                yield Records.outcome("speaks_for", Map.of(
                        "business", business.name(), "organization", person.organization().name()));
            }
            case JoinResult.AlreadySpeaksFor(Contact contact, Business business) ->
                Records.outcome("already_yours", Map.of("business", business.name()));
            case JoinResult.IsOfficer(Contact contact) -> {
                becomes(exchange, contact);
                yield Records.outcome("is_officer", Map.of(
                        "name", contact.name(), "organization", person.organization().name()));
            }
            case JoinResult.Wrong(int attemptsLeft) ->
                Records.outcome("wrong", Map.of("attempts", String.valueOf(attemptsLeft)));
            case JoinResult.Expired() -> Records.outcome("expired", Map.of());
            case JoinResult.Locked(Instant until) -> Records.outcome("locked", Map.of(
                    "minutes", String.valueOf(Math.max(1, Duration.between(now, until).plusSeconds(59).toMinutes()))));
        };
    }

    /** A stranger who has chosen a language goes on in it. */
    private void becomes(Exchange exchange, Contact contact) {
        contacts.speaks(contact.id(), exchange.person().language());
        exchange.becomes(new Person.Standing.Speaker(contacts.get(contact.id())));
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
        requireOwn(leader, invited.organization());
        return code(leader, texts.name(invited, leader.language()), joining.issue(invited.id(), clock.instant()));
    }

    /** For several people of a business, or for one officer of the list. */
    Outcome inviteBusiness(Exchange exchange, FormRecord record) {
        Person by = exchange.person();
        String found = record.answers().getOrDefault("found", "");
        if (found.startsWith("again-")) {
            return Records.outcome("again", Map.of());
        }
        Optional<ContactId> officer = UnjoinedOfficers.id(found);
        if (officer.isPresent()) {
            Contact invited = contacts.get(officer.get());
            requireOwn(by, invited.organization());
            return code(by, invited.name(), joining.issue(invited.id(), clock.instant()));
        }
        Business business = businesses.get(new BusinessId(Long.parseLong(found)));
        requireOwn(by, business.organization());
        return code(by, business.name(), joining.issue(business.id(), clock.instant()));
    }

    private static void requireOwn(Person by, OrganizationId organization) {
        if (!organization.equals(by.organization().id())) {
            throw new IllegalStateException("somebody of organization " + organization.value() + " cannot be invited from another");
        }
    }

    private Outcome code(Person by, String name, Joining.Issued issued) {
        String basicId = settings.channels().get(by.channel().value()).basicId();
        return Records.outcome("code", Map.of(
                "name", name,
                "code", issued.code().grouped(),
                "link", basicId == null ? "" : JoinLink.of(basicId, issued.code()).toString(),
                "uses", String.valueOf(issued.uses()),
                "valid_until", texts.day(issued.expiresAt())));
    }
}
