package jp.tenko.benchmark;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The half of LINE that delivers webhooks to a bot on this machine, signed, over connections that stay open. */
final class Webhooks implements AutoCloseable {

    /** LINE gives up after two seconds (line.md §1). */
    private static final int PATIENCE_MILLIS = 2_000;

    /** Tomcat closes an idle connection after 20 s; younger ones can be used again without a surprise. */
    private static final long IDLE_AT_MOST = Duration.ofSeconds(5).toNanos();

    private static final Duration REDELIVERED_AFTER = Duration.ofMillis(250);

    final AtomicLong notAnswered = new AtomicLong();

    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private final int port;
    private final String pathPrefix;
    private final SecretKeySpec secret;

    /** @param pathPrefix the key of the channel follows it */
    Webhooks(int port, String pathPrefix, String channelSecret) {
        this.port = port;
        this.pathPrefix = pathPrefix;
        this.secret = new SecretKeySpec(channelSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** Delivers it once; false when it was not answered 2xx in time. */
    boolean deliver(Event event, boolean redelivery) {
        byte[] body = event.webhook(redelivery);
        String head = "POST " + pathPrefix + event.channel() + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                + "User-Agent: LineBotWebhook/2.0\r\nx-line-signature: " + sign(body) + "\r\n";
        try {
            if (exchange(head, body).status() / 100 == 2) {
                return true;
            }
        } catch (IOException notAnsweredAtAll) {
            // to LINE the same as an error
        }
        notAnswered.incrementAndGet();
        return false;
    }

    /** As LINE does with redelivery on: again until it is answered 2xx. False when the deadline came first. */
    boolean deliverUntilAnswered(Event event, long deadlineNanos) throws InterruptedException {
        boolean answered = deliver(event, false);
        while (!answered && System.nanoTime() < deadlineNanos) {
            Thread.sleep(REDELIVERED_AFTER);
            event.phone().line().renew(event);
            answered = deliver(event, true);
        }
        return answered;
    }

    private Http.Message exchange(String head, byte[] body) throws IOException {
        Connection connection = connection();
        try {
            Http.write(connection.socket.getOutputStream(), head, body);
            Http.Message answer = Http.read(connection.in);
            if (answer == null) {
                throw new IOException("closed without an answer");
            }
            if (answer.closes()) {
                connection.close();
            } else {
                connection.usedAt = System.nanoTime();
                idle.push(connection);
            }
            return answer;
        } catch (IOException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private Connection connection() throws IOException {
        for (Connection old = idle.poll(); old != null; old = idle.poll()) {
            if (System.nanoTime() - old.usedAt < IDLE_AT_MOST) {
                return old;
            }
            old.close();
        }
        return new Connection(port);
    }

    private String sign(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }

    @Override
    public void close() {
        for (Connection old = idle.poll(); old != null; old = idle.poll()) {
            old.close();
        }
    }

    private static final class Connection {

        private final Socket socket = new Socket();
        private final InputStream in;
        private long usedAt;

        private Connection(int port) throws IOException {
            try {
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(PATIENCE_MILLIS);
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
                in = new BufferedInputStream(socket.getInputStream(), 1024);
            } catch (IOException e) {
                close();
                throw e;
            }
        }

        private void close() {
            try {
                socket.close();
            } catch (IOException alreadyGone) {
                // nothing is lost with it
            }
        }
    }
}
