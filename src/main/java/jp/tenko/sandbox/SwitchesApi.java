package jp.tenko.sandbox;

import java.time.Clock;
import java.util.Map;
import jp.tenko.sandbox.BadDay.NextEvent;
import jp.tenko.sandbox.BadDay.Trouble;
import jp.tenko.sandbox.Quotas.Quota;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The switchboard: LINE on a bad day. Each answers with all switches as they now stand. */
@RestController("sandboxSwitchesApi")
@Profile("sandbox")
@RequestMapping("/sandbox/api/switches")
class SwitchesApi {

    /**
     * @param seconds how slow, for {@link Trouble#SLOW}; null: 3
     * @param lastsSeconds until it is over by itself; null: until switched off
     * @param times how many requests it strikes; null: all
     */
    record TroubleOrder(Trouble trouble, @Nullable Double seconds, @Nullable Double lastsSeconds, @Nullable Integer times) {}

    record NextEventOrder(NextEvent nextEvent) {}

    record OnOff(boolean on) {}

    /** @param limit null for a plan without a limit; a missing {@code used} leaves the count as it is */
    record QuotaOrder(@Nullable String channel, @Nullable Long limit, @Nullable Long used) {}

    private final BadDay badDay;
    private final Quotas quotas;
    private final Channels channels;
    private final Webhooks webhooks;
    private final LiveView live;
    private final Clock clock;

    SwitchesApi(BadDay badDay, Quotas quotas, Channels channels, Webhooks webhooks, LiveView live, Clock clock) {
        this.badDay = badDay;
        this.quotas = quotas;
        this.channels = channels;
        this.webhooks = webhooks;
        this.live = live;
        this.clock = clock;
    }

    @GetMapping
    Map<String, Object> all() {
        return badDay.switches();
    }

    @PostMapping("/trouble")
    Map<String, Object> trouble(@RequestBody TroubleOrder order) {
        Long until = order.lastsSeconds() == null ? null : clock.millis() + (long) (order.lastsSeconds() * 1000);
        badDay.begin(new BadDay.Now(order.trouble(), order.seconds() == null ? 3 : order.seconds(), until, order.times()));
        return changed();
    }

    @PostMapping("/next-event")
    Map<String, Object> nextEvent(@RequestBody NextEventOrder order) {
        badDay.next(order.nextEvent());
        return changed();
    }

    /** The last webhook once more, with {@code isRedelivery}. */
    @PostMapping("/redeliver")
    Map<String, Object> redeliver() {
        if (webhooks.redeliverLast() == null) {
            throw PeopleApi.refused(HttpStatus.CONFLICT, "nothing was delivered yet");
        }
        return changed();
    }

    @PostMapping("/redelivery")
    Map<String, Object> redelivery(@RequestBody OnOff order) {
        badDay.redelivery(order.on());
        return changed();
    }

    @PostMapping("/rate-limits")
    Map<String, Object> rateLimits(@RequestBody OnOff order) {
        badDay.rateLimits(order.on());
        return changed();
    }

    @PostMapping("/quota")
    Quota quota(@RequestBody QuotaOrder order) {
        String channel = order.channel() != null ? order.channel()
                : channels.all().stream().map(Channel::key).findFirst().orElse("");
        if (channels.byKey(channel) == null) {
            throw PeopleApi.refused(HttpStatus.BAD_REQUEST, "channel '" + channel + "' is not configured under tenko.line.channels");
        }
        quotas.set(channel, order.limit(), order.used() == null ? quotas.of(channel).used() : order.used());
        live.tell("quota", Map.of("channel", channel, "quota", quotas.of(channel)));
        return quotas.of(channel);
    }

    private Map<String, Object> changed() {
        Map<String, Object> now = badDay.switches();
        live.tell("switches", now);
        return now;
    }
}
