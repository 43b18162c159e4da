package jp.tenko.webform;

import jakarta.mail.MessagingException;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import jp.tenko.line.Loop;
import jp.tenko.rollcall.Reply;
import jp.tenko.rollcall.RollCall;
import jp.tenko.rollcall.RollCalls;
import jp.tenko.roster.Member;
import jp.tenko.roster.Members;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Sends {@link PromptMails}, one after the other. Whoever has answered when their mail's turn comes is not asked. The link is made at that
 * moment, so that it stands nowhere but in the mail.
 */
@Component
class PromptMailSender extends Loop {

    private final PromptMails mails;
    private final PersonalLinks links;
    private final RollCalls rollCalls;
    private final Members members;
    private final PromptMailWords words;
    private final Optional<JavaMailSender> server;
    private final String from;
    private final Semaphore nudge = new Semaphore(0);

    PromptMailSender(PromptMails mails, PersonalLinks links, RollCalls rollCalls, Members members, PromptMailWords words,
            ObjectProvider<JavaMailSender> server, @Value("${tenko.submission.from:${spring.mail.username:}}") String from) {
        super(1);
        this.mails = mails;
        this.links = links;
        this.rollCalls = rollCalls;
        this.members = members;
        this.words = words;
        this.server = server.stream().findFirst();
        this.from = from;
    }

    @Override
    protected void once() throws InterruptedException {
        Optional<PromptMails.Due> due = server.isEmpty() ? Optional.empty() : mails.take();
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

    private void send(PromptMails.Due due) {
        RollCall rollCall = rollCalls.get(due.rollCall());
        Member member = members.get(due.member());
        Map<String, String> answers = rollCalls.answers(rollCall.id(), member.id());
        if (!rollCall.isOpen() || member.email() == null || answers.containsKey(Reply.SAFETY)) {
            mails.notWanted(due);
            return;
        }
        URI link = links.link(rollCall.id(), member.id());
        try {
            send(member, words.mail(rollCall, member, due.number(), link));
            mails.sent(due);
        } catch (MailException | MessagingException e) {
            mails.failed(due, e.getClass().getSimpleName()); // its message may hold the address
        }
    }

    private void send(Member member, PromptMailWords.Words words) throws MessagingException {
        JavaMailSender sender = server.orElseThrow();
        MimeMessageHelper mail = new MimeMessageHelper(sender.createMimeMessage(), "UTF-8");
        mail.setFrom(from);
        mail.setTo(Objects.requireNonNull(member.email()));
        mail.setSubject(words.subject());
        mail.setText(words.text());
        sender.send(mail.getMimeMessage());
    }
}
