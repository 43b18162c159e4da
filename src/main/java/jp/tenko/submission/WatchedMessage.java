package jp.tenko.submission;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Properties;

/** A mail that keeps its Message-ID, and knows whether its last byte went out: only then may a server have taken it. */
class WatchedMessage extends MimeMessage {

    private final String messageId;
    private volatile boolean handedOver;

    WatchedMessage(String messageId) {
        super(Session.getInstance(new Properties()));
        this.messageId = messageId;
    }

    boolean handedOver() {
        return handedOver;
    }

    @Override
    public void writeTo(OutputStream out, String[] ignore) throws IOException, MessagingException {
        super.writeTo(out, ignore);
        handedOver = true;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
