package jp.tenko.operations;

import jakarta.mail.MessagingException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Whether the mail server takes a connection. Without one, what would go by mail waits for a person. */
@Component("mail")
class MailHealth implements HealthIndicator {

    private final ObjectProvider<JavaMailSenderImpl> senders;

    MailHealth(ObjectProvider<JavaMailSenderImpl> senders) {
        this.senders = senders;
    }

    @Override
    public Health health() {
        JavaMailSenderImpl sender = senders.stream().findFirst().orElse(null);
        if (sender == null || sender.getHost() == null) {
            return Health.up().withDetail("what", "no mail server is configured (spring.mail.host)").build();
        }
        try {
            sender.testConnection();
            return Health.up().withDetail("server", sender.getHost()).build();
        } catch (MessagingException e) {
            return Degraded.health(e.getClass().getSimpleName(), "documents and mails wait and are tried again")
                    .withDetail("server", sender.getHost())
                    .build();
        }
    }
}
