package jp.tenko.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.security.MessageDigest;
import jp.tenko.incident.Incident;
import jp.tenko.incident.IncidentKind;
import jp.tenko.incident.Opening;
import jp.tenko.roster.BusinessId;
import org.junit.jupiter.api.Test;

class SubmissionsTest extends SubmissionTest {

    private static final BusinessId IRONWORKS = new BusinessId(1);
    private static final BusinessId DINER = new BusinessId(2);

    @Test
    void an_administrator_who_is_no_member_stands_on_record_by_name_and_the_document_is_no_unconfirmed_one() {
        Incident incident = struck();
        Submission approved = ((Approval.Approved) tx(() ->
                submissions.approve(noon(incident).id(), new Decision(new Approver(null, "架空 管理者"), "", null)))).submission();

        assertThat(approved.approvedBy()).isNull();
        assertThat(approved.approver()).isEqualTo("架空 管理者");
        assertThat(approved.unconfirmed()).isFalse();
        assertThat(approved.body()).contains("架空 管理者").doesNotContain("未確認");
        db.sql("update member set name = '改姓 後' where id = 1").update();
        assertThat(sent.find(approved(deadlines.of(incident.id()).getLast(), DIRECTOR).id()).orElseThrow().approver()).isEqualTo("改姓 後");
    }

    @Test
    void what_has_changed_since_it_was_looked_at_is_shown_first_and_goes_out_when_it_has_been_seen() {
        formOne.lines.add(line(IRONWORKS, 300_000L, Marking.NEW));
        Deadline noon = noon(struck());
        String seen = drafts.of(noon, as(DIRECTOR)).draft().seen();
        clock.moveTo(clock.instant().plusSeconds(60));
        assertThat(drafts.of(noon, as(DIRECTOR)).draft().seen()).as("a minute is no change").isEqualTo(seen);

        formOne.lines.add(line(DINER, 7_770_000L, Marking.NEW));
        Approval.Changed changed = (Approval.Changed) tx(() -> submissions.approve(noon.id(), new Decision(as(DIRECTOR), "", seen)));
        assertThat(sent.ofDeadline(noon.id())).isEmpty();
        String now = changed.now().draft().seen();
        assertThat(tx(() -> submissions.approve(noon.id(), new Decision(as(DIRECTOR), "", now)))).isInstanceOf(Approval.Approved.class);
        assertThat(sent.lines(sent.ofDeadline(noon.id()).orElseThrow().id())).hasSize(2);
    }

    @Test
    void what_was_approved_is_kept_exactly_with_its_files_rows_and_figures() throws Exception {
        formOne.lines.addAll(List.of(line(DINER, null, Marking.NEW), line(IRONWORKS, 300_000L, Marking.UNCHANGED)));
        Incident incident = struck();

        Submission approved = approved(noon(incident), DIRECTOR);

        assertThat(sent.find(approved.id())).contains(approved);
        assertThat(sent.history(incident.id())).containsExactly(approved);
        assertThat(approved).extracting(Submission::number, Submission::approvedBy, Submission::approvedAt, Submission::address)
                .containsExactly(1, DIRECTOR, START, "prefecture@pref.example");
        assertThat(sent.lines(approved.id())).isEqualTo(formOne.lines);
        assertThat(sent.figures(approved.id())).isEqualTo(Map.of("heard", 3L));
        SentFile file = sent.files(approved.id()).getFirst();
        assertThat(new String(file.file().content(), StandardCharsets.UTF_8)).isEqualTo("様式Ⅰ1大石 源一郎\r\n🌸\0");
        assertThat(file.sha256()).isEqualTo(HexFormat.of().formatHex(
                MessageDigest.getInstance("SHA-256").digest(file.file().content())));
    }

    @Test
    void only_what_the_recipient_really_has_counts_as_told() {
        Incident incident = struck();
        formOne.lines.add(line(IRONWORKS, 100L, Marking.NEW));
        Submission first = approved(noon(incident), DIRECTOR);
        assertThat(told(incident)).as("approved, not sent").isEmpty();
        post();
        assertThat(told(incident)).isEqualTo(Map.of(IRONWORKS, line(IRONWORKS, 100L, Marking.NEW)));

        formOne.lines.set(0, line(IRONWORKS, 200L, Marking.REVISED));
        formOne.lines.add(line(DINER, null, Marking.NEW));
        Submission second = now(incident, 2);
        transactions.executeWithoutResult(status -> submissions.withdraw(second.id(), "誤り"));
        assertThat(told(incident)).as("taken back").isEqualTo(Map.of(IRONWORKS, line(IRONWORKS, 100L, Marking.NEW)));

        db.sql("update recipient set channel = 'fax'").update();
        Submission third = now(incident, 3);
        post();
        assertThat(told(incident)).as("waits for a person").doesNotContainKey(DINER);
        tx(() -> submissions.sentByHand(third.id(), "大石 源一郎", "FAX済み"));
        assertThat(told(incident)).containsEntry(IRONWORKS, line(IRONWORKS, 200L, Marking.REVISED)).containsKey(DINER);
        assertThat(sent.lastTold(incident.id(), prefecture().id()).orElseThrow().id()).isEqualTo(third.id());
        assertThat(sent.lastToldLines(incident.id(), town().id())).as("of another recipient").isEmpty();
        assertThat(first.number()).isOne();
    }

    @Test
    void of_two_who_approve_at_the_same_moment_one_is_told_that_it_is_done() {
        Incident incident = struck();
        List<Approval> approvals = Collections.synchronizedList(new ArrayList<>());

        atTheSameMoment(
                () -> approvals.add(submissions.approve(noon(incident).id(), decided(DIRECTOR))),
                () -> approvals.add(tx(() -> submissions.approve(noon(incident).id(), decided(DEPUTY)))));

        assertThat(approvals).hasExactlyElementsOfTypes(Approval.Approved.class, Approval.Already.class);
        assertThat(((Approval.Already) approvals.getLast()).submission().approvedBy()).isEqualTo(DIRECTOR);
        post();
        assertThat(MAILBOX.getReceivedMessages()).hasSize(1);
    }

    @Test
    void what_has_changed_since_somebody_looked_is_not_sent_but_shown_and_asked_once_more() {
        Incident incident = struck();
        formOne.lines.addAll(List.of(line(IRONWORKS, 300_000L, Marking.NEW), line(DINER, null, Marking.NEW)));
        String looked = seen(noon(incident));
        clock.advance(Duration.ofMinutes(40));
        assertThat(seen(noon(incident))).as("not the time of day").isEqualTo(looked);
        formOne.lines.set(0, line(IRONWORKS, 7_770_000L, Marking.NEW));
        formOne.lines.remove(1);

        Approval asked = tx(() -> submissions.approve(noon(incident).id(), new Decision(as(DIRECTOR), "", looked)));

        assertThat(asked).isInstanceOfSatisfying(Approval.Changed.class, changed -> {
            assertThat(changed.since()).isEqualTo(new DraftChanges(
                    List.of(
                            new DraftChanges.Line(line(IRONWORKS, 300_000L, Marking.NEW).shown(), line(IRONWORKS, 7_770_000L, Marking.NEW)),
                            new DraftChanges.Line(line(DINER, null, Marking.NEW).shown(), null)),
                    List.of()));
            assertThat(tx(() -> submissions.approve(noon(incident).id(), new Decision(as(DIRECTOR), "", changed.now().draft().seen()))))
                    .isInstanceOf(Approval.Approved.class);
        });
        post();
        assertThat(MAILBOX.getReceivedMessages()).hasSize(1);
        assertThat(tx(() -> submissions.approve(noon(incident).id(), new Decision(as(DEPUTY), "", looked)))).as("an old card").isInstanceOf(Approval.Already.class);
    }

    @Test
    void between_the_deadlines_too_nothing_goes_out_that_was_not_seen() {
        Incident incident = struck();

        assertThat(tx(() -> submissions.approveNow(incident.id(), prefecture().id(), 1, new Decision(as(DIRECTOR), "", ""))))
                .isInstanceOfSatisfying(Approval.Changed.class, changed -> assertThat(changed.since()).isNull());
        assertThat(sent.history(incident.id())).isEmpty();
    }

    @Test
    void a_report_long_before_its_deadline_is_known_to_be_early_and_an_extra_one_leaves_the_deadline() {
        only_the_prefecture_is_told();
        Incident incident = struck();
        Deadline noon = noon(incident);
        assertThat(tx(() -> drafts.of(noon, null).early())).isTrue();

        now(incident, 1);
        post();

        assertThat(again(noon).state()).isEqualTo(Deadline.State.OPEN);
        until(7, 11, 10, 0);
        assertThat(said()).as("asked as if nothing had been sent").containsExactly("AHEAD prefecture 2 -> [1]");
        assertThat(tx(() -> drafts.of(noon, null).early())).isFalse();
    }

    @Test
    void the_same_number_between_deadlines_is_one_submission() {
        Incident incident = struck();

        Submission first = now(incident, 1);

        assertThat(tx(() -> submissions.approveNow(incident.id(), prefecture().id(), 1, decided(DEPUTY))))
                .isEqualTo(new Approval.Already(first));
        assertThat(now(incident, 2).number()).isEqualTo(2);
    }

    @Test
    void what_a_person_has_to_take_there_waits_and_is_done_with_one_tap() {
        only_the_prefecture_is_told();
        db.sql("update recipient set channel = 'fax', address = '0942-00-0000'").update();
        Incident incident = struck();
        Submission approved = approved(noon(incident), DIRECTOR);
        post();
        assertThat(sent.find(approved.id()).orElseThrow().waitsForPerson()).isTrue();
        until(7, 11, 10, 0);
        assertThat(said()).as("reminded that it lies there").containsExactly("by hand prefecture 1 -> [1]");

        assertThat(tx(() -> submissions.sentByHand(approved.id(), "大石 源一郎", "10時5分 FAX"))).get()
                .extracting(Submission::state, Submission::note, Submission::sentAt)
                .containsExactly(Submission.State.BY_HAND, "10時5分 FAX", clock.instant());
        assertThat(again(noon(incident)).state()).isEqualTo(Deadline.State.MET);
        assertThat(tx(() -> submissions.sentByHand(approved.id(), "大石 源一郎", "again"))).isEmpty();
        assertThat(tx(() -> submissions.withdraw(approved.id(), ""))).as("the prefecture has it").isFalse();
    }

    @Test
    void a_delivery_that_was_a_slip_of_the_thumb_is_undone_and_its_deadline_wanted_again() {
        only_the_prefecture_is_told();
        db.sql("update recipient set channel = 'fax'").update();
        formOne.lines.add(line(IRONWORKS, 100L, Marking.NEW));
        Incident incident = struck();
        Submission approved = approved(noon(incident), DIRECTOR);
        tx(() -> submissions.sentByHand(approved.id(), null, ""));
        assertThat(told(incident)).containsKey(IRONWORKS);

        assertThat(tx(() -> deliveries.undo(approved.id()))).get().matches(Submission::waitsForPerson);

        assertThat(told(incident)).as("the next one says 新規 again").isEmpty();
        assertThat(again(noon(incident)).state()).isEqualTo(Deadline.State.OPEN);
        until(7, 11, 10, 0);
        assertThat(said()).as("reminded again").containsExactly("by hand prefecture 1 -> [1]");
        until(7, 11, 12, 15);
        assertThat(again(noon(incident)).state()).isEqualTo(Deadline.State.MISSED);
    }

    @Test
    void what_would_have_gone_by_mail_stays_where_it_is_when_its_delivery_is_undone() {
        Incident incident = struck();
        Submission approved = approved(noon(incident), DIRECTOR);
        tx(() -> submissions.sentByHand(approved.id(), null, ""));

        tx(() -> deliveries.undo(approved.id()));
        post();

        assertThat(MAILBOX.getReceivedMessages()).isEmpty();
        assertThat(tx(() -> submissions.retry(approved.id()))).as("until somebody says so").isTrue();
    }

    @Test
    void a_delivery_stands_when_a_later_report_was_made_against_it_or_half_a_day_has_passed() {
        db.sql("update recipient set channel = 'fax'").update();
        Incident incident = struck();
        Submission first = approved(noon(incident), DIRECTOR);
        tx(() -> submissions.sentByHand(first.id(), null, ""));
        Submission second = now(incident, 2);
        assertThat(tx(() -> deliveries.undo(first.id()))).isEmpty();
        tx(() -> submissions.sentByHand(second.id(), null, ""));
        assertThat(deliveries.mayBeUndone(sent.find(second.id()).orElseThrow())).isTrue();

        clock.advance(HandDeliveries.UNDONE_WITHIN.plusSeconds(1));

        assertThat(tx(() -> deliveries.undo(second.id()))).isEmpty();
        assertThat(again(noon(incident)).state()).isEqualTo(Deadline.State.MET);
    }

    @Test
    void what_is_taken_back_leaves_its_deadline_open() {
        Incident incident = struck();
        Submission approved = approved(noon(incident), DIRECTOR);

        assertThat(tx(() -> submissions.withdraw(approved.id(), "数字が違う"))).isTrue();
        post();

        assertThat(MAILBOX.getReceivedMessages()).isEmpty();
        assertThat(sent.ofDeadline(noon(incident).id())).isEmpty();
        assertThat(approved(noon(incident), DIRECTOR).number()).as("a number is never used twice").isEqualTo(2);
    }

    @Test
    void a_drill_never_leaves_the_house() {
        Incident drill = tx(() -> incidents.open(new Opening(HIROKAWA, IncidentKind.OTHER, true, DIRECTOR, START)));
        Deadline asked = tx(() -> deadlines.ask(drill.id(), prefecture().id(), START.plus(Duration.ofMinutes(40)), "練習", DIRECTOR));
        Submission approved = approved(asked, DIRECTOR);

        db.sql("update submission set address = 'prefecture@pref.example'").update();    // even then
        post();
        assertThat(MAILBOX.getReceivedMessages()).isEmpty();

        db.sql("update submission set address = ''").update();
        assertThat(tx(() -> submissions.retry(approved.id()))).isFalse();
        assertThat(tx(() -> submissions.sentByHand(approved.id(), "大石 源一郎", ""))).isPresent();
    }

    @Test
    void to_a_recipient_on_line_it_goes_by_the_outbox() {
        db.sql("update recipient set channel = 'line', address = 'U' || lpad('7', 32, '0') || ', U' || lpad('8', 32, '0')").update();
        Incident incident = struck();
        approved(noon(incident), DIRECTOR);

        post();

        assertThat(said()).hasSize(2).allMatch(said -> said.startsWith("document 様式Ⅰ")).last().asString().endsWith("-> [8]");
        assertThat(again(noon(incident)).state()).isEqualTo(Deadline.State.MET);
    }

    private Map<BusinessId, FormOneLine> told(Incident incident) {
        return sent.lastToldLines(incident.id(), prefecture().id());
    }

    private Submission now(Incident incident, int number) {
        return ((Approval.Approved) tx(() -> submissions.approveNow(incident.id(), prefecture().id(), number, decided(DIRECTOR)))).submission();
    }

    private static FormOneLine line(BusinessId business, Long yen, Marking marking) {
        return new FormOneLine(business, "広川町新代1", "", "🌸食堂", "サービス業", yen, yen == null, "床上40cmの浸水。", marking, false,
                Map.of("amount", yen == null ? "unknown" : yen.toString()), null);
    }
}
