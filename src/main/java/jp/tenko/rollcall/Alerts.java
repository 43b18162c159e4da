package jp.tenko.rollcall;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.Members;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells the leaders at once when somebody needs help, says where, or is injured, cries for help in their own words while they are counted as safe, and when they say that they are safe after all: who was
 * told to call 119 must not go on looking. Once for each fact: the same answer
 * again alerts nobody, nor does an old one that comes after a newer one.
 */
@Component
class Alerts {

    private final JdbcClient db;
    private final RollCallRows rows;
    private final Members members;
    private final Voice voice;

    Alerts(JdbcClient db, RollCallRows rows, Members members, Voice voice) {
        this.db = db;
        this.rows = rows;
        this.members = members;
        this.voice = voice;
    }

    /** @param written what was just written; the answers before it are compared with those after it */
    void raise(List<Replies.Written> written) {
        List<Replies.Written> urgent = written.stream().filter(this::urgent).toList();
        if (!urgent.isEmpty()) {
            Map<About, Map<String, Change>> changes = changes(urgent);
            urgent.stream().map(About::of).distinct().forEach(about -> raise(about, changes.get(about), urgent));
        }
    }

    private boolean urgent(Replies.Written written) {
        return switch (written.question()) {
            case Reply.SAFETY -> !written.first() || !written.value().equals(Reply.SAFE);
            case Reply.HELP_PLACE -> !written.value().isBlank();
            case Reply.REMARKS -> !written.value().isBlank();
            case Reply.NOTE -> voice.isCry(written.value());
            default -> false;
        };
    }

    private void raise(About about, Map<String, Change> changes, List<Replies.Written> urgent) {
        Change safety = changes.getOrDefault(Reply.SAFETY, Change.NONE);
        Change place = changes.getOrDefault(Reply.HELP_PLACE, Change.NONE);
        boolean needsHelp = Reply.NEEDS_HELP.equals(safety.now()) && (safety.isNew() || place.isNew());
        boolean injured = Reply.INJURED.equals(safety.now()) && safety.isNew();
        boolean better = safety.isNew() && safety.before() != null && Reply.isWorse(safety.before(), safety.now());
        Optional<String> cry = Stream.of(Reply.REMARKS, Reply.NOTE)
                .map(question -> changes.getOrDefault(question, Change.NONE))
                .filter(words -> words.isNew() && !(needsHelp && safety.isNew()))
                .map(Change::now)
                .filter(words -> Reply.NEEDS_HELP.equals(safety.now()) || voice.isCry(words))
                .findFirst();
        if (!needsHelp && !injured && !better && cry.isEmpty()) {
            return;
        }
        Replies.Written said = urgent.stream().filter(one -> About.of(one).equals(about)).toList().getLast();
        Alert alert = new Alert(
                rows.get(about.rollCall()),
                members.get(about.member()),
                place.now() == null ? null : Place.of(place.now()),
                said.proxyBy() == null ? null : members.get(said.proxyBy()),
                said.answeredAt());
        Set<Member> leaders = leaders(alert);
        if (better) {
            voice.better(alert, safety.before(), safety.now(), leaders);
        } else if (needsHelp) {
            voice.needsHelp(alert, leaders);
        } else if (injured) {
            voice.injured(alert, leaders);
        }
        cry.ifPresent(words -> voice.cry(alert, words, safety.now(), leaders));
    }

    /** Not the person themself, and nobody on leave. */
    private Set<Member> leaders(Alert alert) {
        return members.leaders(alert.rollCall().organization()).stream()
                .filter(leader -> !leader.onLeave() && !leader.id().equals(alert.about().id()))
                .collect(toCollection(LinkedHashSet::new));
    }

    /** Locked first, so that of two people who answer for the same member the second sees what the first has said. */
    private Map<About, Map<String, Change>> changes(List<Replies.Written> urgent) {
        lock(urgent);
        record Of(About about, String question, Change change) {}
        return about("""
                select roll_call_id, member_id, question,
                       (array_agg(value order by answered_at desc, id desc))[1] as now,
                       (array_agg(value order by answered_at desc, id desc)
                            filter (where id <> all(:written)))[1] as before
                from reply
                where (roll_call_id, member_id) in (select * from unnest(:rollCalls::bigint[], :members::bigint[]))
                  and question in ('safety', 'help_place', 'remarks', 'note')
                group by roll_call_id, member_id, question
                """, urgent)
                .param("written", urgent.stream().map(Replies.Written::id).toArray(Long[]::new))
                .query((row, n) -> new Of(
                        new About(new RollCallId(row.getLong("roll_call_id")), new MemberId(row.getLong("member_id"))),
                        row.getString("question"),
                        new Change(row.getString("before"), row.getString("now"))))
                .list()
                .stream()
                .collect(groupingBy(Of::about, toMap(Of::question, Of::change)));
    }

    private void lock(List<Replies.Written> urgent) {
        about("""
                select 1 from roll_call_member
                where (roll_call_id, member_id) in (select * from unnest(:rollCalls::bigint[], :members::bigint[]))
                order by roll_call_id, member_id
                for no key update
                """, urgent)
                .query((row, n) -> true)
                .list();
    }

    private JdbcClient.StatementSpec about(String sql, List<Replies.Written> urgent) {
        return db.sql(sql)
                .param("rollCalls", urgent.stream().map(one -> one.rollCall().value()).toArray(Long[]::new))
                .param("members", urgent.stream().map(one -> one.member().value()).toArray(Long[]::new));
    }

    private record About(RollCallId rollCall, MemberId member) {

        static About of(Replies.Written written) {
            return new About(written.rollCall(), written.member());
        }
    }

    /** The newest answer before and now; empty when taken back. */
    private record Change(@Nullable String before, @Nullable String now) {

        static final Change NONE = new Change(null, null);

        boolean isNew() {
            return now != null && !now.isBlank() && !now.equals(before);
        }
    }
}
