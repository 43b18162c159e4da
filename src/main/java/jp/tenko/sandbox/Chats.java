package jp.tenko.sandbox;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Puts bubbles on phones, writes them into the journal and tells the open pages. */
@Component("sandboxChats")
@Profile("sandbox")
final class Chats {

    /**
     * How a message of the bot came.
     *
     * @param way {@code reply}, {@code push} or {@code multicast}
     * @param replyToken null unless it is a reply
     * @param retryKey null when the caller sent none
     */
    record Post(Channel channel, String way, @Nullable String replyToken, @Nullable String retryKey, String requestId) {}

    private final Journal journal;
    private final LiveView live;
    private final Clock clock;

    Chats(Journal journal, LiveView live, Clock clock) {
        this.journal = journal;
        this.live = live;
        this.clock = clock;
    }

    /** The bubbles are the same objects on every phone. @param ids one for each message */
    void deliver(Post post, List<Phone> to, List<String> ids, JsonNode messages) {
        long now = clock.millis();
        List<ChatEntry> entries = new ArrayList<>(messages.size());
        for (int i = 0; i < messages.size(); i++) {
            entries.add(new ChatEntry(ids.get(i), now, post.way(), messages.get(i)));
        }
        journal.add(sentLine(post, to, entries, now));
        for (Phone phone : to) {
            for (ChatEntry entry : entries) {
                show(phone, entry);
            }
        }
    }

    void said(Phone phone, ChatEntry entry) {
        journal.add(Map.of("t", "said", "p", phone.owner().id(), "e", entry));
        show(phone, entry);
    }

    /** @return false when the phone shows no such message of its owner */
    boolean unsend(Phone phone, String messageId) {
        boolean taken = phone.unsend(messageId);
        if (taken) {
            String person = phone.owner().id();
            journal.add(Map.of("t", "unsent", "p", person, "id", messageId));
            live.tell("unsent", Map.of("person", person, "id", messageId));
        }
        return taken;
    }

    ChatEntry own(String id, JsonNode content) {
        return new ChatEntry(id, clock.millis(), ChatEntry.SELF, content);
    }

    void standing(Phone phone, Phone.Standing standing) {
        phone.standing(standing);
        journal.add(Map.of("t", "standing", "p", phone.owner().id(), "standing", standing));
        live.tell("person", Map.of("person", phone.owner().id(), "standing", standing));
    }

    void quickReplyTapped(Phone phone) {
        phone.quickReplyTapped();
        live.tell("quick-reply-gone", Map.of("person", phone.owner().id()));
    }

    void typing(Phone phone, int seconds) {
        live.tell("typing", Map.of("person", phone.owner().id(), "seconds", seconds));
    }

    private void show(Phone phone, ChatEntry entry) {
        phone.show(entry);
        if (phone.watched() && live.watched()) {
            live.tell("message", Map.of("person", phone.owner().id(), "entry", entry));
        }
    }

    private static Map<String, ?> sentLine(Post post, List<Phone> to, List<ChatEntry> entries, long now) {
        Map<String, Object> line = new HashMap<>();
        line.put("t", "sent");
        line.put("channel", post.channel().key());
        line.put("to", to.stream().map(phone -> phone.owner().id()).toList());
        line.put("e", entries);
        if (post.replyToken() != null) {
            line.put("token", post.replyToken());
        }
        if (post.retryKey() != null) {
            line.put("key", post.retryKey());
        }
        line.put("way", post.way());
        line.put("at", now);
        line.put("request", post.requestId());
        return line;
    }
}
