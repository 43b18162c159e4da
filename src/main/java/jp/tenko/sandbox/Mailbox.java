package jp.tenko.sandbox;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The mail server of the prefecture, the town and everybody else outside: takes what Tenko sends by SMTP, whoever it is for, and keeps
 * it until the program ends. When its port is taken, mails fail, as they do on a bad day; nothing else does.
 */
@Component("sandboxMailbox")
@Profile("sandbox")
class Mailbox implements InitializingBean, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Mailbox.class);

    private final int port;
    private final GreenMail server;

    Mailbox(SandboxSettings settings) {
        port = settings.mailPort();
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
    }

    @Override
    public void afterPropertiesSet() {
        try {
            server.start();
        } catch (RuntimeException e) {
            log.warn("The sandbox's mail server could not start on port {}, so mails cannot be sent; another port: tenko.sandbox.mail-port", port);
        }
    }

    @Override
    public void destroy() {
        server.stop();
    }

    /** The oldest first. */
    List<MimeMessage> mails() {
        return List.of(server.getReceivedMessages());
    }
}
