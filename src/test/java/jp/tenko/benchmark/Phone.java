package jp.tenko.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** One person's phone: taps what it shows, types what it does not show, keeps all that arrives. */
final class Phone {

    /** Reads one action and leaves the rest of the message. */
    private static final ObjectReader ACTION =
            JsonMapper.shared().readerFor(JsonNode.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final LineStandIn line;
    private final String channel;
    private final String userId;
    private final List<Arrival> arrivals = new ArrayList<>();
    private long lastDeedAt;

    Phone(LineStandIn line, String channel, String userId) {
        this.line = line;
        this.channel = channel;
        this.userId = userId;
    }

    LineStandIn line() {
        return line;
    }

    String channel() {
        return channel;
    }

    String userId() {
        return userId;
    }

    /** Taps the newest button of that label, or types the label where there is none, as people do. */
    Event tap(String label) {
        return button(label)
                .map(data -> did("\"type\":\"postback\",\"postback\":{\"data\":" + quoted(data) + "}"))
                .orElseGet(() -> type(label));
    }

    Event type(String text) {
        return did("\"type\":\"message\",\"message\":{\"id\":\"" + line.nextNumber()
                + "\",\"type\":\"text\",\"quoteToken\":\"q\",\"text\":" + quoted(text) + "}");
    }

    synchronized void arrived(Arrival arrival) {
        arrivals.add(arrival);
    }

    synchronized List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    private synchronized Event did(String what) {
        lastDeedAt = Math.max(System.currentTimeMillis(), lastDeedAt + 1);
        return line.issue(this, lastDeedAt, what);
    }

    /** The whole message is not parsed, only the button: thousands of taps a second share two cores with the bot. */
    private Optional<String> button(String label) {
        String mark = "\"label\":" + quoted(label);
        for (Arrival arrival : arrivals().reversed()) {
            int at = arrival.body().lastIndexOf(mark);
            if (at >= 0) {
                JsonNode action = ACTION.readTree(arrival.body().substring(arrival.body().lastIndexOf('{', at)));
                return Optional.ofNullable(action.get("data")).map(JsonNode::asString);
            }
        }
        return Optional.empty();
    }

    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }
}
