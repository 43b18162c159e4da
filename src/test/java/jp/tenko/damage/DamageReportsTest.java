package jp.tenko.damage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.tenko.incident.Incident;
import jp.tenko.incident.IncidentKind;
import jp.tenko.roster.ContactId;
import org.junit.jupiter.api.Test;

class DamageReportsTest extends DamageTest {

    @Test
    void the_first_report_is_number_one_and_is_kept_as_it_was_said() {
        Incident quake = open(IncidentKind.EARTHQUAKE, false);
        Statement said = says(OWNER, null,
                "place_known", "no", "level", "floor_above", "hurt", "nobody", "depth_cm", "40", "hit", "building equipment",
                "trading", "closed", "amount", "300000", "place", "33.2415 130.5513 0 0", "remarks", "機械が😭\0", "an_own_question", "x");

        Filed filed = fileOne(said);

        assertThat(filed).returns(1, Filed::number).returns(quake, Filed::incident).returns(false, Filed::again);
        assertThat(filed.parallelTo()).isNull();
        Revision kept = reports.latest(quake.id(), IRONWORKS).orElseThrow();
        assertThat(kept).isEqualTo(filed.revision());
        assertThat(kept.answers()).containsExactlyEntriesOf(said.answers()).containsEntry("remarks", "機械が😭");
        assertThat(kept.saidAt()).isEqualTo(START);
    }

    @Test
    void the_second_report_overwrites_nothing() {
        Incident quake = open(IncidentKind.EARTHQUAKE, false);
        fileOne(says(OWNER, null, "level", "roof_window", "hurt", "nobody"));
        clock.advance(Duration.ofHours(3));
        StartingPoint start = reports.answersToStartFrom(quake.id(), IRONWORKS).orElseThrow();
        assertThat(start.answers()).isEqualTo(Map.of("level", "roof_window", "hurt", "nobody"));

        Filed second = fileOne(says(OWNER, start.basedOn().number(), "level", "half_destroyed", "hurt", "nobody"));

        assertThat(second.number()).isEqualTo(2);
        List<Revision> history = reports.history(quake.id(), IRONWORKS);
        assertThat(history).extracting(Revision::number, one -> one.answers().get("level"), Revision::saidAt)
                .containsExactly(
                        tuple(1, "roof_window", START),
                        tuple(2, "half_destroyed", START.plus(Duration.ofHours(3))));
        assertThat(Change.between(history.get(0), history.get(1)))
                .containsExactly(new Change("level", "roof_window", "half_destroyed"));
        assertThat(Change.between(null, history.get(0))).extracting(Change::question).containsExactly("level", "hurt");
        assertThat(known()).isEqualTo("2 half_destroyed heavy");
    }

    @Test
    void the_same_event_twice_changes_nothing() {
        Incident quake = open(IncidentKind.EARTHQUAKE, false);
        Statement said = says(OWNER, null, "level", "destroyed");
        fileOne(said);

        Filed again = fileOne(said);
        List<Filed> inOneBatch = file(said, said);

        assertThat(again).returns(1, Filed::number).returns(true, Filed::again);
        assertThat(inOneBatch).extracting(Filed::number).containsExactly(1, 1);
        assertThat(reports.history(quake.id(), IRONWORKS)).hasSize(1);
    }

    @Test
    void a_report_that_comes_late_gets_the_next_number_and_does_not_count_as_the_newest() {
        Incident quake = open(IncidentKind.EARTHQUAKE, false);
        fileOne(said(IRONWORKS, START.plusSeconds(120), new Author.ByContact(OWNER), null, "level", "destroyed"));

        Filed late = fileOne(said(IRONWORKS, START.plusSeconds(60), new Author.ByContact(OWNER), null, "level", "none"));

        assertThat(late.number()).isEqualTo(2);
        assertThat(reports.latest(quake.id(), IRONWORKS)).map(Revision::number).contains(1);
        assertThat(known()).isEqualTo("2 destroyed heavy");
    }

    @Test
    void two_people_of_one_business_at_the_same_moment_both_count_and_are_marked() {
        Incident quake = open(IncidentKind.EARTHQUAKE, false);
        Statement owner = says(OWNER, null, "level", "floor_above");
        Statement wife = says(WIFE, null, "level", "roof_window");
        Filed[] filed = new Filed[2];

        atTheSameMoment(() -> filed[0] = fileOne(owner), () -> filed[1] = fileOne(wife));

        assertThat(filed[0].parallelTo()).isNull();
        assertThat(filed[1].number()).isEqualTo(2);
        assertThat(filed[1].parallelTo()).isEqualTo(filed[0].revision());
        assertThat(reports.history(quake.id(), IRONWORKS)).extracting(Revision::parallelTo).containsExactly(null, 1);
        assertThat(parallel()).isTrue();

        StartingPoint both = reports.answersToStartFrom(quake.id(), IRONWORKS).orElseThrow();
        fileOne(says(OWNER, both.basedOn().number(), "level", "floor_above"));
        assertThat(parallel()).as("somebody has reported who knew both").isFalse();
    }

    @Test
    void one_person_who_corrects_an_old_form_is_not_two_people() {
        open(IncidentKind.EARTHQUAKE, false);
        fileOne(says(OWNER, null, "level", "floor_above"));
        clock.advance(Duration.ofMinutes(1));

        Filed corrected = fileOne(says(OWNER, null, "level", "half_destroyed"));

        assertThat(corrected.number()).isEqualTo(2);
        assertThat(corrected.parallelTo()).isNull();
        assertThat(known()).isEqualTo("2 half_destroyed heavy");
    }

    @Test
    void three_at_once_of_three_people_get_three_numbers_in_the_order_in_which_they_spoke() {
        Incident quake = open(IncidentKind.EARTHQUAKE, false);
        List<Filed> filed = file(
                said(IRONWORKS, START.plusSeconds(3), new Author.ByContact(WIFE), null, "level", "none"),
                said(IRONWORKS, START.plusSeconds(1), new Author.ByContact(OWNER), null, "level", "destroyed"),
                said(IRONWORKS, START.plusSeconds(2), new Author.ByMember(STAFF), null, "level", "other"));

        assertThat(filed).extracting(Filed::number).containsExactly(3, 1, 2);
        assertThat(reports.history(quake.id(), IRONWORKS)).extracting(Revision::number).containsExactly(1, 2, 3);
    }

    @Test
    void many_businesses_in_one_batch_are_told_apart() {
        open(IncidentKind.EARTHQUAKE, false);

        assertThat(file(staffSays(DINER, null, "level", "none"), staffSays(TEA, null, "level", "destroyed"),
                        says(OWNER, null, "level", "other"), staffSays(UNMATCHED, null, "level", "other")))
                .extracting(Filed::number).containsOnly(1);
        assertThat(db.sql("select count(*) from business_damage where revisions = 1").query(Integer.class).single()).isEqualTo(4);
    }

    @Test
    void what_is_rolled_back_leaves_no_gap() {
        open(IncidentKind.EARTHQUAKE, false);
        Statement said = says(OWNER, null, "level", "destroyed");
        assertThatThrownBy(() -> transactions.executeWithoutResult(status -> {
            reports.revise(List.of(said));
            throw new IllegalStateException("killed between");
        })).hasMessage("killed between");

        assertThat(fileOne(said)).returns(1, Filed::number).returns(false, Filed::again);
    }

    @Test
    void a_report_with_no_incident_opens_one_and_two_at_the_same_moment_open_one() {
        Filed[] filed = new Filed[2];

        atTheSameMoment(
                () -> filed[0] = fileOne(says(OWNER, null, "level", "destroyed")),
                () -> filed[1] = fileOne(staffSays(DINER, null, "level", "none")));

        assertThat(filed[0].incident()).isEqualTo(filed[1].incident());
        assertThat(filed[0].incident().openedBy()).isNull();
        assertThat(filed[0].incident().kind()).isEqualTo(IncidentKind.OTHER);
    }

    @Test
    void in_a_drill_reports_belong_to_the_drill_until_it_is_serious() {
        Incident drill = open(IncidentKind.EARTHQUAKE, true);
        assertThat(fileOne(says(OWNER, null, "level", "other")).incident()).isEqualTo(drill);

        Incident real = open(IncidentKind.EARTHQUAKE, false);
        Filed filed = fileOne(says(OWNER, 1, "level", "destroyed"));

        assertThat(filed.incident()).isEqualTo(real);
        assertThat(filed).as("the first of the real one, whatever the drill's report was").returns(1, Filed::number);
        assertThat(filed.revision().basedOn()).isNull();
    }

    @Test
    void a_report_that_crosses_the_end_of_the_year_keeps_its_order() {
        Instant newYear = Instant.parse("2026-12-31T15:00:00Z");
        clock.moveTo(newYear);
        Incident quake = open(IncidentKind.EARTHQUAKE, false);

        file(said(IRONWORKS, newYear.plusSeconds(1), new Author.ByContact(OWNER), null, "level", "destroyed"),
                said(IRONWORKS, newYear.minusSeconds(1), new Author.ByContact(OWNER), null, "level", "none"));

        assertThat(reports.latest(quake.id(), IRONWORKS)).map(one -> one.answers().get("level")).contains("destroyed");
    }

    @Test
    void a_registration_that_is_found_in_the_list_brings_its_reports_along() {
        Incident quake = open(IncidentKind.EARTHQUAKE, false);
        Author staff = new Author.ByMember(STAFF);
        fileOne(said(UNMATCHED, START, staff, null, "level", "floor_above", "amount", "100"));
        db.sql("update business set listed_as = 1 where id = 6").update();
        clock.advance(Duration.ofMinutes(1));

        StartingPoint start = reports.answersToStartFrom(quake.id(), IRONWORKS).orElseThrow();
        Filed next = fileOne(said(UNMATCHED, clock.instant(), staff, start.basedOn().number(), "level", "destroyed", "amount", "100"));

        assertThat(next).returns(2, Filed::number);
        assertThat(next.revision().business()).isEqualTo(IRONWORKS);
        assertThat(reports.history(quake.id(), UNMATCHED)).extracting(Revision::number).containsExactly(1, 2);
    }

    @Test
    void a_business_of_another_organization_is_refused() {
        db.sql("insert into organization (channel, name) values ('neighbour', '隣町商工会')").update();
        db.sql("""
                insert into business (organization_id, number, name, folded_name) values (2, '1', '隣', '隣')
                """).update();

        assertThatThrownBy(() -> fileOne(staffSays(new jp.tenko.roster.BusinessId(7), null, "level", "none")))
                .hasMessage("business 7 is of another organization");
    }

    @Test
    void who_speaks_for_a_business_is_its_own_people_or_staff_and_the_source_says_which() {
        assertThatThrownBy(() -> new Statement(HIROKAWA, IRONWORKS, Form.DAMAGE_REPORT, Map.of(), java.util.Set.of(), START, START,
                        Source.STAFF, new Author.ByContact(new ContactId(1)), "e", null))
                .hasMessageContaining("a report from STAFF by ByContact");
    }

    @Test
    void an_answer_as_long_as_line_allows_and_a_hundred_reports_of_one_business_are_kept() {
        Incident quake = open(IncidentKind.EARTHQUAKE, false);
        file(IntStream.range(0, 100)
                .mapToObj(n -> said(IRONWORKS, START.plusSeconds(n), new Author.ByContact(OWNER), null, "remarks", "あ".repeat(5000)))
                .toArray(Statement[]::new));

        assertThat(reports.history(quake.id(), IRONWORKS)).extracting(Revision::number)
                .containsExactlyElementsOf(Stream.iterate(1, n -> n + 1).limit(100).toList());
    }

    private String known() {
        return db.sql("""
                select revisions || ' ' || level || coalesce(' ' || severity, '') from business_damage where business_id = 1
                """).query(String.class).single();
    }

    private boolean parallel() {
        return db.sql("select parallel from business_damage where business_id = 1").query(Boolean.class).single();
    }
}
