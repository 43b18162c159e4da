package jp.tenko.submission;

import java.util.Optional;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.stereotype.Component;

/** Whether documents can leave by mail at all, and a mail that proves it before the disaster (送信テスト). */
@Component
public class TestMail {

    private final MailAccount account;

    TestMail(MailAccount account) {
        this.account = account;
    }

    /** False: no mail server is set ({@code spring.mail.host}), and what would go by mail waits for a person. */
    public boolean possible() {
        return account.sender().isPresent();
    }

    /** The address that documents come from; empty when there is none. */
    public String from() {
        return account.from();
    }

    /**
     * Sends at once; not inside a transaction.
     *
     * @param to addresses separated by a comma
     * @return empty when the server has taken it; else why not, without addresses
     */
    public Optional<String> send(String to, String subject, String body) {
        if (account.sender().isEmpty()) {
            return Optional.of("spring.mail.host");
        }
        SimpleMailMessage mail = new SimpleMailMessage();
        mail.setFrom(account.from());
        mail.setTo(to.split("\\s*,\\s*"));
        mail.setSubject(subject);
        mail.setText(body);
        try {
            account.sender().get().send(mail);
            return Optional.empty();
        } catch (MailException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return Optional.of(cause.getClass().getSimpleName());
        }
    }
}
