package jp.tenko.submission;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A mail server that is polite up to a certain point, and then says no, or hangs up without a word. */
final class BadPostOffice implements AutoCloseable {

    enum At {
        RCPT,
        END_OF_DATA
    }

    private final ServerSocket door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final AtomicInteger mails = new AtomicInteger();
    private final @Nullable String no;
    private final At at;

    /** @param no null: hangs up */
    BadPostOffice(@Nullable String no, At at) throws IOException {
        this.no = no;
        this.at = at;
        Thread.ofVirtual().start(this::open);
    }

    /** A port where nobody listens. */
    static int nobodyHome() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    int port() {
        return door.getLocalPort();
    }

    /** How many were handed over whole. */
    int mails() {
        return mails.get();
    }

    private void open() {
        while (!door.isClosed()) {
            try (Socket guest = door.accept()) {
                serve(guest);
            } catch (IOException e) {
                // the guest or the test has gone
            }
        }
    }

    private void serve(Socket guest) throws IOException {
        BufferedReader said = new BufferedReader(new InputStreamReader(guest.getInputStream(), StandardCharsets.US_ASCII));
        OutputStream out = guest.getOutputStream();
        say(out, "220 bad.example");
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith("RCPT") && at == At.RCPT) {
                if (no == null) {
                    return;
                }
                say(out, no);
            } else if (line.equals("DATA")) {
                say(out, "354 go on");
                while (!".".equals(said.readLine())) {
                    // the mail
                }
                mails.incrementAndGet();
                if (no == null) {
                    return;
                }
                say(out, no);
            } else {
                say(out, "250 ok");
            }
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
