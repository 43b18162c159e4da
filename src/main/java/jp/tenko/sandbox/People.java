package jp.tenko.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.Yaml;

/** Everybody with a phone: the invented society of {@code sandbox/people.yaml}, and whoever a test adds. */
@Component("sandboxPeople")
@Profile("sandbox")
final class People {

    static final String STAFF = "staff";

    private final Map<String, Phone> byId = new ConcurrentHashMap<>();
    private final List<Phone> cast = new CopyOnWriteArrayList<>();
    private final Set<String> fromFile;

    People(Channels channels) {
        for (Map<String, Object> line : read()) {
            String channel = line.get("channel").toString();
            if (channels.byKey(channel) != null) {
                Person person = new Person(line.get("id").toString(), channel, line.get("name").toString(),
                        line.get("language").toString(), line.get("about").toString(),
                        line.getOrDefault("group", STAFF).toString(), false);
                add(person, Phone.Standing.valueOf(line.get("standing").toString().toUpperCase(Locale.ROOT)));
            }
        }
        channels.all().stream().limit(1).forEach(first -> FloodPeople.of(first.key())
                .forEach(reporter -> add(reporter.person(), Phone.Standing.FRIEND)));
        fromFile = Set.copyOf(byId.keySet());
    }

    /** The ids of the people of the invented society; the others were added later. */
    Set<String> fromFile() {
        return fromFile;
    }

    /** Somebody who is there already stays as they are. */
    Phone add(Person person, Phone.Standing standing) {
        Phone added = new Phone(person, standing);
        Phone before = byId.putIfAbsent(person.id(), added);
        if (before != null) {
            return before;
        }
        if (!person.inCrowd()) {
            cast.add(added);
        }
        return added;
    }

    @Nullable Phone byId(String id) {
        return byId.get(id);
    }

    /** Those with a phone on the page, in the order of the file. */
    List<Phone> cast() {
        return new ArrayList<>(cast);
    }

    Collection<Phone> everybody() {
        return byId.values();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> read() {
        try (InputStream in = new ClassPathResource("sandbox/people.yaml").getInputStream()) {
            return (List<Map<String, Object>>) ((Map<String, Object>) new Yaml().load(in)).get("people");
        } catch (IOException e) {
            throw new UncheckedIOException("sandbox/people.yaml is missing from the class path", e);
        }
    }
}
