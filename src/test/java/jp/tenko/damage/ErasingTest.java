package jp.tenko.damage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.tenko.incident.Incident;
import jp.tenko.incident.IncidentKind;
import jp.tenko.roster.Area;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is personal goes on its date: five years after a real incident was closed, 90 days after a drill. */
class ErasingTest extends DamageTest {

    @Autowired
    EraseNightly nightly;

    @Autowired
    HearingSheets sheets;

    @Autowired
    Overviews overviews;

    @Autowired
    DamageSummaries summaries;

    @Autowired
    Photos photos;

    @Test
    void telephone_numbers_places_photos_and_what_is_marked_go_and_the_damage_stays() {
        Incident quake = open(IncidentKind.EARTHQUAKE, false);
        reportEverything();
        DamageSummary before = summaries.of(quake);
        incidents.close(quake.id(), DIRECTOR, START.plus(Duration.ofDays(30)));
        nightly();

        nightsUntil("2031-08-09T00:00:00+09:00");
        assertThat(reports.history(quake.id(), IRONWORKS).getFirst().answers()).containsKey("place");

        nightsUntil("2031-08-10T04:00:00+09:00");
        assertThat(reports.history(quake.id(), IRONWORKS).getFirst().answers()).isEqualTo(Map.of(
                "level", "destroyed", "hit", "building", "amount", "300000", "equipment[1]/amount", "5", "note", "屋根"));
        assertThat(summaries.of(quake).total()).isEqualTo(before.total());
        assertThat(summaries.of(quake).overviews().getFirst().answers()).isEqualTo(Map.of("look", "wide"));
        assertThat(sheets.draft(quake.id(), IRONWORKS)).isEmpty();
        assertThat(photos.of(quake.id(), IRONWORKS)).extracting(Photo::state).containsOnly(Photo.State.ERASED);
        assertThat(count("select count(*) from content where bytes is not null")).isZero();
        assertThat(count("select count(*) from photo where view is not null")).isZero();
        assertThat(count("select count(*) from inbox where payload like '%広川%'")).isZero();
        assertThat(count("select count(*) from inbox")).as("the dedupe stays").isEqualTo(1);
        assertThat(db.sql("select reports || ' ' || photos from erasure").query(String.class).single()).isEqualTo("1 1");
    }

    @Test
    void a_drill_is_erased_after_ninety_days_and_a_real_incident_beside_it_is_not() {
        Incident drill = open(IncidentKind.EARTHQUAKE, true);
        reportEverything();
        incidents.close(drill.id(), DIRECTOR, START.plus(Duration.ofHours(1)));
        clock.advance(Duration.ofHours(2));
        Incident quake = open(IncidentKind.EARTHQUAKE, false);
        fileOne(says(OWNER, null, "level", "destroyed", "place", "33.2 130.5 0 0"));
        nightly();

        nightsUntil("2026-10-09T04:00:00+09:00");

        assertThat(reports.history(drill.id(), IRONWORKS).getFirst().answers()).doesNotContainKey("place");
        assertThat(reports.history(quake.id(), IRONWORKS).getFirst().answers()).containsKey("place");
    }

    @Test
    void what_is_open_is_never_erased_and_what_was_erased_is_not_erased_again() {
        Incident quake = open(IncidentKind.EARTHQUAKE, false);
        reportEverything();
        nightly();
        nightsUntil("2026-07-12T04:00:00+09:00");

        assertThat(reports.history(quake.id(), IRONWORKS).getFirst().answers()).containsKey("place");
        assertThat(dueJobs.ahead()).as("the next night is on the list").hasSize(1);
    }

    @Test
    void an_incident_that_opened_by_itself_and_that_nobody_took_up_is_closed_after_a_quiet_week() {
        Incident tried = fileOne(says(OWNER, null, "level", "none")).incident();
        nightly();
        nightsUntil("2026-07-17T04:00:00+09:00");
        assertThat(incidents.get(tried.id()).isOpen()).isTrue();

        nightsUntil("2026-07-18T04:00:00+09:00");
        assertThat(incidents.get(tried.id()).isOpen()).isFalse();

        Incident adopted = fileOne(says(OWNER, null, "level", "none")).incident();
        incidents.adopt(adopted.id(), IncidentKind.HEAVY_RAIN, DIRECTOR);
        nightsUntil("2026-08-18T04:00:00+09:00");
        assertThat(incidents.get(adopted.id()).isOpen()).isTrue();
    }

    @Test
    void the_time_it_is_kept_is_of_the_calendar() {
        Retention retention = new Retention(Period.ofYears(1), Period.ofDays(1));
        Incident leap = closed("2028-02-29T14:00:00+09:00", false);

        assertThat(retention.isOver(leap, Instant.parse("2029-02-28T13:59:59+09:00"), clock.getZone())).isFalse();
        assertThat(retention.isOver(leap, Instant.parse("2029-02-28T14:00:00+09:00"), clock.getZone())).isTrue();
        assertThat(retention.isOver(closed("2026-12-31T23:59:00+09:00", true), Instant.parse("2027-01-01T23:59:00+09:00"), clock.getZone()))
                .isTrue();
        assertThatThrownBy(() -> new Retention(Period.ofDays(-1), Period.ZERO)).hasMessageContaining("tenko.damage.retention.real");
    }

    private Incident closed(String at, boolean drill) {
        Instant then = Instant.parse(at);
        return new Incident(new jp.tenko.incident.IncidentId(1), HIROKAWA, IncidentKind.OTHER, drill, then, DIRECTOR, false, then, DIRECTOR);
    }

    private void reportEverything() {
        fileOne(says(OWNER, null,
                "level", "destroyed", "hit", "building", "amount", "300000", "place", "33.2415 130.5513 0 0 広川町新代",
                "photos", "101", "remarks", "marked as sensitive", "own_phone", "+81943000001", "where", "address:広川町水原",
                "road", "image:101", "equipment[1]/amount", "5", "group/remarks", "in a group", "note", "屋根"));
        Statement draft = sheet(IRONWORKS, new Author.ByContact(OWNER), 1, "representative", "広川 一郎");
        tx(() -> {
            sheets.save(draft, List.of());
            overviews.report(List.of(new Overview(
                    HIROKAWA, new Area.OfDistrict("下広川"), new Author.ByContact(OFFICER),
                    answers("look", "wide", "remarks", "secret", "roads_where", "33.1 130.1 0 0"), Set.of("remarks"),
                    clock.instant(), clock.instant(), "overview")));
            return true;
        });
        db.sql("""
                insert into content (channel, message_id, state, next_attempt_at, asked_at, bytes)
                values ('hirokawa', '101', 'kept', now(), now(), 'x')
                """).update();
        db.sql("truncate inbox").update();
        db.sql("""
                insert into inbox (channel, webhook_event_id, occurred_at, received_at, redelivery, payload, state, next_attempt_at)
                values ('hirokawa', 'e1', timestamptz '2026-07-10T05:10:00Z', now(), false, '広川町新代', 'done', now())
                """).update();
    }

    private void nightly() {
        nightly.run(new org.springframework.boot.DefaultApplicationArguments());
    }

    /** One night would do; the nights between them are the same again. */
    private void nightsUntil(String then) {
        Instant until = Instant.parse(then);
        Instant lastEvening = until.minus(Duration.ofDays(1));
        if (clock.instant().isBefore(lastEvening)) {
            clock.moveTo(lastEvening);
            dueJobs.runUntil(lastEvening);
        }
        dueJobs.runUntil(until);
    }

    private int count(String sql) {
        return db.sql(sql).query(Integer.class).single();
    }
}
