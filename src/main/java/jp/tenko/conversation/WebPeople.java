package jp.tenko.conversation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.tenko.line.Contents;
import jp.tenko.roster.ContactId;
import jp.tenko.roster.Contacts;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.Members;
import jp.tenko.roster.Organizations;
import jp.tenko.webform.SentForm;
import org.springframework.stereotype.Component;

/** Who fills in a form on a page, and the pictures that they add to it. */
@Component
class WebPeople {

    private final Members members;
    private final Contacts contacts;
    private final Organizations organizations;
    private final WhoWrites whoWrites;
    private final Contents contents;
    private final Supplier<UUID> ids;

    WebPeople(Members members, Contacts contacts, Organizations organizations, WhoWrites whoWrites, Contents contents, Supplier<UUID> ids) {
        this.members = members;
        this.contacts = contacts;
        this.organizations = organizations;
        this.whoWrites = whoWrites;
        this.contents = contents;
        this.ids = ids;
    }

    Person person(MemberId id) {
        return whoWrites.person(organizations.get(members.get(id).organization()), id);
    }

    Person person(ContactId id) {
        return whoWrites.person(organizations.get(contacts.get(id).organization()), id);
    }

    /** The answers, with the ids of the pictures that were there and of those that are kept now. */
    Map<String, List<String>> withPictures(Person person, SentForm sent) {
        Map<String, List<String>> given = new LinkedHashMap<>();
        sent.before().keySet().forEach(field -> given.put(field, sent.given().getOrDefault(field, List.of())));
        sent.pictures().forEach((field, uploads) -> {
            Stream<String> had = given.getOrDefault(field, List.of()).stream().filter(id -> !id.isBlank());
            given.put(field, new ArrayList<>(Stream.concat(had, uploads.stream().flatMap(upload -> keep(person, upload))).toList()));
        });
        return given;
    }

    private Stream<String> keep(Person person, SentForm.Upload upload) {
        String type = upload.mediaType();
        if (type == null) {
            return Stream.empty();
        }
        String id = "web-" + ids.get();
        contents.keep(person.channel(), id, type, upload.bytes());
        return Stream.of(id);
    }
}
