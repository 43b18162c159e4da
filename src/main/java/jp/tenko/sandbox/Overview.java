package jp.tenko.sandbox;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Everything a page needs when it opens: settings, switches, quotas, and all screens. */
@Component("sandboxOverview")
@Profile("sandbox")
final class Overview {

    private final SandboxSettings settings;
    private final Channels channels;
    private final People people;
    private final Webhooks webhooks;
    private final Quotas quotas;
    private final BadDay badDay;
    private final PhoneMenus menus;
    private final Clock clock;

    Overview(SandboxSettings settings, Channels channels, People people, Webhooks webhooks, Quotas quotas, BadDay badDay,
            PhoneMenus menus, Clock clock) {
        this.settings = settings;
        this.channels = channels;
        this.people = people;
        this.webhooks = webhooks;
        this.quotas = quotas;
        this.badDay = badDay;
        this.menus = menus;
        this.clock = clock;
    }

    Map<String, Object> settings() {
        return Map.of(
                "oneMinuteLasts", settings.oneMinuteLasts(),
                "oneMinuteMillis", settings.oneMinuteLasts().toMillis(),
                "now", clock.millis(),
                "channels", channels.all().stream()
                        .map(channel -> Map.of("key", channel.key(), "basicId", channel.basicId())).toList());
    }

    /** @return also how many people there are without a phone on the page, and how many events nobody answered yet */
    Map<String, Object> state() {
        Map<String, Object> quotaByChannel = new LinkedHashMap<>();
        channels.all().forEach(channel -> quotaByChannel.put(channel.key(), quotas.of(channel.key())));
        return Map.of("settings", settings(), "switches", badDay.switches(), "quotas", quotaByChannel,
                "unanswered", webhooks.unanswered(),
                "people", people.cast().stream().map(phone -> PeopleApi.screen(phone, menus.shownOn(phone))).toList(),
                "crowd", people.everybody().size() - people.cast().size());
    }
}
