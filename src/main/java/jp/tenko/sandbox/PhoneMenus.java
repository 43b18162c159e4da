package jp.tenko.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** LINE's rich menus: what each channel has, with their pictures as files, and which one each phone shows. */
@Component("sandboxPhoneMenus")
@Profile("sandbox")
final class PhoneMenus {

    /** @param definition as the bot gave it; @param pictured whether its picture has come */
    record Menu(String id, String channel, JsonNode definition, boolean pictured) {

        String name() {
            return definition.path("name").asString("");
        }
    }

    private final Map<String, Menu> byId = new ConcurrentSkipListMap<>();
    private final Map<String, String> ofPerson = new ConcurrentHashMap<>();
    private final Map<String, String> ofChannel = new ConcurrentHashMap<>();
    private final Path folder;
    private final People people;
    private final Journal journal;
    private final LiveView live;

    PhoneMenus(SandboxSettings settings, People people, Journal journal, LiveView live) {
        this.folder = settings.folder().resolve("menus");
        this.people = people;
        this.journal = journal;
        this.live = live;
    }

    Menu create(String channel, JsonNode definition) {
        String id = "richmenu-" + UUID.randomUUID().toString().replace("-", "");
        Menu menu = new Menu(id, channel, definition, false);
        byId.put(id, menu);
        journal.add(Map.of("t", "menu", "id", id, "channel", channel, "menu", definition));
        return menu;
    }

    void picture(Menu menu, byte[] picture) {
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(menu.id), picture);
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox cannot keep the picture of a menu in " + folder, e);
        }
        byId.put(menu.id, new Menu(menu.id, menu.channel, menu.definition, true));
        journal.add(Map.of("t", "menu-picture", "id", menu.id));
    }

    /** @return null when there is none */
    @Nullable Path picture(String id) {
        Menu menu = byId.get(id);
        return menu == null || !menu.pictured ? null : folder.resolve(menu.id);
    }

    List<Menu> of(String channel) {
        return byId.values().stream().filter(menu -> menu.channel.equals(channel)).toList();
    }

    /** @return null when this channel has none with this id */
    @Nullable Menu find(String channel, String id) {
        Menu menu = byId.get(id);
        return menu == null || !menu.channel.equals(channel) ? null : menu;
    }

    /** Whoever had it has none of their own from then on. */
    void delete(Menu menu) {
        byId.remove(menu.id);
        journal.add(Map.of("t", "menu-gone", "id", menu.id));
        List<String> had = ofPerson.entrySet().stream().filter(one -> one.getValue().equals(menu.id)).map(Map.Entry::getKey).toList();
        had.forEach(ofPerson::remove);
        had.forEach(this::tell);
        if (ofChannel.remove(menu.channel, menu.id)) {
            tellAll(menu.channel);
        }
    }

    @Nullable String defaultOf(String channel) {
        return ofChannel.get(channel);
    }

    /** @param id null: none */
    void makeDefault(String channel, @Nullable String id) {
        put(ofChannel, channel, id);
        journal.add(line("menu-default", "channel", channel, id));
        tellAll(channel);
    }

    @Nullable String linkOf(String person) {
        return ofPerson.get(person);
    }

    /** @param id null: none of their own */
    void link(Collection<String> persons, @Nullable String id) {
        for (String person : persons) {
            put(ofPerson, person, id);
            journal.add(line("menu-link", "p", person, id));
            tell(person);
        }
    }

    /** As the page draws it: their own, else the channel's; null when there is none. */
    @Nullable Map<String, Object> shownOn(Phone phone) {
        Menu menu = menuOf(phone);
        return menu == null ? null : Map.of("id", menu.id, "bar", menu.definition.path("chatBarText"),
                "open", menu.definition.path("selected"), "size", menu.definition.path("size"),
                "areas", menu.definition.path("areas"));
    }

    /** What an area with this label does; null when the menu has none. */
    @Nullable JsonNode action(Phone phone, String label) {
        Menu menu = menuOf(phone);
        return menu == null ? null : Buttons.labelled(menu.definition.path("areas"), label);
    }

    private @Nullable Menu menuOf(Phone phone) {
        String id = ofPerson.getOrDefault(phone.owner().id(), ofChannel.getOrDefault(phone.owner().channel(), ""));
        return byId.get(id);
    }

    void remember(JsonNode line) {
        String id = line.has("id") ? line.get("id").stringValue() : null;
        switch (line.get("t").stringValue()) {
            case "menu" -> byId.put(String.valueOf(id), new Menu(
                    String.valueOf(id), line.get("channel").stringValue(), line.get("menu"), line.path("pictured").asBoolean(false)));
            case "menu-picture" -> byId.computeIfPresent(
                    String.valueOf(id), (same, menu) -> new Menu(same, menu.channel, menu.definition, true));
            case "menu-gone" -> {
                byId.remove(String.valueOf(id));
                ofPerson.values().remove(id);
                ofChannel.values().remove(id);
            }
            case "menu-default" -> put(ofChannel, line.get("channel").stringValue(), id);
            default -> put(ofPerson, line.get("p").stringValue(), id);
        }
    }

    List<Map<String, ?>> lines() {
        List<Map<String, ?>> lines = new ArrayList<>();
        byId.values().forEach(menu -> lines.add(Map.of("t", "menu", "id", menu.id, "channel", menu.channel,
                "menu", menu.definition, "pictured", menu.pictured)));
        ofChannel.forEach((channel, id) -> lines.add(line("menu-default", "channel", channel, id)));
        ofPerson.forEach((person, id) -> lines.add(line("menu-link", "p", person, id)));
        return lines;
    }

    private static Map<String, Object> line(String type, String whose, String who, @Nullable String id) {
        Map<String, Object> line = new LinkedHashMap<>(Map.of("t", type, whose, who));
        if (id != null) {
            line.put("id", id);
        }
        return line;
    }

    private static void put(Map<String, String> links, String whose, @Nullable String id) {
        if (id == null) {
            links.remove(whose);
        } else {
            links.put(whose, id);
        }
    }

    private void tellAll(String channel) {
        people.cast().stream().filter(phone -> phone.owner().channel().equals(channel)).forEach(phone -> tell(phone.owner().id()));
    }

    private void tell(String person) {
        Phone phone = live.watched() ? people.byId(person) : null;
        if (phone != null) {
            Map<String, Object> menu = shownOn(phone);
            live.tell("menu", menu == null ? Map.of("person", person) : Map.of("person", person, "menu", menu));
        }
    }
}
