package jp.tenko.webform;

import jakarta.mail.MessagingException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import jp.tenko.line.Loop;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Sends what {@link PromptMails} and {@link SurveyMails} have written down, one after the other. Whoever has answered when their mail's turn comes is not asked. The link is made at that
 * moment, so that it stands nowhere but in the mail.
 */
@Component
class PromptMailSender extends Loop {

    private final MailQueue queue;
    private final RollCallLetters rollCalls;
    private final SurveyLetters surveys;
    private final Optional<JavaMailSender> server;
    private final String from;
    private final Semaphore nudge = new Semaphore(0);

    PromptMailSender(MailQueue queue, RollCallLetters rollCalls, SurveyLetters surveys,
            ObjectProvider<JavaMailSender> server, @Value("${tenko.submission.from:${spring.mail.username:}}") String from) {
        super(1);
        this.queue = queue;
        this.rollCalls = rollCalls;
        this.surveys = surveys;
        this.server = server.stream().findFirst();
        this.from = from;
    }

    @Override
    protected void once() throws InterruptedException {
        Optional<MailQueue.Due> due = server.isEmpty() ? Optional.empty() : queue.take();
        if (due.isPresent()) {
            send(due.get());
        } else {
            nudge.tryAcquire(1, TimeUnit.SECONDS);
        }
    }

    @Override
    protected void wake() {
        nudge.release();
    }

    private void send(MailQueue.Due due) {
        Optional<Letter> letter = switch (due.asks()) {
            case MailFor.RollCall asks -> rollCalls.of(asks, due.number());
            case MailFor.Survey asks -> surveys.of(asks, due.number());
        };
        if (letter.isEmpty()) {
            queue.notWanted(due);
            return;
        }
        try {
            send(letter.get());
            queue.sent(due);
        } catch (MailException | MessagingException e) {
            queue.failed(due, e.getClass().getSimpleName()); // its message may hold the address
        }
    }

    private void send(Letter letter) throws MessagingException {
        JavaMailSender sender = server.orElseThrow();
        MimeMessageHelper mail = new MimeMessageHelper(sender.createMimeMessage(), "UTF-8");
        mail.setFrom(from);
        mail.setTo(letter.to());
        mail.setSubject(letter.words().subject());
        mail.setText(letter.words().text());
        sender.send(mail.getMimeMessage());
    }
}
