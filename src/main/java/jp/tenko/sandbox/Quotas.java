package jp.tenko.sandbox;

import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The messages a channel may send per calendar month (Asia/Tokyo): each recipient of a push or multicast counts as one,
 * however many bubbles; replies are free (line.md §2.4).
 */
@Component("sandboxQuotas")
@Profile("sandbox")
final class Quotas {

    /** The Light plan. */
    static final long AT_FIRST = 5_000;
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    /** @param limit messages per month; null for a plan without a limit */
    record Quota(@Nullable Long limit, long used, YearMonth month) {}

    private final Map<String, Quota> byChannel = new ConcurrentHashMap<>();
    private final Journal journal;
    private final Clock clock;

    Quotas(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    Quota of(String channel) {
        return byChannel.compute(channel, (key, before) -> thisMonth(before));
    }

    /** Takes all or nothing: LINE sends to nobody when the quota does not last for everybody. */
    boolean take(Channel channel, int recipients) {
        boolean[] taken = {false};
        byChannel.compute(channel.key(), (key, before) -> {
            Quota now = thisMonth(before);
            taken[0] = now.limit == null || now.used + recipients <= now.limit;
            return taken[0] ? new Quota(now.limit, now.used + recipients, now.month) : now;
        });
        journal.add(line(channel.key(), of(channel.key())));
        return taken[0];
    }

    void set(String channel, @Nullable Long limit, long used) {
        Quota quota = new Quota(limit, used, month());
        byChannel.put(channel, quota);
        journal.add(line(channel, quota));
    }

    void restore(String channel, Quota before) {
        byChannel.put(channel, before);
    }

    static Map<String, Object> line(String channel, Quota quota) {
        Map<String, Object> line = new HashMap<>(
                Map.of("t", "quota", "channel", channel, "used", quota.used, "month", quota.month.toString()));
        if (quota.limit != null) {
            line.put("limit", quota.limit);
        }
        return line;
    }

    private Quota thisMonth(@Nullable Quota before) {
        YearMonth month = month();
        if (before == null) {
            return new Quota(AT_FIRST, 0, month);
        }
        return before.month.equals(month) ? before : new Quota(before.limit, 0, month);
    }

    private YearMonth month() {
        return YearMonth.from(clock.instant().atZone(TOKYO));
    }
}
