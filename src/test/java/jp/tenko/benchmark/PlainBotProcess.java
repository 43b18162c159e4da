package jp.tenko.benchmark;

import java.nio.file.Path;
import java.util.List;

/** A {@link PlainBot} in a JVM of its own. */
final class PlainBotProcess implements AutoCloseable {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final BotProcess process;
    private final Webhooks webhooks;

    /** @param atOnce how many requests to LINE it has under way at once */
    PlainBotProcess(Path folder, LineStandIn line, int redisPort, int atOnce) throws InterruptedException {
        int port = BotProcess.freePort();
        process = new BotProcess(
                List.of("-cp", System.getProperty("java.class.path"), PlainBot.class.getName(), "--server.port=" + port,
                        "--secret=" + SECRET, "--line=" + line.url(), "--at-once=" + atOnce,
                        "--spring.data.redis.port=" + redisPort),
                folder.resolve("plain-bot-" + atOnce + ".log"),
                "the plain bot is ready");
        webhooks = new Webhooks(port, "/callback/", SECRET);
        process.start();
    }

    Contender contender(String name, List<Phone> people) {
        return new Contender(name, webhooks, people, process::cpu);
    }

    @Override
    public void close() {
        webhooks.close();
        process.close();
    }
}
