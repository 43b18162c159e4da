package jp.tenko.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Tenko as in production, but with LINE played by the stand-in and the data in a folder of the benchmark. */
final class TenkoBot implements AutoCloseable {

    static final String SECRET = "8c570fa6dd201bb328f1c1eac23a96d8";

    private final Path data;
    private final int port;
    private final BotProcess process;
    private final Webhooks webhooks;

    /** @param program {@code -jar tenko.jar}, or a class path and a main class */
    TenkoBot(List<String> program, Path folder, LineStandIn line, List<Organization> organizations) {
        port = BotProcess.freePort();
        data = folder.resolve("data");
        List<String> command = new ArrayList<>(program);
        command.add("--server.port=" + port);
        command.add("--tenko.data=" + data);
        command.add("--tenko.line.api-base-url=" + line.url());
        command.add("--tenko.line.data-base-url=" + line.url());
        for (Organization organization : organizations) {
            String channel = "--tenko.line.channels." + organization.channel();
            String roster = "--tenko.roster.organizations." + organization.channel();
            command.add(channel + ".secret=" + SECRET);
            command.add(channel + ".token=token-of-" + organization.channel());
            command.add(roster + ".name=" + organization.channel() + "商工会");
            command.add(roster + ".members=" + organization.memberFile(folder).toUri());
        }
        process = new BotProcess(command, folder.resolve("tenko.log"), "is ready after");
        webhooks = new Webhooks(port, "/line/webhook/", SECRET);
    }

    BotProcess process() {
        return process;
    }

    int port() {
        return port;
    }

    Webhooks webhooks() {
        return webhooks;
    }

    /** A look into its PostgreSQL: what is on disk, whatever the bot says. */
    Connection database() {
        try {
            String port = Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3).strip();
            String password = Files.readString(data.resolve("postgres/tenko-password")).strip();
            return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/tenko", "tenko", password);
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("Tenko's PostgreSQL cannot be reached", e);
        }
    }

    long count(String select, Object... parameters) {
        try (Connection database = database();
                var statement = database.prepareStatement(select)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(select, e);
        }
    }

    /** Ends Tenko and, where it was killed, the servers it left running. */
    @Override
    public void close() {
        webhooks.close();
        process.close();
        servers().forEach(ProcessHandle::destroy);
    }

    /** PostgreSQL's processes and Redis. */
    private Stream<ProcessHandle> servers() {
        String programs = data.resolve("programs").toString();
        return ProcessHandle.allProcesses()
                .filter(one -> one.info().command().filter(path -> path.startsWith(programs)).isPresent());
    }

    /** How long Tenko and its servers have computed so far. */
    Duration cpu() {
        return servers()
                .map(server -> server.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(process.cpu(), Duration::plus);
    }
}
