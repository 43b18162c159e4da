package jp.tenko.conversation;

import java.util.List;
import java.util.Map;
import jp.tenko.line.ChannelKey;
import jp.tenko.line.LineEvent;
import jp.tenko.line.LineUserId;
import jp.tenko.roster.Contact;
import jp.tenko.roster.ContactId;
import jp.tenko.roster.Contacts;
import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.Members;
import jp.tenko.roster.Officers;
import jp.tenko.roster.Organization;
import jp.tenko.roster.Post;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who the people of one transaction are: staff, somebody who speaks for a business, or a stranger; read for all at once. */
@Component
class WhoWrites {

    private final Members members;
    private final Contacts contacts;
    private final Officers officers;

    WhoWrites(Members members, Contacts contacts, Officers officers) {
        this.members = members;
        this.contacts = contacts;
        this.officers = officers;
    }

    List<Exchange> exchanges(Organization organization, List<LineEvent> events, Map<LineEvent, Talk> before) {
        ChannelKey channel = organization.channel();
        List<LineUserId> users = events.stream().map(LineEvent::person).toList();
        Map<LineUserId, Member> staff = members.byLine(channel, users);
        Map<MemberId, List<Post>> posts = staff.isEmpty()
                ? Map.of()
                : officers.postsOfMembers(staff.values().stream().map(Member::id).toList());
        Map<LineUserId, Contact> others =
                contacts.byLine(channel, users.stream().filter(user -> !staff.containsKey(user)).toList());
        return events.stream()
                .map(event -> {
                    Talk talk = before.getOrDefault(event, Talk.NONE);
                    Person.Standing standing = standing(
                            staff.get(event.person()), posts, others.get(event.person()), talk);
                    return new Exchange(event, new Person(channel, event.person(), organization, standing), talk);
                })
                .toList();
    }

    /** Somebody whom we write to unasked. */
    Person person(Organization organization, LineUserId user, Talk talk) {
        Member member = members.byLine(organization.channel(), List.of(user)).get(user);
        Contact contact = member == null ? contacts.byLine(organization.channel(), List.of(user)).get(user) : null;
        Map<MemberId, List<Post>> posts = member == null ? Map.of() : officers.postsOfMembers(List.of(member.id()));
        return new Person(organization.channel(), user, organization, standing(member, posts, contact, talk));
    }

    /** Staff who fill in a form on a page; LINE may not know them. */
    Person person(Organization organization, MemberId id) {
        Member member = members.get(id);
        return new Person(organization.channel(), member.lineUserId(), organization,
                standing(member, officers.postsOfMembers(List.of(id)), null, Talk.NONE));
    }

    /** Somebody who speaks for a business and fills in a form on a page. */
    Person person(Organization organization, ContactId id) {
        Contact contact = contacts.get(id);
        return new Person(organization.channel(), contact.lineUserId(), organization, new Person.Standing.Speaker(contact));
    }

    private static Person.Standing standing(
            @Nullable Member member, Map<MemberId, List<Post>> posts, @Nullable Contact contact, Talk talk) {
        if (member != null) {
            return new Person.Standing.Staff(member, posts.getOrDefault(member.id(), List.of()));
        }
        return contact != null ? new Person.Standing.Speaker(contact) : new Person.Standing.Stranger(talk.language());
    }
}
