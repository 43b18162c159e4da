package jp.tenko.console.board;

import static java.util.stream.Collectors.toSet;
import static jp.tenko.signin.Access.LEADER;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import jp.tenko.console.SignedIn;
import jp.tenko.console.Times;
import jp.tenko.roster.OrganizationId;
import jp.tenko.signin.AccountId;
import jp.tenko.signin.Accounts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Brings the boards that are being looked at up to date, by server-sent events. Every half second one cheap query asks
 * whether anything has changed at all; only then a board is gathered, made into HTML once for all who see the same, and sent
 * to them. So 200 viewers cost hardly more than one, several JVMs need not tell each other anything, and nobody's answer
 * waits for a board. A beat every few seconds is the proof of life by which a page knows that it is not stale.
 */
@Component
class BoardFeed implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(BoardFeed.class);

    private static final Duration LOOK = Duration.ofMillis(500);

    /** Beats, in looks: every 3 s. After twelve the board is gathered anyway: time itself changes it. */
    private static final int BEAT = 6;
    private static final int ANYWAY = 12;

    private final Boards boards;
    private final ITemplateEngine templates;
    private final MessageSource messages;
    private final Accounts accounts;
    private final JdbcClient db;
    private final Clock clock;
    private final Map<View, List<Watcher>> watchers = new ConcurrentHashMap<>();
    private final Map<View, Shown> shown = new ConcurrentHashMap<>();
    private volatile Thread thread;

    BoardFeed(Boards boards, ITemplateEngine templates, MessageSource messages, Accounts accounts, JdbcClient db, Clock clock) {
        this.boards = boards;
        this.templates = templates;
        this.messages = messages;
        this.accounts = accounts;
        this.db = db;
        this.clock = clock;
    }

    /** All who see the same. */
    record View(OrganizationId organization, boolean seesPeople, boolean leads, boolean projector, Locale locale) {}

    /** @param begun when its gathering began: whoever asked before may be shown it */
    private record Shown(String html, long begun) {}

    /**
     * The board as it is now, as HTML. Those who ask while one is being gathered wait, and then share the next one: when everybody opens
     * the board in the same moment, two are gathered, and yet nobody is shown one that is older than the question.
     */
    String now(View view) {
        long asked = System.nanoTime();
        return shown.compute(view, (same, last) -> last != null && last.begun() - asked >= 0 ? last : gather(same)).html();
    }

    /** Sends the board as it is at once, then each change, until the browser goes away or they may not look any more. */
    SseEmitter watch(View view, AccountId account) {
        List<Watcher> same = watchers.computeIfAbsent(view, any -> new CopyOnWriteArrayList<>());
        AtomicReference<Watcher> itself = new AtomicReference<>();
        Watcher watcher = new Watcher(account, () -> same.remove(itself.get()));
        itself.set(watcher);
        same.add(watcher);
        watchers.putIfAbsent(view, same); // the last one of before may just have gone
        try {
            watcher.begin(now(view), clock.instant().toString());
        } catch (IOException e) {
            throw new UncheckedIOException("nothing is written yet, so nothing can fail", e);
        }
        return watcher.emitter;
    }

    private void lookForEver() {
        Object before = null;
        for (int look = 1; thread == Thread.currentThread(); look++) {
            try {
                Thread.sleep(LOOK);
                Set<View> watched = watched();
                if (watched.isEmpty()) {
                    continue;
                }
                Object now = fingerprint();
                if (!now.equals(before) || look % ANYWAY == 0) {
                    watched.forEach(this::update);
                }
                before = now;
                if (look % BEAT == 0) {
                    sendAway();
                    watchers.values().forEach(same -> same.forEach(watcher -> watcher.beat(clock.instant().toString())));
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) { // the pages turn stale by themselves when no beat comes
                log.warn("Boards could not be brought up to date: {}", e.toString());
            }
        }
    }

    /** Whose access was taken away, or is another than when they came: their browser asks again, and is told who they are now. */
    private void sendAway() {
        watchers.forEach((view, same) -> {
            Set<AccountId> stay = accounts.of(view.organization(), clock.instant()).stream()
                    .map(SignedIn::new)
                    .filter(who -> who.seesPeople() == view.seesPeople() && who.may(LEADER) == view.leads())
                    .map(who -> who.account().id())
                    .collect(toSet());
            same.stream().filter(watcher -> !stay.contains(watcher.account)).forEach(watcher -> watcher.emitter.complete());
        });
    }

    private Set<View> watched() {
        watchers.values().removeIf(List::isEmpty);
        shown.keySet().retainAll(watchers.keySet());
        return Set.copyOf(watchers.keySet());
    }

    private void update(View view) {
        String html = now(view);
        watchers.getOrDefault(view, List.of()).forEach(watcher -> watcher.show(html));
    }

    private Shown gather(View view) {
        long begun = System.nanoTime();
        String html = templates.process("board-now", new Context(view.locale(), Map.of(
                "board", boards.of(view.organization()),
                "seesPeople", view.seesPeople(),
                "leads", view.leads(),
                "projector", view.projector(),
                "times", new Times(ZonedDateTime.now(clock), view.locale(), messages))));
        return new Shown(html, begun);
    }

    /** Changes whenever something happens that a board of any organization shows. Each part is one look into an index. */
    private Object fingerprint() {
        return db.sql("""
                select row((select max(id) from reply), (select max(id) from incident),
                           (select count(*) from incident where closed_at is null),
                           (select max(id) from damage_report), (select max(id) from district_overview),
                           (select array_agg((id, handovers)::text order by id) from roll_call where closed_at is null),
                           (select max(id) from roll_call),
                           (select array_agg((id, state)::text order by id) from deadline where state in ('open', 'missed')),
                           (select array_agg((id, state, answer)::text order by id) from submission where state in ('approved', 'sending', 'refused')),
                           (select count(*) from outbox where state = 'dead' and noticed_at is null),
                           (select count(*) from outbox where state in ('waiting', 'sending') and last_error is not null),
                           (select count(*) from inbox where state = 'set_aside' and noticed_at is null),
                           (select array_agg((channel, used, exhausted_at)::text order by channel) from line_quota))::text
                """)
                .query(String.class)
                .single();
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("board-feed").unstarted(this::lookForEver);
        thread.start();
    }

    /** Before the web server waits for open requests. */
    @Override
    public void stop() {
        Thread was = thread;
        thread = null;
        if (was != null) {
            was.interrupt();
        }
        watchers.values().forEach(same -> same.forEach(watcher -> watcher.emitter.complete()));
        watchers.clear();
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
