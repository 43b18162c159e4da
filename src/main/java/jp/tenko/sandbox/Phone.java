package jp.tenko.sandbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** One person's chat with the account: what can be seen on the screen, and whether messages arrive at all. */
final class Phone {

    /** Whether the person added the account, never did, or blocked it. */
    enum Standing { STRANGER, FRIEND, BLOCKED }

    private static final int REMEMBERED = 300;
    private static final int REMEMBERED_IN_CROWD = 6;
    private static final int REMEMBERED_IN_FLOOD = 80;
    private static final long WROTE_LASTS = Duration.ofDays(7).toMillis();

    private final Person owner;
    private final Deque<ChatEntry> entries = new ArrayDeque<>(4);
    private Standing standing;
    private long wroteAt;
    private long received;
    private volatile boolean watched;
    private @Nullable String tappedQuickReplyOf;

    Phone(Person owner, Standing standing) {
        this.owner = owner;
        this.standing = standing;
    }

    Person owner() {
        return owner;
    }

    synchronized Standing standing() {
        return standing;
    }

    synchronized void standing(Standing next) {
        standing = next;
    }

    /** Somebody who wrote without being a friend can be pushed to for seven days (line.md §4). */
    synchronized boolean reachable(long now) {
        return switch (standing) {
            case FRIEND -> true;
            case BLOCKED -> false;
            case STRANGER -> wroteAt > 0 && now - wroteAt < WROTE_LASTS;
        };
    }

    synchronized void show(ChatEntry entry) {
        entries.addLast(entry);
        if (entry.fromBot()) {
            received++;
        } else {
            wroteAt = Math.max(wroteAt, entry.at());
        }
        if (entries.size() > remembered()) {
            entries.removeFirst();
        }
    }

    private int remembered() {
        if (!owner.inCrowd()) {
            return REMEMBERED;
        }
        return FloodPeople.GROUP.equals(owner.group()) ? REMEMBERED_IN_FLOOD : REMEMBERED_IN_CROWD;
    }

    /** A message of the owner's own becomes a line that says so. @return false when there is none with this id */
    synchronized boolean unsend(String messageId) {
        ChatEntry sent = entries.stream()
                .filter(entry -> entry.id().equals(messageId) && !entry.fromBot() && !entry.unsent())
                .findFirst()
                .orElse(null);
        if (sent == null) {
            return false;
        }
        List<ChatEntry> all = new ArrayList<>(entries);
        all.replaceAll(entry -> entry == sent ? entry.taken() : entry);
        entries.clear();
        entries.addAll(all);
        return true;
    }

    synchronized void wrote(long now) {
        wroteAt = now;
    }

    /** A page shows it, although its owner is one of many. */
    void watch() {
        watched = true;
    }

    boolean watched() {
        return watched || !owner.inCrowd();
    }

    /** Oldest first. */
    synchronized List<ChatEntry> entries() {
        return new ArrayList<>(entries);
    }

    /** How many messages of the bot ever arrived, also those no longer remembered. */
    synchronized long received() {
        return received;
    }

    /**
     * Finds a button that can be tapped now: a quick reply of the newest message, else a button in any bubble, the
     * newest first. Quick replies of older messages are gone from the screen.
     *
     * @return the action of the button, null when there is none with this label
     */
    synchronized @Nullable JsonNode button(String label) {
        JsonNode quick = Buttons.labelled(quickReply(), label);
        if (quick != null) {
            return quick;
        }
        for (var back = entries.descendingIterator(); back.hasNext();) {
            ChatEntry entry = back.next();
            JsonNode action = entry.fromBot() ? Buttons.inBubble(entry.content(), label) : null;
            if (action != null) {
                return action;
            }
        }
        return null;
    }

    /** The quick replies on the screen: of the newest message, until one is tapped. Missing when there are none. */
    synchronized JsonNode quickReply() {
        ChatEntry newest = entries.peekLast();
        return newest == null || newest.id().equals(tappedQuickReplyOf)
                ? MissingNode.getInstance() : newest.content().path("quickReply");
    }

    synchronized void quickReplyTapped() {
        ChatEntry newest = entries.peekLast();
        tappedQuickReplyOf = newest == null ? null : newest.id();
    }

    synchronized List<String> buttonLabels() {
        List<String> labels = new ArrayList<>();
        Buttons.labels(quickReply(), labels);
        entries.descendingIterator().forEachRemaining(entry -> {
            Buttons.labels(entry.content().path("contents"), labels);
            Buttons.labels(entry.content().path("template"), labels);
        });
        return labels;
    }
}
