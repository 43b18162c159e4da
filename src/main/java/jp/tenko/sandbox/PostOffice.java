package jp.tenko.sandbox;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.tenko.sandbox.Chats.Post;
import jp.tenko.sandbox.FrontDesk.Answer;
import jp.tenko.sandbox.FrontDesk.Call;
import jp.tenko.sandbox.RetryKeys.Accepted;
import jp.tenko.sandbox.rules.MessageRules;
import jp.tenko.sandbox.rules.Violation;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Takes messages for people: reply, push, multicast, with the reply token, the retry key and the quota (line.md §2). */
@Component("sandboxPostOffice")
@Profile("sandbox")
final class PostOffice {

    private static final int MOST_RECIPIENTS = 500;

    private final People people;
    private final Chats chats;
    private final ReplyTokens tokens;
    private final RetryKeys keys;
    private final Quotas quotas;
    private final Ids ids;
    private final JsonMapper json;
    private final Clock clock;

    PostOffice(People people, Chats chats, ReplyTokens tokens, RetryKeys keys, Quotas quotas, Ids ids, JsonMapper json,
            Clock clock) {
        this.people = people;
        this.chats = chats;
        this.tokens = tokens;
        this.keys = keys;
        this.quotas = quotas;
        this.ids = ids;
        this.json = json;
        this.clock = clock;
    }

    Answer reply(Call call) {
        if (call.retryKey() != null) {
            throw new Refusal(400, "The retry key can't be used with this endpoint");
        }
        String token = call.body().path("replyToken").asString("");
        List<Violation> violations = violations(call, "replyToken", token.isEmpty());
        if (!violations.isEmpty()) {
            throw Refusal.of(violations);
        }
        String person = tokens.use(call.channel(), token);
        Phone phone = person == null ? null : people.byId(person);
        if (phone == null) {
            throw new Refusal(400, "Invalid reply token");
        }
        boolean arrives = phone.standing() != Phone.Standing.BLOCKED;
        return new Answer(200, send(call, "reply", token, arrives ? List.of(phone) : List.of()), 1);
    }

    Answer push(Call call) {
        wellFormed(call.retryKey());
        String to = call.body().path("to").asString("");
        List<Violation> violations = violations(call, "to", to.isEmpty());
        if (!violations.isEmpty()) {
            throw Refusal.of(violations);
        }
        Phone phone = people.byId(to);
        if (phone == null || !phone.owner().channel().equals(call.channel().key())) {
            throw new Refusal(400, "Failed to send messages");
        }
        return new Answer(200, sendOnce(call, "push", List.of(phone)), 1);
    }

    Answer multicast(Call call) {
        wellFormed(call.retryKey());
        JsonNode to = call.body().path("to");
        List<Violation> violations = violations(call, "to", !to.isArray());
        if (to.isArray() && (to.isEmpty() || to.size() > MOST_RECIPIENTS)) {
            violations.add(new Violation("to", "Size must be between 1 and " + MOST_RECIPIENTS));
        }
        Map<String, Phone> phones = new LinkedHashMap<>();
        for (int i = 0; i < to.size() && i < MOST_RECIPIENTS; i++) {
            Phone phone = people.byId(to.get(i).asString(""));
            if (phone == null || !phone.owner().channel().equals(call.channel().key())) {
                violations.add(new Violation("to[" + i + "]", "The user ID doesn't exist in this channel"));
            } else {
                phones.put(phone.owner().id(), phone);
            }
        }
        if (!violations.isEmpty()) {
            throw Refusal.of(violations);
        }
        sendOnce(call, "multicast", List.copyOf(phones.values()));
        return new Answer(200, Map.of(), phones.size());
    }

    Answer validate(Call call) {
        List<Violation> violations = MessageRules.violations(call.body().get("messages"));
        if (!violations.isEmpty()) {
            throw Refusal.of(violations);
        }
        return Answer.ok(Map.of());
    }

    private static List<Violation> violations(Call call, String property, boolean missing) {
        List<Violation> violations = MessageRules.violations(call.body().get("messages"));
        if (missing) {
            violations.add(new Violation(property, "May not be empty"));
        }
        return violations;
    }

    private static void wellFormed(@Nullable String retryKey) {
        if (retryKey != null && !RetryKeys.wellFormed(retryKey)) {
            throw new Refusal(400, "The retry key is invalid: it must be a UUID");
        }
    }

    /** Blocked people are left out in silence and cost nothing; under one retry key everything happens at most once. */
    private Map<String, Object> sendOnce(Call call, String way, List<Phone> to) {
        long now = clock.millis();
        List<Phone> reached = to.stream().filter(phone -> phone.reachable(now)).toList();
        ArrayNode sent = sentMessages(call.body().get("messages").size());
        Accepted claim = new Accepted(call.requestId(), way.equals("push") ? sent : null, now);
        if (call.retryKey() != null) {
            Accepted earlier = keys.accept(call.channel(), call.retryKey(), claim);
            if (earlier != null) {
                throw alreadyAccepted(earlier);
            }
        }
        if (!call.lose() && !quotas.take(call.channel(), reached.size())) {
            if (call.retryKey() != null) {
                keys.withdraw(call.channel(), call.retryKey(), claim);
            }
            throw new Refusal(429, "You have reached your monthly limit.");
        }
        return deliver(call, new Post(call.channel(), way, null, call.retryKey(), call.requestId()), reached, sent);
    }

    private Map<String, Object> send(Call call, String way, String token, List<Phone> to) {
        ArrayNode sent = sentMessages(call.body().get("messages").size());
        return deliver(call, new Post(call.channel(), way, token, null, call.requestId()), to, sent);
    }

    private Map<String, Object> deliver(Call call, Post post, List<Phone> to, ArrayNode sent) {
        if (!call.lose()) {
            List<String> messageIds = new ArrayList<>(sent.size());
            sent.forEach(message -> messageIds.add(message.get("id").stringValue()));
            chats.deliver(post, to, messageIds, call.body().get("messages"));
        }
        return Map.of("sentMessages", sent);
    }

    private ArrayNode sentMessages(int count) {
        ArrayNode sent = json.createArrayNode();
        for (int i = 0; i < count; i++) {
            String id = ids.message();
            sent.addObject().put("id", id).put("quoteToken", "quote-" + id);
        }
        return sent;
    }

    private static Refusal alreadyAccepted(Accepted earlier) {
        Refusal refusal = new Refusal(409, "The retry key is already accepted")
                .withHeader("x-line-accepted-request-id", earlier.requestId());
        return earlier.sent() == null ? refusal : refusal.with("sentMessages", earlier.sent());
    }
}
