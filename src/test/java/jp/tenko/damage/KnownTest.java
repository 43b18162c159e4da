package jp.tenko.damage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.tenko.incident.IncidentId;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.ContactId;
import jp.tenko.roster.MemberId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is known when several have reported, and what it costs. */
class KnownTest {

    static final Author OWNER = new Author.ByContact(new ContactId(1));
    static final Author WIFE = new Author.ByContact(new ContactId(2));
    static final Author STAFF = new Author.ByMember(new MemberId(1));

    @Test
    void the_newest_counts_and_what_was_left_as_it_was_stays() {
        Map<String, Known.Answer> known = Known.of(List.of(
                report(1, null, 10, OWNER, "level", "roof_window", "trading", "open"),
                report(2, 1, 20, OWNER, "level", "half_destroyed", "trading", "open")));

        assertThat(values(known)).isEqualTo(Map.of("level", "half_destroyed", "trading", "open"));
        assertThat(known.get("trading").saidAt()).isEqualTo(at(10));
    }

    @Test
    void a_late_old_report_does_not_undo_a_newer_one() {
        assertThat(values(Known.of(List.of(
                report(1, null, 20, OWNER, "level", "destroyed"),
                report(2, null, 10, OWNER, "level", "none", "trading", "open")))))
                .isEqualTo(Map.of("level", "destroyed", "trading", "open"));
    }

    @Test
    void what_an_author_takes_out_of_the_form_is_gone() {
        assertThat(values(Known.of(List.of(
                report(1, null, 10, OWNER, "level", "floor_above", "depth_cm", "40"),
                report(2, 1, 20, OWNER, "level", "none")))))
                .isEqualTo(Map.of("level", "none"));
    }

    @Test
    void a_hearing_sheet_leaves_what_it_does_not_ask() {
        assertThat(values(Known.of(List.of(
                report(1, null, 10, OWNER, "level", "floor_above", "photos", "1 2"),
                sheet(2, 1, 20, STAFF, "level", "floor_above", "amount_goods", "5")))))
                .isEqualTo(Map.of("level", "floor_above", "photos", "1 2", "amount_goods", "5"));
    }

    @Test
    void what_staff_only_carried_along_from_the_first_report_does_not_undo_the_second() {
        List<Revision> revisions = List.of(
                report(1, null, 10, OWNER, "level", "floor_below", "trading", "open"),
                report(2, 1, 20, OWNER, "level", "destroyed", "trading", "open"),
                parallel(sheet(3, 1, 30, STAFF, "level", "floor_below", "trading", "closed"), 2));

        assertThat(values(Known.of(revisions))).isEqualTo(Map.of("level", "destroyed", "trading", "closed"));
        assertThat(Known.parallel(revisions)).isTrue();
    }

    @Test
    void two_who_did_not_know_of_each_other_stay_parallel_until_somebody_reports_who_knew_both() {
        Revision first = report(1, null, 10, OWNER, "level", "none");
        Revision second = parallel(report(2, null, 11, WIFE, "level", "destroyed"), 1);

        assertThat(Known.parallel(List.of(first))).isFalse();
        assertThat(Known.parallel(List.of(first, second))).isTrue();
        assertThat(Known.parallel(List.of(first, second, report(3, 1, 12, OWNER, "level", "none")))).isTrue();
        assertThat(Known.parallel(List.of(first, second, report(3, 2, 12, OWNER, "level", "none")))).isFalse();
        assertThat(values(Known.of(List.of(second, first)))).isEqualTo(Map.of("level", "destroyed"));
    }

    @Test
    void one_kind_hit_takes_the_whole_amount_and_several_leave_it_without_a_breakdown() {
        assertThat(amounts(report(1, null, 10, OWNER, "hit", "lifeline building", "amount", "300000")))
                .isEqualTo(new Amounts(300_000L, null, null, null, null, false));
        assertThat(amounts(report(1, null, 10, OWNER, "hit", "vehicle", "amount", "300000")))
                .isEqualTo(new Amounts(null, null, 300_000L, null, null, false));
        assertThat(amounts(report(1, null, 10, OWNER, "hit", "building goods", "amount", "300000")))
                .isEqualTo(new Amounts(null, null, null, null, 300_000L, false));
        assertThat(amounts(report(1, null, 10, OWNER, "hit", "lifeline", "amount", "300000")))
                .isEqualTo(new Amounts(null, null, null, null, 300_000L, false));
    }

    @Test
    void unknown_is_not_zero() {
        Amounts unknown = new Amounts(null, null, null, null, null, true);

        assertThat(amounts(report(1, null, 10, OWNER, "level", "destroyed", "amount", "unknown"))).isEqualTo(unknown);
        assertThat(amounts(report(1, null, 10, OWNER, "level", "destroyed"))).isEqualTo(unknown);
        assertThat(amounts(report(1, null, 10, OWNER, "level", "destroyed", "amount", "0")))
                .isEqualTo(new Amounts(null, null, null, null, 0L, false));
        assertThat(amounts(report(1, null, 10, OWNER, "level", "none")))
                .isEqualTo(new Amounts(null, null, null, null, null, false));
    }

    @Test
    void ten_trillion_yen_is_a_slip_of_the_finger() {
        assertThat(amounts(report(1, null, 10, OWNER, "hit", "goods", "amount", "9999999999999")).goods())
                .isEqualTo(9_999_999_999_999L);
        assertThat(amounts(report(1, null, 10, OWNER, "hit", "goods", "amount", "99999999999999")))
                .isEqualTo(new Amounts(null, null, null, null, null, true));
        assertThat(amounts(report(1, null, 10, OWNER, "hit", "goods", "amount", "9".repeat(400))).unknown()).isTrue();
    }

    @Test
    void the_hearing_sheet_breaks_the_total_down_and_the_rest_stays_without_a_breakdown() {
        Revision report = report(1, null, 10, OWNER, "level", "floor_above", "hit", "building equipment", "amount", "3000000");

        assertThat(amounts(report, sheet(2, 1, 20, STAFF,
                "amount_building", "1000000", "equipment[1]/what", "旋盤", "equipment[1]/amount", "500000",
                "equipment[2]/amount", "700000", "equipment[3]/amount", "unknown")))
                .isEqualTo(new Amounts(1_000_000L, 1_200_000L, null, null, 800_000L, false));
        assertThat(amounts(report, sheet(2, 1, 20, STAFF, "amount_building", "5000000")))
                .as("the sheet knows better")
                .isEqualTo(new Amounts(5_000_000L, null, null, null, null, false));
    }

    @Test
    void a_total_that_comes_after_the_sheet_and_is_smaller_takes_its_place() {
        assertThat(amounts(
                report(1, null, 10, OWNER, "hit", "building goods", "amount", "unknown"),
                sheet(2, 1, 20, STAFF, "amount_building", "5000000", "amount_goods", "100000"),
                report(3, 2, 30, OWNER, "hit", "building goods", "amount", "2000000")))
                .isEqualTo(new Amounts(null, null, null, null, 2_000_000L, false));
    }

    @Test
    void a_part_that_is_unknown_keeps_the_whole_unknown_unless_there_is_a_total() {
        assertThat(amounts(sheet(1, null, 10, STAFF, "amount_building", "unknown", "amount_goods", "100000")))
                .isEqualTo(new Amounts(null, null, null, 100_000L, null, true));
        assertThat(amounts(
                report(1, null, 10, OWNER, "level", "destroyed", "amount", "unknown"),
                sheet(2, 1, 20, STAFF, "amount_goods", "100000")))
                .as("the sheet refines the unknown")
                .isEqualTo(new Amounts(null, null, null, 100_000L, null, false));
        assertThat(amounts(
                sheet(1, null, 10, STAFF, "amount_goods", "100000"),
                report(2, 1, 20, OWNER, "level", "destroyed", "amount", "unknown")).unknown())
                .isTrue();
    }

    @Test
    void a_sheet_that_names_no_amount_for_what_is_hit_leaves_it_unknown() {
        assertThat(amounts(sheet(1, null, 10, STAFF, "office_hit", "yes", "amount_goods", "0"))).isEqualTo(
                new Amounts(null, null, null, 0L, null, true));
        assertThat(amounts(sheet(1, null, 10, STAFF,
                "office_hit", "no", "equipment[1]/kind", "旋盤", "equipment[2]/kind", "炉", "equipment[2]/amount", "7")))
                .isEqualTo(new Amounts(null, 7L, null, null, null, true));
        assertThat(amounts(sheet(1, null, 10, STAFF, "office_hit", "no", "amount_goods", "0"))).as("nothing is hit")
                .isEqualTo(Amounts.NONE);
    }

    @Test
    void what_the_sheet_says_of_the_premises_says_how_bad_it_is() {
        Revision report = report(1, null, 10, OWNER, "level", "roof_window", "trading", "open");

        assertThat(figures(report, sheet(2, 1, 20, STAFF, "office_hit", "yes", "office_state", "destroyed", "can_trade", "unable")))
                .returns(Level.DESTROYED, Figures::level)
                .returns("closed", Figures::trading);
        assertThat(figures(report, sheet(2, 1, 20, STAFF, "office_hit", "yes", "office_state", "other", "office_above_cm", "40")))
                .returns(Level.FLOOR_ABOVE, Figures::level)
                .returns("open", Figures::trading);
        assertThat(figures(report, sheet(2, 1, 20, STAFF, "office_hit", "yes", "office_above_cm", "0", "office_below_cm", "10")).level())
                .isEqualTo(Level.FLOOR_BELOW);
        assertThat(figures(report, sheet(2, 1, 20, STAFF, "office_hit", "yes")).level()).isEqualTo(Level.OTHER);
        assertThat(figures(report, sheet(2, 1, 20, STAFF, "office_hit", "no")).level()).isEqualTo(Level.NONE);
        assertThat(figures(report, sheet(2, 1, 20, STAFF, "office_hit", "no", "vehicles", "1")).level()).isEqualTo(Level.OTHER);
        assertThat(figures(
                sheet(1, null, 10, STAFF, "office_hit", "no"), report(2, 1, 20, OWNER, "level", "half_destroyed")).level())
                .as("said after the sheet")
                .isEqualTo(Level.HALF_DESTROYED);
        assertThat(figures(
                report(1, null, 10, OWNER, "level", "lifeline"), sheet(2, 1, 20, STAFF, "office_hit", "no")).level())
                .isEqualTo(Level.LIFELINE);
        assertThat(figures(sheet(1, null, 10, STAFF, "business_name", "x")).level()).isNull();
    }

    private static Figures figures(Revision... revisions) {
        return Figures.of(Known.of(List.of(revisions)));
    }

    private static Amounts amounts(Revision... revisions) {
        return Figures.of(Known.of(List.of(revisions))).amounts();
    }

    private static Map<String, String> values(Map<String, Known.Answer> known) {
        Map<String, String> values = new LinkedHashMap<>();
        known.forEach((question, answer) -> values.put(question, answer.value()));
        return values;
    }

    private static Revision report(int number, @Nullable Integer basedOn, int minute, Author author, String... answers) {
        return revision(number, Form.DAMAGE_REPORT, basedOn, minute, author, answers);
    }

    private static Revision sheet(int number, @Nullable Integer basedOn, int minute, Author author, String... answers) {
        return revision(number, Form.HEARING_SHEET, basedOn, minute, author, answers);
    }

    private static Revision parallel(Revision of, int to) {
        return new Revision(of.incident(), of.business(), of.number(), of.form(), of.answers(), of.saidAt(),
                of.receivedAt(), of.source(), of.author(), of.eventId(), of.basedOn(), to);
    }

    private static Revision revision(
            int number, Form form, @Nullable Integer basedOn, int minute, Author author, String... answers) {
        Source source = author instanceof Author.ByContact ? Source.SELF : Source.STAFF;
        return new Revision(new IncidentId(1), new BusinessId(1), number, form, DamageTest.answers(answers), at(minute),
                at(minute), source, author, "event-" + number, basedOn, null);
    }

    private static Instant at(int minute) {
        return Instant.parse("2026-07-10T05:00:00Z").plusSeconds(60L * minute);
    }
}
