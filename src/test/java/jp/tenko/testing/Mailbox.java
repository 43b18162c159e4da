package jp.tenko.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A mail server on a free port that takes every mail and shows what came; one for all tests of a JVM. */
public final class Mailbox {

    private static final GreenMail SERVER = started();

    private Mailbox() {}

    private static GreenMail started() {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    public static Map<String, String> properties() {
        return Map.of("spring.mail.host", "127.0.0.1", "spring.mail.port", String.valueOf(SERVER.getSmtp().getPort()),
                "tenko.submission.from", "tenko@example.jp");
    }

    public static void empty() {
        try {
            SERVER.purgeEmailFromAllMailboxes();
        } catch (com.icegreen.greenmail.store.FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Subjects of what came to this address. */
    public static List<String> subjects(String address) {
        return to(address).map(Mailbox::subject).toList();
    }

    /** The text of the newest one. */
    public static String newest(String address) {
        return GreenMailUtil.getBody(to(address).reduce((one, next) -> next).orElseThrow());
    }

    private static Stream<MimeMessage> to(String address) {
        return Stream.of(SERVER.getReceivedMessages()).filter(mail -> GreenMailUtil.getAddressList(recipients(mail)).contains(address));
    }

    private static jakarta.mail.Address[] recipients(MimeMessage mail) {
        try {
            return mail.getAllRecipients();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
