package jp.tenko.submission;

import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/**
 * The mailbox that documents leave from: {@code spring.mail.*} and {@code tenko.submission.from}. Without {@code spring.mail.host}
 * there is none, and what would go by mail waits for a person.
 */
@Component
class MailAccount {

    private final Optional<JavaMailSender> sender;
    private final String from;

    MailAccount(
            ObjectProvider<JavaMailSender> sender,
            @Value("${tenko.submission.from:${spring.mail.username:}}") String from) {
        this.sender = sender.stream().findFirst();
        this.from = from;
        if (this.sender.isPresent() && !from.contains("@")) {
            throw new IllegalArgumentException("tenko.submission.from is \"" + from
                    + "\"; expected the mail address that documents are sent from, since spring.mail.host is set");
        }
    }

    Optional<JavaMailSender> sender() {
        return sender;
    }

    String from() {
        return from;
    }

    /** Where what is for this recipient goes by itself; empty: it waits for a person. */
    String reachable(Recipient recipient) {
        return switch (recipient.channel()) {
            case MAIL -> sender.isPresent() ? recipient.address().strip() : "";
            case LINE -> recipient.address().strip();
            case FAX, FEDERATION_SYSTEM -> "";
        };
    }

    /** The id of one mail, whenever and however often it is tried. */
    String messageId(UUID id) {
        String domain = from.contains("@") ? from.substring(from.indexOf('@') + 1) : "tenko.invalid";
        return "<" + id + "@" + domain + ">";
    }
}
