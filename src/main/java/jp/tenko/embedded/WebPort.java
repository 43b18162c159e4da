package jp.tenko.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.core.env.Environment;

/** Looks at the web port before the databases start: a taken port is said at once and leaves nothing to clean up. */
final class WebPort {

    private WebPort() {}

    static void checkFree(Environment environment) {
        int port = environment.getProperty("server.port", Integer.class, 8080);
        String address = environment.getProperty("server.address");
        if (port <= 0) {
            return;
        }
        try {
            new ServerSocket(port, 1, address == null ? null : InetAddress.getByName(address)).close();
        } catch (IOException e) {
            String reason = String.valueOf(e.getMessage());
            String why = reason.contains("in use") ? "is in use" : "cannot be opened (" + reason + ")";
            throw new FailureAnalyzedException(
                    """
                    port %d %s; stop the program that uses it, or start Tenko on another port with --server.port=%d \
                    (Maven: -Dspring-boot.run.arguments=--server.port=%d)."""
                            .formatted(port, why, port + 1, port + 1),
                    null,
                    e);
        }
    }
}
