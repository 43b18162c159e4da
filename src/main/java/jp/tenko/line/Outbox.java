package jp.tenko.line;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What LINE is to be told. A call here writes a row, not a request: it appears with the caller's transaction or not at
 * all, and {@link OutboxSender} sends it afterwards. Everything a transaction says goes in with one statement just
 * before its commit.
 */
@Repository
public class Outbox {

    /** LINE forgets a retry key after 24 hours; a later attempt would be a second message (line.md §2.2). */
    static final Duration LONGEST_LIFE = Duration.ofHours(23);

    private static final int MULTICAST_AT_MOST = 500;
    private static final int MESSAGES_AT_MOST = 5;

    private final JdbcTemplate jdbc;
    private final LineMessages lineMessages;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final Wakeup wakeup;

    Outbox(JdbcTemplate jdbc, LineMessages lineMessages, Clock clock, Supplier<UUID> ids, Wakeup wakeup) {
        this.jdbc = jdbc;
        this.lineMessages = lineMessages;
        this.clock = clock;
        this.ids = ids;
        this.wakeup = wakeup;
    }

    /** Answers an event: free of charge while its token is young, as a push after that. */
    public void reply(ReplyTo to, List<LineMessage> messages) {
        for (List<LineMessage> five : inGroups(messages, MESSAGES_AT_MOST)) {
            boolean first = five.getFirst() == messages.getFirst();
            write(first
                    ? row("reply", to.channel(), List.of(to.person()), to.token(), to.usableUntil(), five, latest())
                    : row("push", to.channel(), List.of(to.person()), null, null, five, latest()));
        }
    }

    /**
     * Says something to one person unasked; costs one message of the month per request of five.
     *
     * @param expiresAt of no use after that; at most 23 hours from now count
     */
    public void push(ChannelKey channel, LineUserId to, List<LineMessage> messages, Instant expiresAt) {
        for (List<LineMessage> five : inGroups(messages, MESSAGES_AT_MOST)) {
            write(row("push", channel, List.of(to), null, null, five, expiresAt));
        }
    }

    /** Says the same to many, in requests of at most 500 people; costs one message for each person. */
    public void multicast(ChannelKey channel, Collection<LineUserId> to, List<LineMessage> messages, Instant expiresAt) {
        for (List<LineUserId> people : inGroups(List.copyOf(to), MULTICAST_AT_MOST)) {
            String kind = people.size() == 1 ? "push" : "multicast";
            for (List<LineMessage> five : inGroups(messages, MESSAGES_AT_MOST)) {
                write(row(kind, channel, people, null, null, five, expiresAt));
            }
        }
    }

    private Instant latest() {
        return clock.instant().plus(LONGEST_LIFE);
    }

    private Row row(
            String kind,
            ChannelKey channel,
            List<LineUserId> to,
            @Nullable String token,
            @Nullable Instant until,
            List<LineMessage> messages,
            Instant expiresAt) {
        Instant now = clock.instant();
        Instant expires = expiresAt.isBefore(latest()) ? expiresAt : latest();
        return new Row(ids.get(), kind, channel, to, token, until, lineMessages.json(messages), now, expires);
    }

    /** Gathers the rows of a transaction, so that they take one statement. */
    private void write(Row row) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            throw new IllegalStateException("a message must be written inside the transaction that causes it");
        }
        Pending pending = (Pending) TransactionSynchronizationManager.getResource(this);
        if (pending == null) {
            pending = new Pending();
            TransactionSynchronizationManager.bindResource(this, pending);
            TransactionSynchronizationManager.registerSynchronization(pending);
        }
        pending.rows.add(row);
    }

    private void insert(List<Row> rows) {
        jdbc.batchUpdate("""
                insert into outbox (id, channel, kind, recipients, lane, reply_token, reply_until, messages,
                                    next_attempt_at, created_at, expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, rows, 200, (statement, row) -> {
            String[] recipients = row.to().stream().map(LineUserId::value).toArray(String[]::new);
            statement.setObject(1, row.id());
            statement.setString(2, row.channel().value());
            statement.setString(3, row.kind());
            statement.setArray(4, statement.getConnection().createArrayOf("text", recipients));
            statement.setString(5, recipients.length == 1 ? recipients[0] : null);
            statement.setString(6, row.replyToken());
            statement.setTimestamp(7, row.replyUntil() == null ? null : Timestamp.from(row.replyUntil()));
            statement.setString(8, row.messages());
            statement.setTimestamp(9, Timestamp.from(row.createdAt()));
            statement.setTimestamp(10, Timestamp.from(row.createdAt()));
            statement.setTimestamp(11, Timestamp.from(row.expiresAt()));
        });
    }

    private static <T> List<List<T>> inGroups(List<T> all, int size) {
        List<List<T>> groups = new ArrayList<>();
        for (int i = 0; i < all.size(); i += size) {
            groups.add(all.subList(i, Math.min(all.size(), i + size)));
        }
        return groups;
    }

    private record Row(
            UUID id,
            String kind,
            ChannelKey channel,
            List<LineUserId> to,
            @Nullable String replyToken,
            @Nullable Instant replyUntil,
            String messages,
            Instant createdAt,
            Instant expiresAt) {}

    /** The rows of one transaction, written just before its commit. */
    private final class Pending implements TransactionSynchronization {

        private final List<Row> rows = new ArrayList<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            insert(rows);
        }

        @Override
        public void afterCommit() {
            wakeup.outbox();
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(Outbox.this);
        }
    }
}
