package jp.tenko.submission;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.tenko.incident.Incident;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Against a real SMTP server, and one that behaves badly. */
class MailTest extends SubmissionTest {

    @Autowired
    SendingQueue queue;

    private Incident incident;
    private Submission approved;

    @BeforeEach
    void something_is_approved() {
        incident = struck();
        approved = approved(noon(incident), DIRECTOR);
    }

    @Test
    void subject_text_names_and_bytes_arrive_as_they_were_approved() throws Exception {
        db.sql("update submission set address = 'a@pref.example, b@pref.example'").update();
        post();

        MimeMessage[] mails = MAILBOX.getReceivedMessages();
        assertThat(mails).as("one for each of the two").hasSize(2);
        MimeMessage mail = mails[0];
        assertThat(mail.getSubject()).isEqualTo(approved.subject());
        assertThat(mail.getMessageID()).isEqualTo(approved.messageId()).endsWith("@hirokawa.example>");
        assertThat(mail.getFrom()[0].toString()).contains("office@hirokawa.example");
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getBodyPart(0).getContent().toString().replace("\r\n", "\n").strip()).isEqualTo(approved.body());
        MimeBodyPart part = (MimeBodyPart) parts.getBodyPart(1);
        Attachment file = sent.files(approved.id()).getFirst().file();
        assertThat(part.getFileName()).isEqualTo(file.name());
        assertThat(part.getInputStream().readAllBytes()).isEqualTo(file.content());
        assertThat(state()).isEqualTo(Submission.State.SENT);
        assertThat(again(noon(incident)).state()).isEqualTo(Deadline.State.MET);
    }

    @Test
    void a_name_is_there_for_those_who_know_rfc_2231_and_for_those_who_read_only_encoded_words() {
        post();
        String raw = GreenMailUtil.getWholeMessage(MAILBOX.getReceivedMessages()[0]);
        String name = sent.files(approved.id()).getFirst().file().name();

        assertThat(raw).containsPattern("filename\\*(0\\*)?=UTF-8''");
        Matcher type = Pattern.compile("Content-Type: application/octet-stream;\\s*name=\"([^\"]+)\"").matcher(raw);
        assertThat(type.find()).isTrue();
        StringBuilder decoded = new StringBuilder();
        Matcher word = Pattern.compile("=\\?UTF-8\\?B\\?([^?]+)\\?=").matcher(type.group(1));
        while (word.find()) {
            decoded.append(new String(Base64.getDecoder().decode(word.group(1)), StandardCharsets.UTF_8));
        }
        assertThat(decoded.toString()).isEqualTo(name);
        assertThat(raw.lines()).as("RFC 5322: no line longer than that").allMatch(line -> line.length() <= 998);
        assertThat(raw.chars()).as("nothing but ASCII on the wire").allMatch(c -> c < 128);
    }

    @Test
    void a_server_that_is_away_is_tried_again_until_it_is_back() throws Exception {
        int port = mailSender.getPort();
        mailSender.setPort(BadPostOffice.nobodyHome());
        post();
        post();
        assertThat(state()).isEqualTo(Submission.State.APPROVED);
        assertThat(attempts()).as("not again before its time").isEqualTo(1);

        clock.advance(Duration.ofSeconds(30));
        post();
        assertThat(attempts()).isEqualTo(2);
        mailSender.setPort(port);
        clock.advance(Duration.ofMinutes(1));
        post();
        post();

        assertThat(state()).isEqualTo(Submission.State.SENT);
        assertThat(MAILBOX.getReceivedMessages()).hasSize(1);
        assertThat(said()).isEmpty();
    }

    @Test
    void one_that_stays_away_is_given_up_and_people_are_told_once() throws Exception {
        mailSender.setPort(BadPostOffice.nobodyHome());
        for (int i = 0; i < 30; i++) {
            post();
            clock.advance(Duration.ofMinutes(1));
        }

        assertThat(state()).isEqualTo(Submission.State.REFUSED);
        assertThat(attempts()).isEqualTo(SendingQueue.ATTEMPTS);
        assertThat(said()).containsExactly("refused prefecture 1 -> [1]");
    }

    @Test
    void later_means_later_and_no_means_no() throws Exception {
        try (BadPostOffice office = new BadPostOffice("451 4.7.1 greylisted", BadPostOffice.At.RCPT)) {
            mailSender.setPort(office.port());
            post();
            assertThat(state()).isEqualTo(Submission.State.APPROVED);
        }
        try (BadPostOffice office = new BadPostOffice("550 5.1.1 no such user", BadPostOffice.At.RCPT)) {
            mailSender.setPort(office.port());
            clock.advance(Duration.ofMinutes(1));
            post();
        }
        assertThat(state()).isEqualTo(Submission.State.REFUSED);
        assertThat(sent.find(approved.id()).orElseThrow()).extracting(Submission::unsure, Submission::answer)
                .satisfies(values -> assertThat(values.toString()).isEqualTo("[false, 550 5.1.1 no such user]"));
        assertThat(said()).containsExactly("refused prefecture 1 -> [1]");

        mailSender.setPort(MAILBOX.getSmtp().getPort());
        db.sql("update recipient set address = 'right@pref.example' where code = 'prefecture'").update();
        assertThat(tx(() -> submissions.retry(approved.id()))).isTrue();
        post();
        assertThat(MAILBOX.getReceivedMessages()[0].getAllRecipients()[0].toString()).isEqualTo("right@pref.example");
        assertThat(tx(() -> submissions.retry(approved.id()))).as("it is out").isFalse();
    }

    @Test
    void what_was_handed_over_and_not_answered_is_never_sent_again_blindly() throws Exception {
        try (BadPostOffice office = new BadPostOffice(null, BadPostOffice.At.END_OF_DATA)) {
            mailSender.setPort(office.port());
            post();
            clock.advance(Duration.ofHours(1));
            post();
            assertThat(office.mails()).isEqualTo(1);
        }
        assertThat(sent.find(approved.id()).orElseThrow())
                .extracting(Submission::state, Submission::unsure).containsExactly(Submission.State.REFUSED, true);
        assertThat(said()).containsExactly("unsure prefecture 1 -> [1]");
        assertThat(tx(() -> submissions.sentByHand(approved.id(), "大石 源一郎", "電話で確認"))).isPresent();
    }

    @Test
    void a_connection_that_ends_before_the_text_may_be_tried_again() throws Exception {
        try (BadPostOffice office = new BadPostOffice(null, BadPostOffice.At.RCPT)) {
            mailSender.setPort(office.port());
            post();
        }
        assertThat(state()).isEqualTo(Submission.State.APPROVED);
    }

    @Test
    void killed_between_the_servers_250_and_our_commit_it_asks_a_person() throws Exception {
        Submission claimed = claim();                                  // and then the JVM is gone
        post();
        assertThat(said()).as("somebody may be sending it at this moment").isEmpty();
        assertThat(tx(() -> submissions.withdraw(claimed.id(), ""))).isFalse();

        clock.advance(Duration.ofMinutes(1));
        post();
        post();

        assertThat(MAILBOX.getReceivedMessages()).isEmpty();
        assertThat(said()).containsExactly("unsure prefecture 1 -> [1]");
        assertThat(tx(() -> submissions.retry(claimed.id()))).as("the person found that it did not arrive").isTrue();
        post();
        assertThat(MAILBOX.getReceivedMessages()).hasSize(1);
        assertThat(MAILBOX.getReceivedMessages()[0].getMessageID()).as("recognisable").isEqualTo(approved.messageId());
    }

    @Test
    void what_takes_long_is_left_to_whoever_sends_it_as_long_as_they_live() {
        Submission claimed = claim();
        for (int i = 0; i < 8; i++) {
            clock.advance(Duration.ofSeconds(45));
            queue.renew(claimed.id());
            post();
        }
        assertThat(state()).isEqualTo(Submission.State.SENDING);
        assertThat(tx(() -> drafts.of(incident, prefecture(), as(DIRECTOR))).unsure()).extracting(Submission::number).containsExactly(1);
        assertThat(said()).isEmpty();

        clock.advance(Duration.ofMinutes(1));
        post();
        assertThat(said()).containsExactly("unsure prefecture 1 -> [1]");
        assertThat(tx(() -> submissions.sentByHand(claimed.id(), "大石 源一郎", "電話で確認")).orElseThrow())
                .extracting(Submission::foundArrived, Submission::settledBy, Submission::mayHaveArrived).containsExactly(true, "大石 源一郎", false);
        assertThat(tx(() -> drafts.of(incident, prefecture(), as(DIRECTOR))).unsure()).isEmpty();
    }

    @Test
    void two_senders_claim_it_once() {
        assertThat(List.of(queue.claim().isPresent(), queue.claim().isPresent())).containsExactly(true, false);
    }

    private Submission claim() {
        return queue.claim().orElseThrow();
    }

    private Submission.State state() {
        return sent.find(approved.id()).orElseThrow().state();
    }

    private int attempts() {
        return sent.find(approved.id()).orElseThrow().attempts();
    }
}
