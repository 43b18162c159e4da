package jp.tenko.conversation;

import java.util.List;
import java.util.Map;
import jp.tenko.line.ChannelKey;
import jp.tenko.line.LineEvent;
import jp.tenko.line.LineUserId;
import jp.tenko.roster.Contact;
import jp.tenko.roster.Contacts;
import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.Members;
import jp.tenko.roster.Officers;
import jp.tenko.roster.Organization;
import jp.tenko.roster.Post;
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
                    Member member = staff.get(event.person());
                    Contact contact = others.get(event.person());
                    Person.Standing standing = member != null
                            ? new Person.Standing.Staff(member, posts.getOrDefault(member.id(), List.of()))
                            : contact != null
                                    ? new Person.Standing.Speaker(contact)
                                    : new Person.Standing.Stranger(talk.language());
                    return new Exchange(event, new Person(channel, event.person(), organization, standing), talk);
                })
                .toList();
    }
}
