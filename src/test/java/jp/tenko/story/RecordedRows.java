package jp.tenko.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.tenko.flow.tool.Dialogue;
import jp.tenko.testing.Cast;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What conversations have recorded, read from the tables. */
final class RecordedRows {

    /** Outcomes after which nothing is on record. */
    private static final Set<String> WITHOUT_ROW = Set.of("running", "nobody", "wrong", "locked", "expired", "already_joined", "no_incident", "answered",
            "roll_call_open", "none", "real_open", "again", "begins", "unavailable", "already_yours", "too_many", "settled", "nothing", "link", "already_open",
            "not_enough_for_drill");

    private final JdbcClient jdbc;

    RecordedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** So many things are on record. */
    long count() {
        return jdbc.sql("""
                        select (select count(distinct event_id) from reply) + (select count(*) from roll_call)
                             + (select count(*) from incident where closed_by is not null and not drill)
                             + (select count(*) from response_policy) + (select count(*) from join_code)
                             + (select count(*) from member where line_user_id is not null)
                             + (select count(*) from business where registered_at is not null)
                             + (select count(*) from damage_report) + (select count(*) from district_overview)
                             + (select count(*) from damage_survey)
                             + (select count(*) from business where settled_by is not null)
                             + (select count(*) from contact_business cb join contact c on c.id = cb.contact_id
                                join business b on b.id = cb.business_id
                                where c.line_user_id is not null and b.registered_at is null)
                             + (select count(distinct c.id) from contact c join officer f on f.contact_id = c.id
                                where c.line_user_id is not null)
                        """)
                .query(Long.class).single();
    }

    long writtenBy(Dialogue.Records expected) {
        String outcome = expected.outcome().map(Dialogue.Concluded::outcome).orElse("");
        boolean refused = switch (expected.record()) {
            case "roll-call.start", "damage.survey" -> outcome.equals("not_enough_quota");
            case "damage.hearing-sheet" -> outcome.isEmpty(); // a draft, of which there is one however often it is saved
            case "roll-call.proxy-reply" -> outcome.equals("closed");
            default -> false;
        };
        return refused || WITHOUT_ROW.contains(outcome) ? 0 : 1;
    }

    /** @param real what a value of the dialogue is called in reality */
    void check(String where, Cast hero, Dialogue.Records expected, UnaryOperator<String> real) {
        Map<String, String> answers = expected.answers();
        if (expected.record().equals("damage.hearing-sheet") && expected.outcome().isEmpty()) {
            assertThat(said("select answers from hearing_draft")).as(where + ", on disk").containsAllEntriesOf(damage(answers, real));
        }
        if (writtenBy(expected) == 0) {
            return;
        }
        switch (expected.record()) {
            case "roll-call.reply" -> assertThat(replies("m.line_user_id", hero.lineUserId(), "self")).as(where)
                    .containsAllEntriesOf(answers.entrySet().stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, answer -> real.apply(answer.getValue()))));
            case "roll-call.proxy-reply" -> assertThat(replies("m.name", expected.outcome().orElseThrow().values().get("name"), "proxy"))
                    .as(where).containsEntry("safety", answers.get("safety"));
            case "roll-call.start" -> {
                boolean drill = answers.get("kind").equals("drill");
                assertThat(newest("""
                        select r.id, case when i.began_at < r.started_at then 'same' else i.kind end || ' ' || r.drill || ' ' || r.audience || ' '
                               || (select count(*) from roll_call_member where roll_call_id = r.id and asked_by_line)
                        from roll_call r join incident i on i.id = r.incident_id
                        """)).as(where).isEqualTo(String.join(" ",
                                "same".equals(answers.get("same")) ? "same" : answers.get(drill ? "scenario" : "kind"), String.valueOf(drill), answers.getOrDefault("who", "all"),
                                expected.outcome().orElseThrow().values().get("asked")));
            }
            case "incident.close" -> assertThat(newest("select id, closed_by is not null from incident where not drill")).as(where).isEqualTo("t");
            case "incident.policy" -> assertThat(newest("select id, coalesce(code, 'other') || ' ' || coalesce(words, '') from response_policy"))
                    .as(where).isEqualTo(answers.get("policy") + " " + answers.getOrDefault("words", ""));
            case "roster.join" -> assertThat(newest("""
                    select id, name from (select 1 as id, name from member where line_user_id = '%1$s'
                                          union all select 2, c.name from contact c join officer f on f.contact_id = c.id
                                                    where c.line_user_id = '%1$s'
                                          union all select 3, b.name from contact c join contact_business cb on cb.contact_id = c.id
                                                    join business b on b.id = cb.business_id where c.line_user_id = '%1$s') who
                    """.formatted(hero.lineUserId())))
                    .as(where).isEqualTo(value(expected, "name", "business"));
            case "roster.register-business" -> assertThat(newest("""
                    select b.id, b.name || ' ' || coalesce(b.telephone, '') from business b
                    where registered_at is not null
                    """)).as(where).isEqualTo(answers.get("name") + " " + answers.get("telephone").split(" ")[0]);
            case "roster.match-business" -> assertThat(newest("select settled_by, name from business where settled_by is not null"))
                    .as(where).isEqualTo(value(expected, "business"));
            case "roster.invite-business" -> assertThat(newest("""
                    select c.id, coalesce(b.name, k.name) from join_code c
                    left join business b on b.id = c.business_id left join contact k on k.id = c.contact_id
                    """)).as(where).isEqualTo(value(expected, "name"));
            case "roster.invite" -> assertThat(newest("select c.id, m.name from join_code c join member m on m.id = c.member_id"))
                    .as(where).isEqualTo(expected.outcome().orElseThrow().values().get("name"));
            case "damage.report", "damage.hearing-sheet" -> assertThat(said("select answers from damage_report order by id desc limit 1"))
                    .as(where).containsAllEntriesOf(damage(answers, real));
            case "damage.overview" -> assertThat(said("select answers from district_overview order by id desc limit 1"))
                    .as(where).containsAllEntriesOf(damage(answers, real));
            case "damage.survey" -> assertThat(newest("select opened_at, push || ' ' || told from damage_survey"))
                    .as(where).isEqualTo(answers.get("tell") + " " + value(expected, "told"));
            default -> throw new AssertionError(where + " no table is known for " + expected.record());
        }
    }

    /** How a telephone number of the list was typed nobody knows. */
    private static Map<String, String> damage(Map<String, String> answers, UnaryOperator<String> real) {
        Map<String, String> damage = new HashMap<>();
        answers.forEach((question, value) -> damage.put(question, real.apply(value)));
        damage.keySet().remove("telephone");
        return damage;
    }

    private Map<String, String> said(String select) {
        return jdbc.sql(select).query(String.class).optional()
                .map(answers -> JsonMapper.shared().readValue(answers, new TypeReference<Map<String, String>>() {}))
                .orElse(Map.of());
    }

    /** The first of these values that the outcome has. */
    private static String value(Dialogue.Records expected, String... names) {
        Map<String, String> values = expected.outcome().orElseThrow().values();
        return Stream.of(names).map(values::get).filter(java.util.Objects::nonNull).findFirst().orElseThrow();
    }

    /** Empty for a stranger. */
    Optional<String> language(Cast who) {
        return jdbc.sql("select language from member where line_user_id = :who union all select language from contact where line_user_id = :who").param("who", who.lineUserId())
                .query(String.class).optional();
    }

    /** What counts of somebody's answers to the newest roll call. */
    private Map<String, String> replies(String column, String person, String source) {
        record Answer(String question, String value) {}
        List<Answer> newest = jdbc.sql("""
                        select distinct on (r.question) r.question, r.value
                        from reply r join member m on m.id = r.member_id
                        where %s = :person and r.source = :source and r.roll_call_id = (select max(id) from roll_call)
                        order by r.question, r.answered_at desc, r.id desc
                        """.formatted(column))
                .param("person", person).param("source", source)
                .query((row, n) -> new Answer(row.getString("question"), row.getString("value"))).list();
        return newest.stream().collect(Collectors.toMap(Answer::question, Answer::value));
    }

    /** Messages that are not on their way, and why. */
    List<String> notSent() {
        return jdbc.sql("select kind || ' ' || state || ' after ' || attempts || ': ' || coalesce(last_error, '') from outbox where state <> 'sent'")
                .query(String.class).list();
    }

    /** {@code nothing} when there is none. */
    private String newest(String select) {
        return jdbc.sql(select + " order by 1 desc limit 1").query((row, n) -> row.getString(2)).optional().orElse("nothing");
    }
}
