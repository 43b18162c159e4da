package jp.tenko.rollcall;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import jp.tenko.roster.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every answer ever given. Table: {@code reply}, and {@code roll_call_member.answered_at}. */
@Repository
class Replies {

    private final JdbcClient db;

    Replies(JdbcClient db) {
        this.db = db;
    }

    /** Many people's answers in one statement; an event that was written before writes nothing. */
    List<Written> write(List<Reply> replies) {
        List<Line> lines = replies.stream().flatMap(Line::of).toList();
        return lines.isEmpty() ? List.of() : db.sql("""
                with given as (
                    select * from unnest(:rollCalls::bigint[], :members::bigint[], :questions::text[], :values::text[],
                            :answeredAts::text[]::timestamptz[], :receivedAts::text[]::timestamptz[],
                            :sources::text[], :proxies::bigint[], :events::text[])
                        as g (roll_call_id, member_id, question, value, answered_at, received_at,
                              source, proxy_by, event_id)
                ), written as (
                    insert into reply (roll_call_id, member_id, question, value, answered_at, received_at,
                                       source, proxy_by, event_id, late)
                    select g.roll_call_id, g.member_id, g.question, g.value, g.answered_at, g.received_at,
                           g.source, g.proxy_by, g.event_id,
                           coalesce(g.answered_at > least(r.deadline_at, r.closed_at), false)
                    from given g left join roll_call r on r.id = g.roll_call_id
                    order by g.roll_call_id, g.member_id, g.question, g.event_id
                    on conflict (roll_call_id, member_id, question, event_id) do nothing
                    returning id, roll_call_id, member_id, question, value, answered_at, proxy_by
                ), heard as (
                    insert into roll_call_member as m (roll_call_id, member_id, asked_by_line, answered_at)
                    select roll_call_id, member_id, false, min(answered_at)
                    from written where question = 'safety' and value <> ''
                    group by roll_call_id, member_id order by roll_call_id, member_id
                    on conflict (roll_call_id, member_id)
                    do update set answered_at = least(m.answered_at, excluded.answered_at)
                    where m.answered_at is null or m.answered_at > excluded.answered_at
                    returning m.roll_call_id, m.member_id, old.answered_at is null as first
                )
                select w.*, coalesce(h.first, false) as first
                from written w left join heard h
                    on h.roll_call_id = w.roll_call_id and h.member_id = w.member_id and w.question = 'safety'
                order by w.id
                """)
                .param("rollCalls", all(lines, line -> line.reply().rollCall().value(), Long[]::new))
                .param("members", all(lines, line -> line.reply().member().value(), Long[]::new))
                .param("questions", all(lines, Line::question, String[]::new))
                .param("values", all(lines, Line::value, String[]::new))
                .param("answeredAts", all(lines, line -> line.reply().answeredAt().toString(), String[]::new))
                .param("receivedAts", all(lines, line -> line.reply().receivedAt().toString(), String[]::new))
                .param("sources", all(lines, Line::source, String[]::new))
                .param("proxies", all(lines, line -> value(line.reply().proxyBy()), Long[]::new))
                .param("events", all(lines, line -> line.reply().eventId(), String[]::new))
                .query(Replies::written)
                .list();
    }

    /** The answers that count now: question → value, without those taken back. Who has none is not in the map. */
    Map<MemberId, Map<String, String>> newest(RollCallId rollCall, Collection<MemberId> people) {
        record Of(MemberId member, String question, String value) {}
        return db.sql("""
                select distinct on (member_id, question) member_id, question, value
                from reply where roll_call_id = :rollCall and member_id = any(:people)
                order by member_id, question, answered_at desc, id desc
                """)
                .param("rollCall", rollCall.value())
                .param("people", RollCallRows.ids(people))
                .query((row, n) -> new Of(
                        new MemberId(row.getLong("member_id")), row.getString("question"), row.getString("value")))
                .list()
                .stream()
                .filter(of -> !of.value().isEmpty())
                .collect(groupingBy(Of::member, toMap(Of::question, Of::value, (one, other) -> one, TreeMap::new)));
    }

    List<Answer> history(RollCallId rollCall, MemberId member) {
        return db.sql("""
                select question, value, answered_at, received_at, source, proxy_by, late
                from reply where roll_call_id = :rollCall and member_id = :member
                order by answered_at, id
                """)
                .param("rollCall", rollCall.value())
                .param("member", member.value())
                .query((row, n) -> answer(row))
                .list();
    }

    /** How each person says, or somebody says for them, that they are now; who has said nothing is not in the map. */
    Map<MemberId, Answer> safety(RollCallId rollCall) {
        Map<MemberId, Answer> newest = new HashMap<>();
        db.sql("""
                select distinct on (member_id) member_id, question, value, answered_at, received_at, source, proxy_by, late
                from reply where roll_call_id = :rollCall and question = 'safety'
                order by member_id, answered_at desc, id desc
                """)
                .param("rollCall", rollCall.value())
                .query(row -> {
                    newest.put(new MemberId(row.getLong("member_id")), answer(row));
                });
        return newest;
    }

    private static Answer answer(ResultSet row) throws SQLException {
        return new Answer(
                row.getString("question"),
                row.getString("value"),
                RollCallRow.time(row, "answered_at"),
                RollCallRow.time(row, "received_at"),
                Reply.Source.valueOf(row.getString("source").toUpperCase(Locale.ROOT)),
                proxy(row),
                row.getBoolean("late"));
    }

    private static Written written(ResultSet row, int n) throws SQLException {
        return new Written(
                row.getLong("id"),
                new RollCallId(row.getLong("roll_call_id")),
                new MemberId(row.getLong("member_id")),
                row.getString("question"),
                row.getString("value"),
                RollCallRow.time(row, "answered_at"),
                proxy(row),
                row.getBoolean("first"));
    }

    private static @Nullable MemberId proxy(ResultSet row) throws SQLException {
        Long id = row.getObject("proxy_by", Long.class);
        return id == null ? null : new MemberId(id);
    }

    private static @Nullable Long value(@Nullable MemberId member) {
        return member == null ? null : member.value();
    }

    private static <T> @Nullable T[] all(
            List<Line> lines, Function<Line, @Nullable T> part, IntFunction<@Nullable T[]> array) {
        return lines.stream().map(part).toArray(array);
    }

    /**
     * A new row of {@code reply}.
     *
     * @param first the member was silent until now
     */
    record Written(
            long id,
            RollCallId rollCall,
            MemberId member,
            String question,
            String value,
            Instant answeredAt,
            @Nullable MemberId proxyBy,
            boolean first) {}

    private record Line(Reply reply, String question, String value) {

        String source() {
            return reply.source().name().toLowerCase(Locale.ROOT);
        }

        static Stream<Line> of(Reply reply) {
            List<Line> lines = new ArrayList<>();
            reply.answers().forEach((question, value) -> lines.add(new Line(reply, question, value)));
            return lines.stream();
        }
    }
}
