package jp.tenko.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.tenko.sandbox.PeopleApi.Newcomers;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** More people than the page has phones for: friends of the account whom a test or a benchmark needs. */
@Component("sandboxCrowd")
@Profile("sandbox")
final class Crowd {

    private final People people;
    private final Channels channels;
    private final Journal journal;

    Crowd(People people, Channels channels, Journal journal) {
        this.people = people;
        this.channels = channels;
        this.journal = journal;
    }

    /** @return their ids */
    List<String> add(Newcomers newcomers) {
        String channel = newcomers.channel() != null ? newcomers.channel()
                : channels.all().stream().map(Channel::key).findFirst().orElse("");
        if (channels.byKey(channel) == null) {
            throw PeopleApi.refused(HttpStatus.BAD_REQUEST, "channel '" + channel + "' is not configured under tenko.line.channels");
        }
        int count = newcomers.count() == null ? 1 : newcomers.count();
        List<String> ids = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            boolean one = newcomers.count() == null;
            String id = one && newcomers.id() != null ? newcomers.id() : "U" + UUID.randomUUID().toString().replace("-", "");
            String name = one && newcomers.name() != null ? newcomers.name() : "群衆 " + (i + 1);
            Person person = new Person(id, channel, name, newcomers.language() == null ? "ja" : newcomers.language(), "", null, true);
            people.add(person, Phone.Standing.FRIEND);
            journal.add(Map.of("t", "person", "person", person));
            journal.add(Map.of("t", "standing", "p", id, "standing", Phone.Standing.FRIEND));
            ids.add(id);
        }
        return ids;
    }
}
