package jp.tenko.submission;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParameterList;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import jp.tenko.roster.Organizations;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Takes one submission to the mail server. A subject and names of files in Japanese arrive as such in Outlook, too. */
@Component
class MailPost {

    private static final int LONGEST_ANSWER = 200;

    private static final String UTF8 = StandardCharsets.UTF_8.name();

    private final MailAccount account;
    private final Recipients recipients;
    private final Organizations organizations;
    private final Clock clock;

    MailPost(MailAccount account, Recipients recipients, Organizations organizations, Clock clock) {
        this.account = account;
        this.recipients = recipients;
        this.organizations = organizations;
        this.clock = clock;
    }

    Delivered send(Submission submission, List<SentFile> files) {
        if (account.sender().isEmpty()) {
            return new Delivered.Refused("no-server");
        }
        WatchedMessage message = new WatchedMessage(submission.messageId());
        try {
            write(message, submission, files);
            JavaMailSender sender = account.sender().get();
            sender.send(message);
            return new Delivered.Accepted("250");
        } catch (MessagingException | UnsupportedEncodingException e) {
            return new Delivered.Refused("unwritable");
        } catch (MailAuthenticationException e) {
            return new Delivered.TryLater("login");
        } catch (MailException e) {
            return failed(message, e);
        }
    }

    private void write(WatchedMessage message, Submission submission, List<SentFile> files)
            throws MessagingException, UnsupportedEncodingException {
        Recipient recipient = recipients.get(submission.recipient());
        String society = organizations.get(recipient.organization()).name();
        message.setFrom(new InternetAddress(account.from(), society, UTF8));
        message.setRecipients(WatchedMessage.RecipientType.TO, InternetAddress.parse(submission.address()));
        message.setSubject(submission.subject(), UTF8);
        message.setSentDate(Date.from(clock.instant()));
        MimeMultipart parts = new MimeMultipart("mixed");
        MimeBodyPart text = new MimeBodyPart();
        text.setText(submission.body(), UTF8);
        parts.addBodyPart(text);
        for (SentFile file : files) {
            parts.addBodyPart(part(file.file()));
        }
        message.setContent(parts);
    }

    /**
     * The name twice: as RFC 2231 has it ({@code filename*=UTF-8''…}), and beside the type as an encoded word, which the standard
     * does not know and older Outlooks and mail gates read.
     */
    private static MimeBodyPart part(Attachment file) throws MessagingException, UnsupportedEncodingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(file.content(), file.mediaType())));
        ParameterList name = new ParameterList();
        name.set("filename", file.name(), UTF8);
        part.setHeader("Content-Disposition", "attachment" + name.toString("Content-Disposition: attachment".length()));
        part.setHeader("Content-Type", file.mediaType() + ";\r\n name=\"" + MimeUtility.encodeText(file.name(), UTF8, "B") + "\"");
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    private static Delivered failed(WatchedMessage message, MailException failure) {
        Said said = said(failure);
        if (said.code() == 0) {
            return message.handedOver() ? new Delivered.Unsure("unanswered") : new Delivered.TryLater("unreachable");
        }
        return said.code() >= 500 ? new Delivered.Refused(said.text()) : new Delivered.TryLater(said.text());
    }

    /** @param code 0: the server said nothing; {@code text} its line, without addresses */
    private record Said(int code, String text) {}

    private static Said said(MailException failure) {
        for (Exception e = cause(failure); e != null; e = e instanceof MessagingException chained ? chained.getNextException() : null) {
            int code = switch (e) {
                case SMTPSendFailedException sent -> sent.getReturnCode();
                case SMTPAddressFailedException address -> address.getReturnCode();
                case SMTPSenderFailedException sender -> sender.getReturnCode();
                default -> 0;
            };
            if (code >= 400) {
                return new Said(code, line(code, String.valueOf(e.getMessage())));
            }
        }
        return new Said(0, "");
    }

    private static String line(int code, String message) {
        String line = message.lines().findFirst().orElse("").replaceAll("\\S+@\\S+", "…").replaceAll("\\p{Cntrl}", "").strip();
        String whole = line.startsWith(String.valueOf(code)) ? line : code + " " + line;
        return whole.length() <= LONGEST_ANSWER ? whole : whole.substring(0, LONGEST_ANSWER);
    }

    private static Exception cause(MailException failure) {
        if (failure instanceof MailSendException send && send.getMessageExceptions().length > 0) {
            return send.getMessageExceptions()[0];
        }
        return failure.getCause() instanceof Exception cause ? cause : failure;
    }
}
