package jp.tenko.rollcall;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;
import static java.util.Comparator.nullsLast;
import static java.util.stream.Collectors.toSet;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.Members;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts: one query for who was asked and what they answered, two for names. Right however many there are. */
@Repository
class Tallies {

    private static final Comparator<Member> LEADERS_FIRST = comparing(Member::role)
            .thenComparing(Member::deputyOrder, nullsFirst(naturalOrder()))
            .thenComparing(Member::kana, nullsLast(naturalOrder()))
            .thenComparing(Member::name)
            .thenComparing(member -> member.id().value());

    private final JdbcClient db;
    private final Members members;

    Tallies(JdbcClient db, Members members) {
        this.db = db;
        this.members = members;
    }

    Tally of(RollCall rollCall, Instant now) {
        Snapshot snapshot = snapshot(rollCall.id());
        List<Asked> asked = snapshot.asked();
        List<Count> counts = snapshot.counts();
        Map<MemberId, Member> named = members.byIds(Stream.of(
                        asked.stream().filter(Asked::silent).map(Asked::member),
                        who(counts, Reply.NEEDS_HELP),
                        who(counts, Reply.INJURED))
                .flatMap(ids -> ids)
                .collect(toSet()));
        return new Tally(
                rollCall,
                now,
                asked.size(),
                byQuestion(counts),
                inOrder(named, who(counts, Reply.NEEDS_HELP)),
                inOrder(named, who(counts, Reply.INJURED)),
                inOrder(named, asked.stream().filter(Asked::silent).map(Asked::member)),
                asked.stream().map(Asked::answeredAt).filter(Objects::nonNull).sorted().toList(),
                charge(rollCall, asked, who(counts, Reply.NEEDS_HELP).collect(toSet())));
    }

    /** Everybody it counts, leaders first, then by reading. */
    List<Called> called(RollCallId id) {
        Map<MemberId, Called> called = new LinkedHashMap<>();
        List<Asked> asked = db.sql("""
                select member_id, asked_by_line, answered_at from roll_call_member where roll_call_id = :id
                """)
                .param("id", id.value())
                .query((row, n) -> Asked.of(row))
                .list();
        Map<MemberId, Member> named = members.byIds(asked.stream().map(Asked::member).toList());
        asked.stream()
                .filter(one -> named.containsKey(one.member()))
                .forEach(one -> called.put(
                        one.member(), new Called(named.get(one.member()), one.byLine(), one.answeredAt())));
        return inOrder(named, asked.stream().map(Asked::member)).stream().map(Member::id).map(called::get).toList();
    }

    /** The silent, leaders first, then by reading; with those whom LINE does not reach. */
    List<Member> silent(RollCall rollCall) {
        List<MemberId> ids = db.sql("""
                select member_id from roll_call_member where roll_call_id = :id and answered_at is null
                """)
                .param("id", rollCall.id().value())
                .query((row, n) -> new MemberId(row.getLong("member_id")))
                .list();
        return inOrder(members.byIds(ids), ids.stream());
    }

    /** Those whose newest answer is that they are safe, in the same order. */
    List<Member> safe(RollCall rollCall) {
        List<MemberId> ids = db.sql("""
                select member_id
                from (select distinct on (member_id) member_id, value from reply
                      where roll_call_id = :id and question = 'safety'
                      order by member_id, answered_at desc, id desc) newest
                where value = 'safe'
                """)
                .param("id", rollCall.id().value())
                .query((row, n) -> new MemberId(row.getLong("member_id")))
                .list();
        return inOrder(members.byIds(ids), ids.stream());
    }

    /** What people say they see, in words or as a place, the newest first: roads cut, remarks. */
    List<Sighting> sightings(RollCallId id) {
        List<Said> said = db.sql("""
                select member_id, question, value
                from (select distinct on (member_id, question) member_id, question, value, answered_at
                      from reply
                      where roll_call_id = :id and question in ('road_place', 'remarks')
                      order by member_id, question, answered_at desc, id desc) newest
                where value <> ''
                order by answered_at desc, member_id, question
                """)
                .param("id", id.value())
                .query((row, n) -> new Said(
                        new MemberId(row.getLong("member_id")), row.getString("question"), row.getString("value")))
                .list();
        Map<MemberId, Member> named = members.byIds(said.stream().map(Said::member).collect(toSet()));
        return said.stream()
                .filter(one -> named.containsKey(one.member()))
                .map(one -> new Sighting(named.get(one.member()), one.question(), one.value()))
                .toList();
    }

    Charge charge(RollCall rollCall) {
        Snapshot snapshot = snapshot(rollCall.id());
        return charge(rollCall, snapshot.asked(), who(snapshot.counts(), Reply.NEEDS_HELP).collect(toSet()));
    }

    /** Without a leader whom LINE reaches: who started it, else the first leader, else whoever is first in the list. */
    private Member standIn(RollCall rollCall, @Nullable Member startedBy) {
        return startedBy != null
                ? startedBy
                : Stream.concat(members.leaders(rollCall.organization()).stream(), members.of(rollCall.organization()).stream())
                        .findFirst()
                        .orElseThrow();
    }

    /** Nobody who needs help is put in charge, as long as there is another leader. */
    private Charge charge(RollCall rollCall, List<Asked> asked, Set<MemberId> needHelp) {
        Set<MemberId> byLine = ids(asked, Asked::byLine);
        Member startedBy = rollCall.startedBy() == null ? null : members.get(rollCall.startedBy());
        List<Member> leaders = members.leaders(rollCall.organization()).stream()
                .filter(leader -> byLine.contains(leader.id()))
                .toList();
        List<Member> able = leaders.stream().filter(leader -> !needHelp.contains(leader.id())).toList();
        List<Member> chain = able.isEmpty() ? leaders : able;
        Set<MemberId> answered = ids(asked, person -> !person.silent());
        answered.retainAll(chain.stream().map(Member::id).toList());
        return new Charge(chain.isEmpty() ? List.of(standIn(rollCall, startedBy)) : chain, rollCall.handovers(), answered, startedBy);
    }

    /**
     * Who was asked, and the newest answer of each person to each question unless it was taken back: one statement, so
     * that an answer that comes in between cannot be in one figure and missing in the other.
     */
    private Snapshot snapshot(RollCallId id) {
        List<Asked> asked = new ArrayList<>();
        List<Count> counts = new ArrayList<>();
        db.sql("""
                select member_id, asked_by_line, answered_at, null as question, null as value, 0 as people, null::bigint[] as who
                from roll_call_member where roll_call_id = :id
                union all
                select null, null, null, question, value, count(*),
                       array_agg(member_id) filter (where question = 'safety' and value <> 'safe')
                from (select distinct on (member_id, question) member_id, question, value
                      from reply
                      where roll_call_id = :id and question in ('safety', 'able_to_work', 'house', 'road')
                      order by member_id, question, answered_at desc, id desc) newest
                where value <> ''
                group by question, value
                """)
                .param("id", id.value())
                .query(row -> {
                    if (row.getString("question") == null) {
                        asked.add(Asked.of(row));
                    } else {
                        counts.add(Count.of(row));
                    }
                });
        return new Snapshot(asked, counts);
    }

    private static Stream<MemberId> who(List<Count> counts, String safety) {
        return counts.stream()
                .filter(count -> count.question().equals(Reply.SAFETY) && count.value().equals(safety))
                .flatMap(count -> Stream.of(count.who()))
                .map(MemberId::new);
    }

    private static Map<String, Map<String, Integer>> byQuestion(List<Count> counts) {
        Map<String, Map<String, Integer>> byQuestion = new TreeMap<>();
        counts.forEach(count -> byQuestion
                .computeIfAbsent(count.question(), question -> new TreeMap<>())
                .put(count.value(), count.people()));
        return byQuestion;
    }

    private static Set<MemberId> ids(List<Asked> asked, Predicate<Asked> which) {
        return asked.stream().filter(which).map(Asked::member).collect(toSet());
    }

    private static List<Member> inOrder(Map<MemberId, Member> named, Stream<MemberId> ids) {
        return ids.map(named::get)
                .filter(Objects::nonNull)
                .sorted(LEADERS_FIRST)
                .toList();
    }

    private record Said(MemberId member, String question, String value) {}

    private record Snapshot(List<Asked> asked, List<Count> counts) {}

    private record Asked(MemberId member, boolean byLine, @Nullable Instant answeredAt) {

        static Asked of(ResultSet row) throws SQLException {
            return new Asked(
                    new MemberId(row.getLong("member_id")),
                    row.getBoolean("asked_by_line"),
                    RollCallRow.timeOrNull(row, "answered_at"));
        }

        boolean silent() {
            return answeredAt == null;
        }
    }

    private record Count(String question, String value, int people, Long[] who) {

        static Count of(ResultSet row) throws SQLException {
            Array who = row.getArray("who");
            return new Count(
                    row.getString("question"),
                    row.getString("value"),
                    row.getInt("people"),
                    who == null ? new Long[0] : (Long[]) who.getArray());
        }
    }
}
