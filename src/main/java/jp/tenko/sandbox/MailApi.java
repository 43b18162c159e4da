package jp.tenko.sandbox;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What lies in the mailboxes outside, as their owners' mail programs show it. */
@RestController("sandboxMailApi")
@Profile("sandbox")
@RequestMapping("/sandbox/api/mail")
class MailApi {

    /** @param id its place among all mails, from 0 */
    record Mail(int id, String from, List<String> to, String subject, String messageId, String text, List<String> files) {}

    private final Mailbox mailbox;

    MailApi(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    /** The newest first. */
    @GetMapping
    List<Mail> mails() throws MessagingException, IOException {
        List<MimeMessage> all = mailbox.mails();
        List<Mail> mails = new ArrayList<>();
        for (int id = all.size() - 1; id >= 0; id--) {
            mails.add(mail(id, all.get(id)));
        }
        return mails;
    }

    @GetMapping("/{id}/files/{number}")
    ResponseEntity<byte[]> file(@PathVariable int id, @PathVariable int number) throws MessagingException, IOException {
        List<MimeMessage> all = mailbox.mails();
        List<BodyPart> files = id < 0 || id >= all.size() ? List.of() : files(all.get(id));
        if (number < 0 || number >= files.size()) {
            return ResponseEntity.notFound().build();
        }
        BodyPart file = files.get(number);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                        .filename(file.getFileName(), StandardCharsets.UTF_8).build().toString())
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(file.getInputStream().readAllBytes());
    }

    private static Mail mail(int id, MimeMessage mail) throws MessagingException, IOException {
        String text = mail.getContent() instanceof Multipart parts
                ? parts.getBodyPart(0).getContent().toString()
                : mail.getContent().toString();
        List<String> names = new ArrayList<>();
        for (BodyPart file : files(mail)) {
            names.add(file.getFileName());
        }
        return new Mail(
                id,
                ((InternetAddress) mail.getFrom()[0]).toUnicodeString(),
                Arrays.stream(mail.getAllRecipients()).map(Object::toString).toList(),
                mail.getSubject(),
                mail.getMessageID(),
                text,
                names);
    }

    private static List<BodyPart> files(MimeMessage mail) throws MessagingException, IOException {
        List<BodyPart> files = new ArrayList<>();
        if (mail.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                if (parts.getBodyPart(i).getFileName() != null) {
                    files.add(parts.getBodyPart(i));
                }
            }
        }
        return files;
    }
}
