package jp.tenko.line;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Reads what LINE sends, and only what we need of it: LINE adds event types and properties without notice (line.md §1),
 * so everything unknown is kept as it came and left alone.
 */
@Component
class WebhookReader {

    /** LINE takes a reply token for a minute; a little less, so that the request still arrives in time. */
    private static final Duration TOKEN_LIFE = Duration.ofSeconds(55);

    private static final Duration TOKEN_LIFE_SINCE_EVENT = Duration.ofMinutes(20);

    private final ObjectMapper json;
    private final Clock clock;

    WebhookReader(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /** The events of one request, of any number of people; none for LINE's verification request. */
    List<Inbox.Row> rows(ChannelKey channel, byte[] body) {
        JsonNode events = json.readTree(body).get("events");
        if (events == null || !events.isArray()) {
            throw new IllegalArgumentException("a webhook has a list of events");
        }
        Instant now = clock.instant();
        List<Inbox.Row> rows = new ArrayList<>();
        for (JsonNode event : events) {
            rows.add(new Inbox.Row(
                    channel,
                    required(event, "webhookEventId").asString(),
                    person(event),
                    Instant.ofEpochMilli(required(event, "timestamp").asLong()),
                    now,
                    event.path("deliveryContext").path("isRedelivery").asBoolean(false),
                    wellFormed(event.toString()),
                    person(event) != null && what(event) != null));
        }
        return rows;
    }

    /** The event of a kept row; only rows that {@link #rows} marked as ours can be read. */
    LineEvent event(Inbox.Row row) {
        JsonNode event = json.readTree(row.payload());
        LineUserId person = person(event);
        LineEvent.What what = what(event);
        if (person == null || what == null) {
            throw new IllegalStateException("inbox row " + row.eventId() + " is not for us");
        }
        return new LineEvent(
                row.eventId(), row.channel(), person, row.occurredAt(), row.receivedAt(), replyTo(row, event, person), what);
    }

    /** Null in groups and rooms: what is said to us there is nobody's answer, and an answer of ours is not for all. */
    private static @Nullable LineUserId person(JsonNode event) {
        JsonNode source = event.path("source");
        boolean alone = source.path("type").asString("").equals("user");
        String id = source.path("userId").asString("");
        return alone && !id.isEmpty() ? new LineUserId(id) : null;
    }

    private static @Nullable ReplyTo replyTo(Inbox.Row row, JsonNode event, LineUserId person) {
        String token = event.path("replyToken").asString("");
        if (token.isEmpty()) {
            return null;
        }
        Instant young = row.receivedAt().plus(TOKEN_LIFE);
        Instant oldest = row.occurredAt().plus(TOKEN_LIFE_SINCE_EVENT);
        return new ReplyTo(row.channel(), person, token, young.isBefore(oldest) ? young : oldest);
    }

    /** Null: nothing for us (another type, or a standby channel that may not answer). */
    private static LineEvent.@Nullable What what(JsonNode event) {
        if (!event.path("mode").asString("active").equals("active")) {
            return null;
        }
        return switch (event.path("type").asString("")) {
            case "message" -> message(event.path("message"));
            case "postback" -> postback(event.path("postback"));
            case "follow" -> new LineEvent.What.Follow();
            case "unfollow" -> new LineEvent.What.Unfollow();
            case "unsend" -> new LineEvent.What.Unsent(event.path("unsend").path("messageId").asString(""));
            default -> null;
        };
    }

    /** A picker's answer stands in the one of three properties that is its mode (line.md §3). */
    private static LineEvent.What postback(JsonNode postback) {
        JsonNode params = postback.path("params");
        String picked = Stream.of("date", "time", "datetime")
                .map(mode -> params.path(mode).asString(""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse(null);
        return new LineEvent.What.Postback(text(postback.path("data").asString("")), picked);
    }

    private static LineEvent.What message(JsonNode message) {
        String type = message.path("type").asString("");
        return switch (type) {
            case "text" -> new LineEvent.What.Text(text(message.path("text").asString("")));
            case "location" -> location(message);
            case "image" -> image(message);
            default -> new LineEvent.What.Unreadable(type);
        };
    }

    private static LineEvent.What location(JsonNode message) {
        JsonNode latitude = message.path("latitude");
        JsonNode longitude = message.path("longitude");
        return latitude.isNumber() && longitude.isNumber()
                ? new LineEvent.What.Location(
                        latitude.asDouble(),
                        longitude.asDouble(),
                        optional(message.path("title")),
                        optional(message.path("address")))
                : new LineEvent.What.Unreadable("location");
    }

    private static LineEvent.What image(JsonNode message) {
        JsonNode set = message.path("imageSet");
        return new LineEvent.What.Image(
                message.path("id").asString(""),
                optional(set.path("id")),
                set.has("index") ? Integer.valueOf(set.path("index").asInt()) : null,
                set.has("total") ? Integer.valueOf(set.path("total").asInt()) : null);
    }

    private static @Nullable String optional(JsonNode value) {
        return value.isString() ? text(value.asString()) : null;
    }

    /** PostgreSQL takes neither NUL nor half an emoji. */
    private static String text(String value) {
        return wellFormed(value.replace("\0", ""));
    }

    private static String wellFormed(String value) {
        return new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static JsonNode required(JsonNode event, String property) {
        JsonNode value = event.get(property);
        if (value == null || value.isNull()) {
            throw new IllegalArgumentException("an event has a " + property);
        }
        return value;
    }
}
