package jp.tenko.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import jp.tenko.incident.Incident;
import jp.tenko.incident.IncidentKind;
import jp.tenko.incident.Opening;
import org.junit.jupiter.api.Test;

class DeadlinesTest extends SubmissionTest {

    @Test
    void an_incident_brings_its_deadlines_and_their_triggers_with_it() {
        Incident incident = struck();

        assertThat(deadlines.of(incident.id())).filteredOn(deadline -> deadline.recipient().equals(prefecture().id()))
                .extracting(Deadline::dueAt)
                .containsExactly(at(7, 11, 12, 0), at(7, 11, 15, 0), at(7, 12, 12, 0), at(7, 13, 12, 0));
        assertThat(deadlines.of(incident.id())).filteredOn(deadline -> deadline.recipient().equals(town().id()))
                .extracting(Deadline::dueAt).first().as("16:00 of the day itself is nearer than its first notice").isEqualTo(at(7, 11, 10, 0));
        assertThat(dueJobs.ahead()).as("one trigger each, and one that lays on").hasSize(deadlines.of(incident.id()).size() + 1);
    }

    @Test
    void an_incident_that_a_report_opens_by_itself_has_them_too_and_a_drill_has_none() {
        tx(() -> incidents.open(new Opening(HIROKAWA, IncidentKind.OTHER, true, DIRECTOR, START)));
        assertThat(dueJobs.ahead()).isEmpty();

        Incident drill = incidents.ongoing(HIROKAWA).orElseThrow();
        incidents.close(drill.id(), DIRECTOR, START);
        Incident opened = tx(() -> incidents.ofReport(HIROKAWA, START));
        assertThat(deadlines.of(opened.id())).isNotEmpty();
    }

    @Test
    void an_opening_that_is_rolled_back_leaves_neither_rows_nor_triggers() {
        transactions.executeWithoutResult(status -> {
            incidents.open(new Opening(HIROKAWA, IncidentKind.HEAVY_RAIN, false, DIRECTOR, START));
            status.setRollbackOnly();
        });

        assertThat(dueJobs.ahead()).isEmpty();
        assertThat(db.sql("select count(*) from deadline").query(Integer.class).single()).isZero();
    }

    @Test
    void the_endless_part_is_laid_on_day_by_day() {
        only_the_prefecture_is_told();
        db.sql("update recipient set retired_at = null, unapproved = true, channel = 'fax'").update();
        Incident incident = struck();

        dueJobs.pass(Duration.ofDays(75));

        assertThat(deadlines.of(incident.id())).filteredOn(deadline -> deadline.recipient().equals(town().id()))
                .extracting(Deadline::dueAt)
                .containsAll(recipients.schedule(town().id()).between(START, START.plusSeconds(7200), START.plus(Duration.ofDays(75))))
                .doesNotHaveDuplicates();
    }

    @Test
    void two_hours_and_thirty_minutes_before_the_director_is_asked_then_the_deputy_then_it_is_missed() {
        only_the_prefecture_is_told();
        Incident incident = struck();

        until(7, 11, 9, 59);
        assertThat(said()).isEmpty();
        until(7, 11, 10, 0);
        assertThat(said()).containsExactly("AHEAD prefecture 1 -> [1]");
        until(7, 11, 11, 30);
        assertThat(said()).containsExactly("AHEAD prefecture 1 -> [1]");
        until(7, 11, 12, 0);
        assertThat(said()).containsExactly("DEPUTY prefecture 1 -> [2]");
        assertThat(deadlines.missed(incident.id())).isEmpty();
        until(7, 11, 12, 15);
        assertThat(said()).containsExactly("MISSED prefecture 1 -> [1]", "MISSED prefecture 1 -> [2]");
        assertThat(deadlines.missed(incident.id())).extracting(Deadline::dueAt).containsExactly(at(7, 11, 12, 0));
    }

    @Test
    void whoever_is_named_is_asked_first_and_whom_line_does_not_reach_is_passed_over() {
        only_the_prefecture_is_told();
        db.sql("update recipient set responsible = 4").update();
        struck();
        until(7, 11, 10, 0);
        assertThat(said()).containsExactly("AHEAD prefecture 1 -> [4]");

        db.sql("update member set on_leave = true where id = 4").update();
        db.sql("update member set unreachable_since = now() where id = 1").update();
        until(7, 11, 11, 30);
        assertThat(said()).containsExactly("AHEAD prefecture 1 -> [2]");
    }

    @Test
    void what_is_approved_reminds_nobody_and_what_is_sent_later_is_met_after_all() {
        only_the_prefecture_is_told();
        Incident incident = struck();
        until(7, 11, 12, 20);
        said();

        approved(noon(incident), DEPUTY);
        post();

        assertThat(again(noon(incident)).state()).isEqualTo(Deadline.State.MET);
        assertThat(deadlines.missed(incident.id())).isEmpty();
        Deadline three = deadlines.wanted(incident.id()).getFirst();
        approved(three, DIRECTOR);
        post();
        until(7, 11, 15, 30);
        assertThat(said()).isEmpty();
    }

    @Test
    void a_later_document_makes_up_for_one_that_was_missed() {
        only_the_prefecture_is_told();
        Incident incident = struck();
        until(7, 11, 12, 20);
        approved(deadlines.wanted(incident.id()).get(1), DIRECTOR);     // the one at 15:00
        assertThat(deadlines.missed(incident.id())).as("approved, not sent").hasSize(1);

        post();

        assertThat(deadlines.missed(incident.id())).isEmpty();
        assertThat(again(noon(incident)).state()).as("the record says it").isEqualTo(Deadline.State.MISSED);
        assertThat(deadlines.wanted(incident.id())).extracting(Deadline::dueAt).first().isEqualTo(at(7, 12, 12, 0));
    }

    @Test
    void it_goes_out_unlooked_when_the_recipient_allows_that() {
        only_the_prefecture_is_told();
        db.sql("update recipient set unapproved = true").update();
        Incident incident = struck();
        until(7, 11, 12, 0);
        post();

        Submission out = sent.ofDeadline(noon(incident).id()).orElseThrow();
        assertThat(out).extracting(Submission::unconfirmed, Submission::approvedBy, Submission::state)
                .containsExactly(true, null, Submission.State.SENT);
        assertThat(out.body()).contains("速報・未確認");
        assertThat(said()).containsExactly("AHEAD prefecture 1 -> [1]", "AHEAD prefecture 1 -> [1]", "unconfirmed prefecture 1 -> [1]");
    }

    @Test
    void down_over_a_deadline_it_says_so_once_and_offers_to_send_at_once() {
        only_the_prefecture_is_told();
        Incident incident = struck();
        clock.moveTo(at(7, 11, 13, 0));     // nothing ran since yesterday

        dueJobs.runUntil(clock.instant());

        assertThat(said()).as("the one at 15:00 is asked for, too").containsExactlyInAnyOrder(
                "WAS_DOWN prefecture 1 -> [1]", "WAS_DOWN prefecture 1 -> [2]", "AHEAD prefecture 1 -> [1]");
        approved(noon(incident), DIRECTOR);
        post();
        assertThat(again(noon(incident)).state()).isEqualTo(Deadline.State.MET);
    }

    @Test
    void down_until_shortly_before_it_asks_at_once() {
        only_the_prefecture_is_told();
        struck();
        clock.moveTo(at(7, 11, 11, 45));

        dueJobs.runUntil(clock.instant());
        assertThat(said()).containsExactly("AHEAD prefecture 1 -> [1]");
        until(7, 11, 12, 0);
        assertThat(said()).containsExactly("DEPUTY prefecture 1 -> [2]");
    }

    @Test
    void closing_the_incident_ends_the_calendar_and_keeps_what_was_missed() {
        Incident incident = struck();
        until(7, 11, 12, 20);

        tx(() -> incidents.close(incident.id(), DIRECTOR, clock.instant()));

        assertThat(dueJobs.ahead()).isEmpty();
        assertThat(deadlines.of(incident.id())).extracting(Deadline::state)
                .containsOnly(Deadline.State.MISSED, Deadline.State.DROPPED);
        assertThat(tx(() -> submissions.approve(deadlines.of(incident.id()).getLast().id(), decided(DIRECTOR))))
                .isInstanceOf(Approval.NotWanted.class);
    }

    @Test
    void an_end_that_is_taken_back_brings_the_calendar_back_with_what_came_due_meanwhile() {
        only_the_prefecture_is_told();
        Incident incident = struck();
        until(7, 11, 11, 55);
        said();
        tx(() -> incidents.close(incident.id(), DIRECTOR, clock.instant()));
        until(7, 11, 12, 5);
        assertThat(said()).isEmpty();

        assertThat(tx(() -> incidents.reopen(incident.id(), clock.instant().minus(Duration.ofHours(1))))).isTrue();

        dueJobs.runUntil(clock.instant());
        assertThat(said()).containsExactly("DEPUTY prefecture 1 -> [2]");
        assertThat(deadlines.of(incident.id())).hasSize(4).extracting(Deadline::state).containsOnly(Deadline.State.OPEN);
        until(7, 11, 13, 0);
        assertThat(said()).contains("AHEAD prefecture 1 -> [1]");
    }

    @Test
    void the_prefecture_asks_for_one_more() {
        only_the_prefecture_is_told();
        Incident incident = struck();

        Deadline asked = ask(incident, at(7, 10, 15, 0), "県から電話");
        Deadline twice = ask(incident, at(7, 10, 15, 0), "同じ電話");

        assertThat(twice.id()).isEqualTo(asked.id());
        assertThat(twice).extracting(Deadline::asked, Deadline::note, Deadline::addedBy).containsExactly(true, "同じ電話", DIRECTOR);
        dueJobs.runUntil(clock.instant());
        assertThat(said()).as("less than two hours are left: at once, and once").containsExactly("AHEAD prefecture 1 -> [1]");
        assertThatThrownBy(() -> ask(incident, START, "too late")).hasMessageContaining("still to come");

        assertThat(tx(() -> deadlines.drop(asked.id()))).isTrue();
        until(7, 10, 16, 0);
        assertThat(said()).isEmpty();
        assertThat(ask(incident, at(7, 10, 17, 0), "").state()).isEqualTo(Deadline.State.OPEN);
    }

    @Test
    void a_changed_schedule_lays_out_anew_what_is_to_come_and_leaves_what_was() {
        only_the_prefecture_is_told();
        Incident incident = struck();
        Deadline asked = ask(incident, at(7, 12, 9, 0), "県から指示");
        until(7, 11, 12, 20);
        said();

        Schedule twice = new Schedule(List.of(new Phase(1, 2, 1, List.of(LocalTime.of(12, 0), LocalTime.of(17, 0)))));
        Recipient prefecture = prefecture();
        transactions.executeWithoutResult(status -> deadlines.change(prefecture.id(), new RecipientChange(
                "福岡県", "福岡県商工部 御中", Recipient.Channel.FAX, "0942-00-0000", false, CLERK, twice)));

        assertThat(deadlines.of(incident.id())).extracting(Deadline::dueAt).containsExactly(
                at(7, 11, 12, 0), at(7, 11, 17, 0), at(7, 12, 9, 0), at(7, 12, 12, 0), at(7, 12, 17, 0));
        assertThat(prefecture()).extracting(Recipient::name, Recipient::channel, Recipient::responsible)
                .containsExactly("福岡県", Recipient.Channel.FAX, CLERK);
        until(7, 11, 15, 0);
        assertThat(said()).as("two hours before 17:00; nothing for 15:00").containsExactly("AHEAD prefecture 1 -> [4]");
        assertThat(again(asked).state()).isEqualTo(Deadline.State.OPEN);
    }

    @Test
    void a_recipient_that_is_brought_back_has_its_deadlines_to_come_again_and_those_that_passed_meanwhile_stay_off() {
        Incident incident = struck();
        Recipient prefecture = prefecture();
        List<Instant> planned = open(incident, prefecture).stream().map(Deadline::dueAt).toList();
        tx(() -> { deadlines.retire(prefecture.id()); return null; });
        assertThat(open(incident, prefecture)).isEmpty();
        assertThat(recipients.retired(HIROKAWA)).containsExactly(prefecture);
        assertThat(recipients.of(HIROKAWA)).doesNotContain(prefecture);

        until(7, 11, 13, 0); // the first one, at noon, has passed
        assertThat(tx(() -> deadlines.bringBack(prefecture.id()))).isTrue();
        assertThat(tx(() -> deadlines.bringBack(prefecture.id()))).as("a second tap").isFalse();
        assertThat(open(incident, prefecture)).extracting(Deadline::dueAt).isEqualTo(planned.subList(1, planned.size()));
        assertThat(recipients.retired(HIROKAWA)).isEmpty();
        said();
        until(7, 11, 14, 31);
        assertThat(said()).as("its clock runs again").contains("AHEAD prefecture 1 -> [1]");
    }

    @Test
    void a_notice_that_the_months_messages_do_not_cover_is_put_down_and_not_lost_and_the_next_that_does_takes_it_back() {
        only_the_prefecture_is_told();
        Incident incident = struck();
        messagesLeft(0);
        until(7, 11, 10, 1);
        assertThat(said()).as("it would wait for next month").isEmpty();
        assertThat(again(noon(incident)).unsaidAt()).isEqualTo(at(7, 11, 10, 0));

        messagesLeft(1);
        until(7, 11, 11, 31);
        assertThat(said()).containsExactly("AHEAD prefecture 1 -> [1]");
        assertThat(again(noon(incident)).unsaidAt()).isNull();
    }

    @Test
    void a_document_for_line_that_the_months_messages_do_not_cover_is_not_called_sent() {
        only_the_prefecture_is_told();
        db.sql("update recipient set channel = 'line', address = 'U' || lpad('8', 32, '0') || ', U' || lpad('9', 32, '0') where code = 'prefecture'").update();
        Incident incident = struck();
        messagesLeft(1);
        Submission approved = approved(noon(incident), DIRECTOR);
        post();
        assertThat(sent.find(approved.id()).orElseThrow().state()).isEqualTo(Submission.State.REFUSED);
        assertThat(said()).as("the one message that is left says so").containsExactly("refused prefecture 1 -> [1]");

        messagesLeft(2);
        assertThat(tx(() -> submissions.retry(approved.id()))).isTrue();
        post();
        assertThat(sent.find(approved.id()).orElseThrow().state()).isEqualTo(Submission.State.SENT);
        assertThat(said()).hasSize(2).allMatch(one -> one.startsWith("document 様式Ⅰ"));
    }

    /** What LINE says of the month; what waits in the outbox counts, too. */
    private void messagesLeft(int left) {
        db.sql("""
                insert into line_quota (channel, monthly_limit, used, asked_at) values ('hirokawa', :left, 0, :now)
                on conflict (channel) do update set monthly_limit = :left, asked_at = excluded.asked_at
                """).param("left", left).param("now", java.sql.Timestamp.from(clock.instant())).update();
    }

    @Test
    void one_more_recipient_has_deadlines_from_now_on_and_a_retired_one_none() {
        Incident incident = struck();

        Recipient mayor = tx(() -> deadlines.add(HIROKAWA, "mayor", DocumentKind.SHARE_OUT, new RecipientChange(
                "町長", "広川町長 様", Recipient.Channel.FAX, "", false, null, Schedule.ofPlan(DocumentKind.FORM_ONE))));
        assertThat(recipients.of(HIROKAWA)).extracting(Recipient::code).containsExactly("prefecture", "town", "mayor");
        assertThat(open(incident, mayor)).hasSize(4);

        transactions.executeWithoutResult(status -> deadlines.retire(mayor.id()));
        assertThat(recipients.of(HIROKAWA)).extracting(Recipient::code).containsExactly("prefecture", "town");
        assertThat(open(incident, mayor)).isEmpty();
    }

    private List<Deadline> open(Incident incident, Recipient recipient) {
        return deadlines.wanted(incident.id()).stream().filter(deadline -> deadline.recipient().equals(recipient.id())).toList();
    }

    private Deadline ask(Incident incident, Instant due, String note) {
        return tx(() -> deadlines.ask(incident.id(), prefecture().id(), due, note, DIRECTOR));
    }
}
