package jp.tenko.sandbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The requests the bot made, for tests and for the page; and their number by endpoint and status. */
@Component("sandboxRequests")
@Profile("sandbox")
final class Requests {

    private static final int REMEMBERED = 500;

    /**
     * @param endpoint {@code reply}, {@code push}, {@code profile} …
     * @param status what was answered; 0 when the connection was cut instead
     * @param recipients how many people it was meant for
     */
    record Request(long number, long at, String requestId, String endpoint, @Nullable String channel,
            @Nullable String retryKey, @Nullable JsonNode body, int status, @Nullable String refusal, int recipients) {}

    private final Deque<Request> recent = new ArrayDeque<>();
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private long number;

    Request add(Request request) {
        counts.computeIfAbsent(request.endpoint + " " + request.status, key -> new LongAdder()).increment();
        if (request.status == 200 && request.recipients > 0) {
            counts.computeIfAbsent(request.endpoint + " recipients", key -> new LongAdder()).add(request.recipients);
        }
        synchronized (recent) {
            Request numbered = new Request(++number, request.at, request.requestId, request.endpoint, request.channel,
                    request.retryKey, request.body, request.status, request.refusal, request.recipients);
            recent.addLast(numbered);
            if (recent.size() > REMEMBERED) {
                recent.removeFirst();
            }
            return numbered;
        }
    }

    /** Oldest first. @param after only requests with a higher number */
    List<Request> after(long after) {
        synchronized (recent) {
            List<Request> found = new ArrayList<>();
            for (Request request : recent) {
                if (request.number > after) {
                    found.add(request);
                }
            }
            return found;
        }
    }

    /** {@code "reply 200" → 1234}, {@code "multicast recipients" → 10000}. */
    Map<String, Long> counts() {
        Map<String, Long> all = new TreeMap<>();
        counts.forEach((key, count) -> all.put(key, count.sum()));
        return all;
    }
}
