package jp.tenko.line;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes LINE's rich menus what they should be: creates those that are missing, deletes those that nobody needs, links
 * people. Each step is one request and then one row, so it can be killed anywhere and goes on: a menu that was created just
 * before is found at LINE by its name. No transaction waits for it, and no answer does.
 */
@Component
class RichMenuKeeper extends Loop {

    private static final Logger log = LoggerFactory.getLogger(RichMenuKeeper.class);
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final LineSettings settings;
    private final RichMenus menus;
    private final RichMenuApi line;
    private final RichMenuLinks links;
    private final Clock clock;
    private final Semaphore nudge = new Semaphore(0);

    /** Channels whose menus at LINE have been looked through since the start. */
    private final Set<ChannelKey> seen = new HashSet<>();
    /** Menus that LINE does not take as they are: asking again would change nothing. */
    private final Set<String> refused = new HashSet<>();
    private final Map<ChannelKey, Wait> waiting = new HashMap<>();

    private record Wait(int failures, Instant until) {}

    RichMenuKeeper(LineSettings settings, RichMenus menus, RichMenuApi line, RichMenuLinks links, Clock clock) {
        super(1);
        this.settings = settings;
        this.menus = menus;
        this.line = line;
        this.links = links;
        this.clock = clock;
    }

    @Override
    protected void once() throws InterruptedException {
        lookAfterAll();
        nudge.tryAcquire(EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    void lookAfterAll() throws InterruptedException {
        for (String key : menus.anyDefined() ? settings.channels().keySet() : Set.<String>of()) {
            ChannelKey channel = new ChannelKey(key);
            Wait wait = waiting.get(channel);
            if (wait == null || !clock.instant().isBefore(wait.until)) {
                lookAfter(channel);
            }
        }
    }

    @Override
    protected void wake() {
        nudge.release();
    }

    private void lookAfter(ChannelKey channel) throws InterruptedException {
        try {
            if (isAsItShouldBe(channel) || !menus.lease(channel)) {
                return;
            }
            if (!seen.contains(channel) || isAnyMissing(channel)) {
                takeStock(channel);
                seen.add(channel);
                makeMissing(channel);
            }
            makeDefault(channel);
            while (goesOn() && menus.lease(channel) && links.changeSome(channel)) {}
            deleteUnused(channel);
            waiting.remove(channel);
        } catch (IOException e) {
            int failures = Optional.ofNullable(waiting.get(channel)).map(Wait::failures).orElse(0) + 1;
            Duration wait = Duration.ofSeconds(Math.min(LONGEST_WAIT.toSeconds(), 1L << Math.min(failures, 10)));
            waiting.put(channel, new Wait(failures, clock.instant().plus(wait)));
            log.warn("The rich menus of channel {} must wait {} s: {}", channel, wait.toSeconds(), e.toString());
        }
    }

    private boolean isAsItShouldBe(ChannelKey channel) {
        return seen.contains(channel)
                && !isAnyMissing(channel)
                && menus.of(channel).stream().allMatch(RichMenus.Menu::wanted)
                && newDefault(channel).isEmpty()
                && menus.changes(channel, 1).isEmpty();
    }

    private boolean isAnyMissing(ChannelKey channel) {
        return menus.of(channel).stream().anyMatch(this::isMissing);
    }

    private boolean isMissing(RichMenus.Menu menu) {
        return menu.wanted() && !menu.ready() && menus.definition(menu.name()) != null && !refused.contains(menu.name());
    }

    /** Compares with what LINE has: takes up what is there already, deletes what only takes room, forgets what is gone. */
    private void takeStock(ChannelKey channel) throws IOException, InterruptedException {
        List<RichMenuApi.Found> found = line.list(channel);
        Set<String> there = found.stream().map(RichMenuApi.Found::lineId).collect(Collectors.toSet());
        for (RichMenus.Menu menu : menus.of(channel)) {
            if (menu.lineId() != null && !there.contains(menu.lineId()) && !seen.contains(channel)) {
                menus.isGone(channel, menu.lineId());
            }
        }
        for (RichMenus.Menu menu : menus.of(channel)) {
            Optional<RichMenuApi.Found> same =
                    found.stream().filter(one -> one.name().equals(menu.name())).findFirst();
            if (menu.wanted() && menu.lineId() == null && same.isPresent()) {
                String id = same.get().lineId();
                menus.isAtLine(channel, menu.name(), id, line.hasPicture(channel, id));
            }
        }
        Set<String> known = menus.of(channel).stream()
                .map(menu -> String.valueOf(menu.lineId()))
                .collect(Collectors.toSet());
        for (RichMenuApi.Found one : found) {
            if (one.name().startsWith(RichMenuDefinition.OURS) && !known.contains(one.lineId())) {
                line.delete(channel, one.lineId());
            }
        }
    }

    private void makeMissing(ChannelKey channel) throws IOException, InterruptedException {
        for (RichMenus.Menu menu : menus.of(channel)) {
            RichMenuDefinition definition = menus.definition(menu.name());
            if (definition == null || !isMissing(menu) || !goesOn() || !menus.lease(channel)) {
                continue;
            }
            String id = menu.lineId();
            if (id == null) {
                RichMenuApi.Answer created = line.create(channel, definition.json());
                if (!created.ok()) {
                    refuse(menu, created);
                    continue;
                }
                id = created.body();
                menus.isAtLine(channel, menu.name(), id, false);
            }
            RichMenuApi.Answer taken = line.upload(channel, id, definition.menu().picture().get());
            if (taken.ok() || line.hasPicture(channel, id)) {
                menus.isAtLine(channel, menu.name(), id, true);
            } else if (taken.status() == 404) {
                menus.isGone(channel, id);
            } else {
                refuse(menu, taken);
            }
        }
    }

    private void refuse(RichMenus.Menu menu, RichMenuApi.Answer why) {
        refused.add(menu.name());
        log.error("LINE does not take the rich menu {}: {} {}; people keep the one they have", menu.name(), why.status(), why.body());
    }

    private void makeDefault(ChannelKey channel) throws IOException, InterruptedException {
        Optional<String> wanted = newDefault(channel);
        if (wanted.isPresent()) {
            RichMenuApi.Answer answer = line.makeDefault(channel, wanted.get());
            if (answer.ok()) {
                menus.defaultIs(channel, wanted.get());
            } else {
                menus.isGone(channel, wanted.get());
            }
        }
    }

    private Optional<String> newDefault(ChannelKey channel) {
        return menus.of(channel).stream()
                .filter(menu -> menu.wanted() && menu.ready() && menu.audience().equals(RichMenu.STRANGER))
                .map(RichMenus.Menu::lineId)
                .filter(id -> !id.equals(menus.defaultOf(channel)))
                .findFirst();
    }

    private void deleteUnused(ChannelKey channel) throws IOException, InterruptedException {
        for (String lineId : menus.unused(channel)) {
            line.delete(channel, lineId);
            menus.isGone(channel, lineId);
        }
    }
}
