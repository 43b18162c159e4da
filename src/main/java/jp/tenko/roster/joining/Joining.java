package jp.tenko.roster.joining;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import jp.tenko.line.ChannelKey;
import jp.tenko.line.LineUserId;
import jp.tenko.roster.Business;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.Businesses;
import jp.tenko.roster.Contact;
import jp.tenko.roster.ContactId;
import jp.tenko.roster.Contacts;
import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.Members;
import jp.tenko.roster.RosterSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How a LINE user becomes a member, an officer, or somebody who speaks for a business: they send the code that the office
 * gave them, typed or from the QR code of a {@link JoinLink}. A member's or an officer's is good once; that of a business
 * for several people of it. Guessing is slowed and stopped ({@link WrongCodes}).
 */
@Component
public class Joining {

    private final JdbcClient db;
    private final JoinCodes codes;
    private final Members members;
    private final Contacts contacts;
    private final Businesses businesses;
    private final SpeakingFor speakingFor;
    private final WrongCodes wrongCodes;
    private final RosterSettings settings;

    Joining(JdbcClient db, JoinCodes codes, Members members, Contacts contacts, Businesses businesses,
            SpeakingFor speakingFor, WrongCodes wrongCodes, RosterSettings settings) {
        this.db = db;
        this.codes = codes;
        this.members = members;
        this.contacts = contacts;
        this.businesses = businesses;
        this.speakingFor = speakingFor;
        this.wrongCodes = wrongCodes;
        this.settings = settings;
    }

    /** A code as it is handed out, until when it can be used, and by how many people. */
    public record Issued(JoinCode code, Instant expiresAt, int uses) {}

    /** A new code for this member, to be shown once: only its hash is kept. Older ones of the member become void. */
    @Transactional
    public Issued issue(MemberId member, Instant now) {
        return new Issued(
                codes.add(new Invited.AsMember(member), 1, now, settings.codeExpiresAfter()),
                now.plus(settings.codeExpiresAfter()), 1);
    }

    /** A new code for an officer of the list who has not joined; as above. */
    @Transactional
    public Issued issue(ContactId officer, Instant now) {
        return new Issued(
                codes.add(new Invited.AsOfficer(officer), 1, now, settings.codeExpiresAfter()),
                now.plus(settings.codeExpiresAfter()), 1);
    }

    /** A new code with which several people of this business can join; as above. */
    @Transactional
    public Issued issue(BusinessId business, Instant now) {
        return new Issued(
                codes.add(new Invited.ForBusiness(business), settings.businessCodeUses(), now,
                        settings.businessCodeExpiresAfter()),
                now.plus(settings.businessCodeExpiresAfter()), settings.businessCodeUses());
    }

    /**
     * Somebody sent this as a code. Of several who send the same one at the same time no more join than may. What has not
     * the shape of a code ({@link JoinCode#in}) is wrong, but not counted: nobody guesses that way.
     */
    @Transactional
    public JoinResult join(ChannelKey channel, LineUserId user, String typed, Instant now) {
        db.sql("select pg_advisory_xact_lock(hashtextextended(:user, 0))") // one try of a person at a time
                .param("user", user.value())
                .query((row, n) -> 0)
                .single();
        Optional<Member> already = members.byLine(channel, user);
        if (already.isPresent()) {
            return new JoinResult.AlreadyJoined(already.get());
        }
        Optional<Instant> locked = wrongCodes.lockedUntil(channel, user, now);
        if (locked.isPresent()) {
            return new JoinResult.Locked(locked.get());
        }
        Optional<JoinCode> code = JoinCode.in(typed);
        if (code.isEmpty()) {
            return new JoinResult.Wrong(wrongCodes.left(channel, user, now));
        }
        return codes.find(channel, code.get(), now)
                .map(found -> use(found, contacts.byLine(channel, user), user, now))
                .orElseGet(() -> wrong(channel, user, now));
    }

    /** Whether so many wrong codes came that nobody can join for now; empty when all is well. */
    public Optional<JoinTrouble> joinTrouble(ChannelKey channel, Instant now) {
        return wrongCodes.trouble(channel, now);
    }

    private JoinResult use(JoinCodes.Found code, Optional<Contact> contact, LineUserId user, Instant now) {
        if (code.invited() instanceof Invited.ForBusiness(BusinessId business)
                && contact.filter(known -> known.speaksFor(business)).isPresent()) {
            return new JoinResult.AlreadySpeaksFor(contact.get(), businesses.get(business));
        }
        if (!code.open()) {
            return new JoinResult.Expired();
        }
        codes.use(code, now);
        return switch (code.invited()) {
            case Invited.AsMember(MemberId member) -> {
                contact.map(Contact::id).ifPresent(speakingFor::unlink);
                link(member, user, now);
                yield new JoinResult.Joined(members.get(member));
            }
            case Invited.AsOfficer(ContactId officer) -> new JoinResult.IsOfficer(
                    contacts.get(speakingFor.become(officer, contact.map(Contact::id), user, now)));
            case Invited.ForBusiness(BusinessId id) -> {
                Business business = businesses.get(id);
                // nobody has said their name yet: until then they go by that of the business
                ContactId who = contact.map(Contact::id).orElseGet(
                        () -> speakingFor.add(business.organization(), user, business.name(), null, now));
                speakingFor.begin(who, business.id(), now);
                yield new JoinResult.SpeaksFor(contacts.get(who), business);
            }
        };
    }

    private void link(MemberId member, LineUserId user, Instant now) {
        db.sql("""
                update member
                set line_user_id = :user, joined_at = :now, unreachable_since = null, line_told_at = :now
                where id = :member
                """)
                .param("user", user.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("member", member.value())
                .update();
    }

    private JoinResult wrong(ChannelKey channel, LineUserId user, Instant now) {
        wrongCodes.add(channel, user, now);
        int left = wrongCodes.left(channel, user, now);
        return left > 0
                ? new JoinResult.Wrong(left)
                : new JoinResult.Locked(wrongCodes.lockedUntil(channel, user, now).orElseThrow());
    }
}
