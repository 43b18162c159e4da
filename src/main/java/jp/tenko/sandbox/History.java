package jp.tenko.sandbox;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts everything back as the journal tells it: phones, blocks, chats, unanswered webhooks, used reply tokens, retry keys and the
 * quota; then starts the journal anew with what is still remembered.
 */
@Component("sandboxHistory")
@Profile("sandbox")
final class History {

    private final Journal journal;
    private final People people;
    private final ReplyTokens tokens;
    private final RetryKeys keys;
    private final Quotas quotas;
    private final Channels channels;
    private final Webhooks webhooks;
    private final PhoneMenus menus;
    private final JsonMapper json;
    private final Map<String, JsonNode> unanswered = new LinkedHashMap<>();
    private final Map<String, JsonNode> keyLines = new LinkedHashMap<>();

    History(Journal journal, People people, ReplyTokens tokens, RetryKeys keys, Quotas quotas, Channels channels,
            Webhooks webhooks, PhoneMenus menus, JsonMapper json) {
        this.journal = journal;
        this.people = people;
        this.tokens = tokens;
        this.keys = keys;
        this.quotas = quotas;
        this.channels = channels;
        this.webhooks = webhooks;
        this.menus = menus;
        this.json = json;
        journal.read(this::remember);
        journal.rewrite(everything());
    }

    /** Not before the bot listens: it may be in this very process. */
    @EventListener(ApplicationReadyEvent.class)
    void resumeUnanswered() {
        for (JsonNode line : unanswered.values()) {
            Phone phone = people.byId(line.get("p").stringValue());
            ObjectNode event = (ObjectNode) line.get("event");
            if (phone != null) {
                String token = event.has("replyToken") ? event.get("replyToken").stringValue() : null;
                webhooks.resume(new PhoneEvent(phone.owner(), event.get("webhookEventId").stringValue(), token, event));
            }
        }
        unanswered.clear();
    }

    private void remember(JsonNode line) {
        switch (line.path("t").asString("")) {
            case "person" -> people.add(json.treeToValue(line.get("person"), Person.class), Phone.Standing.STRANGER);
            case "standing" -> with(line, phone -> phone.standing(Phone.Standing.valueOf(line.get("standing").stringValue())));
            case "said" -> with(line, phone -> phone.show(entry(line.get("e"))));
            case "unsent" -> with(line, phone -> phone.unsend(line.get("id").stringValue()));
            case "sent" -> sent(line);
            case "event" -> event(line);
            case "done" -> unanswered.remove(line.get("id").stringValue());
            case "quota" -> quotas.restore(line.get("channel").stringValue(), new Quotas.Quota(
                    line.has("limit") ? line.get("limit").longValue() : null, line.get("used").longValue(),
                    YearMonth.parse(line.get("month").stringValue())));
            case "menu", "menu-picture", "menu-gone", "menu-default", "menu-link" -> menus.remember(line);
            default -> { /* written by a newer version */ }
        }
    }

    private void sent(JsonNode line) {
        List<ChatEntry> entries = new ArrayList<>();
        line.get("e").forEach(entry -> entries.add(entry(entry)));
        for (JsonNode to : line.get("to")) {
            Phone phone = people.byId(to.stringValue());
            if (phone != null) {
                entries.forEach(phone::show);
            }
        }
        if (line.has("token")) {
            tokens.forget(line.get("token").stringValue());
        }
        if (line.has("key")) {
            JsonNode sent = line.path("way").asString("").equals("push") ? sentMessages(entries) : null;
            keys.restore(line.get("channel").stringValue(), line.get("key").stringValue(),
                    new RetryKeys.Accepted(line.get("request").stringValue(), sent, line.get("at").longValue()));
            keyLines.put(line.get("channel").stringValue() + line.get("key").stringValue(), line);
        }
    }

    private JsonNode sentMessages(List<ChatEntry> entries) {
        var sent = json.createArrayNode();
        entries.forEach(entry -> sent.addObject().put("id", entry.id()).put("quoteToken", "quote-" + entry.id()));
        return sent;
    }

    private void event(JsonNode line) {
        JsonNode event = line.get("event");
        unanswered.put(event.get("webhookEventId").stringValue(), line);
        if (event.has("replyToken")) {
            with(line, phone -> tokens.restore(
                    event.get("replyToken").stringValue(), phone.owner(), event.get("timestamp").longValue()));
        }
    }

    private void with(JsonNode line, java.util.function.Consumer<Phone> what) {
        Phone phone = people.byId(line.get("p").stringValue());
        if (phone != null) {
            what.accept(phone);
        }
    }

    private ChatEntry entry(JsonNode json) {
        return new ChatEntry(json.get("id").stringValue(), json.get("at").longValue(), json.get("way").stringValue(),
                json.get("content"));
    }

    private List<Map<String, ?>> everything() {
        List<Map<String, ?>> lines = new ArrayList<>();
        for (Channel channel : channels.all()) {
            lines.add(Quotas.line(channel.key(), quotas.of(channel.key())));
        }
        for (Phone phone : people.everybody()) {
            String id = phone.owner().id();
            if (!people.fromFile().contains(id)) {
                lines.add(Map.of("t", "person", "person", phone.owner()));
            }
            lines.add(Map.of("t", "standing", "p", id, "standing", phone.standing()));
            phone.entries().forEach(entry -> lines.add(Map.of("t", "said", "p", id, "e", entry)));
        }
        lines.addAll(menus.lines());
        keyLines.values().forEach(line -> lines.add(Map.of("t", "sent", "channel", line.get("channel"), "to", List.of(),
                "e", List.of(), "way", "multicast", "key", line.get("key"), "request", line.get("request"), "at", line.get("at"))));
        unanswered.values().forEach(line -> lines.add(Map.of("t", "event", "p", line.get("p"), "event", line.get("event"))));
        keyLines.clear();
        return lines;
    }
}
