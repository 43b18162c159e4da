package jp.tenko.damage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import jp.tenko.incident.Incident;
import jp.tenko.incident.IncidentKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class HearingSheetsTest extends DamageTest {

    static final Author OF_OWNER = new Author.ByContact(OWNER);
    static final Author OF_STAFF = new Author.ByMember(STAFF);

    @Autowired
    HearingSheets sheets;

    Incident quake;

    @BeforeEach
    void a_quake() {
        quake = open(IncidentKind.EARTHQUAKE, false);
    }

    @Test
    void a_group_is_on_disk_when_it_ends_and_whoever_goes_on_begins_with_it_days_later() {
        save(sheet(IRONWORKS, OF_OWNER, null, "business_name", "広川鉄工所", "representative", "広川 一郎"));
        clock.advance(Duration.ofDays(3));

        HearingDraft draft = sheets.draft(quake.id(), IRONWORKS).orElseThrow();

        assertThat(draft.answers()).containsExactlyEntriesOf(answers("business_name", "広川鉄工所", "representative", "広川 一郎"));
        assertThat(draft).returns(OF_OWNER, HearingDraft::author).returns(START, HearingDraft::savedAt).returns(null, HearingDraft::basedOn);
        assertThat(sheets.draft(quake.id(), DINER)).isEmpty();
        assertThat(reports.history(quake.id(), IRONWORKS)).as("no report before it is finished").isEmpty();
    }

    @Test
    void the_newest_group_counts_and_one_that_comes_late_or_twice_changes_nothing() {
        Statement late = sheet(IRONWORKS, OF_OWNER, 1, "age", "50");
        clock.advance(Duration.ofMinutes(1));
        Statement newest = sheet(IRONWORKS, OF_OWNER, 1, "age", "51", "home_hit", "no");

        save(newest);
        save(late);
        save(newest, late);

        assertThat(sheets.draft(quake.id(), IRONWORKS)).map(HearingDraft::answers).contains(answers("age", "51", "home_hit", "no"));
        assertThat(sheets.draft(quake.id(), IRONWORKS)).map(HearingDraft::basedOn).contains(1);
    }

    @Test
    void two_who_fill_in_one_sheet_do_not_write_over_each_other() {
        save(sheet(IRONWORKS, OF_OWNER, null, "age", "50"));
        clock.advance(Duration.ofMinutes(1));
        save(sheet(IRONWORKS, OF_STAFF, null, "age", "51"));

        assertThat(sheets.draft(quake.id(), IRONWORKS)).map(HearingDraft::author).contains(OF_STAFF);
        assertThat(db.sql("select count(*) from hearing_draft").query(Integer.class).single()).isEqualTo(2);
    }

    @Test
    void a_finished_sheet_is_a_report_and_leaves_no_draft_until_somebody_begins_again() {
        fileOne(says(OWNER, null, "level", "floor_above", "hit", "building", "amount", "unknown"));
        clock.advance(Duration.ofDays(2));
        save(sheet(IRONWORKS, OF_STAFF, 1, "office_hit", "yes"));
        clock.advance(Duration.ofMinutes(10));

        Filed finished = fileOne(sheet(IRONWORKS, OF_STAFF, 1, "office_hit", "yes", "office_state", "half_destroyed", "amount_building", "7000000"));

        assertThat(finished).returns(2, Filed::number).returns(null, Filed::parallelTo);
        assertThat(finished.revision().form()).isEqualTo(Form.HEARING_SHEET);
        assertThat(sheets.draft(quake.id(), IRONWORKS)).isEmpty();
        assertThat(db.sql("select level || ' ' || yen_building || ' ' || amount_unknown from business_damage").query(String.class).single())
                .isEqualTo("half_destroyed 7000000 false");
        assertThat(reports.answersToStartFrom(quake.id(), IRONWORKS).orElseThrow().answers())
                .containsEntry("level", "floor_above").containsEntry("office_state", "half_destroyed");

        clock.advance(Duration.ofMinutes(1));
        save(sheet(IRONWORKS, OF_OWNER, 2, "office_hit", "no"));
        assertThat(sheets.draft(quake.id(), IRONWORKS)).map(HearingDraft::author).contains(OF_OWNER);
    }

    @Test
    void a_registration_that_is_found_in_the_list_brings_its_draft_along() {
        save(sheet(UNMATCHED, OF_STAFF, null, "age", "50"));
        db.sql("update business set listed_as = 1 where id = 6").update();

        assertThat(sheets.draft(quake.id(), IRONWORKS)).map(HearingDraft::answers).contains(answers("age", "50"));
        assertThat(sheets.draft(quake.id(), UNMATCHED)).isPresent();
    }

    @Test
    void what_was_passed_over_is_known_and_no_answer() {
        tx(() -> {
            sheets.save(sheet(IRONWORKS, OF_OWNER, null, "age", "50"), List.of("refuge", "age"));
            return true;
        });

        assertThat(sheets.draft(quake.id(), IRONWORKS)).get()
                .returns(answers("age", "50"), HearingDraft::answers)
                .returns(List.of("refuge"), HearingDraft::passedOver);
    }

    private void save(Statement... groups) {
        tx(() -> {
            List.of(groups).forEach(group -> sheets.save(group, List.of()));
            return true;
        });
    }
}
