package jp.tenko.story;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import jp.tenko.Tenko;
import jp.tenko.testing.Cast;
import jp.tenko.testing.MovableClock;
import jp.tenko.testing.Servers;
import jp.tenko.testing.Tables;
import jp.tenko.testing.Town;
import org.junit.jupiter.api.BeforeEach;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A story: webhook in, clock moved, LINE requests out, with the sandbox in the place of LINE. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
        classes = Tenko.class,
        properties = {
            "spring.quartz.auto-startup=false",
            "tenko.line.over-limit=fail",
            // whoever acts in a story waits for the answer, so nothing older is on its way; LineTest keeps the whole moment
            "tenko.line.wait-for-older-ones=10ms",
            "tenko.roll-call.one-minute-lasts=1m",
            "tenko.operations.token=" + StoryTest.OPERATOR,
            // a busy machine is no Redis that is gone
            "spring.data.redis.connect-timeout=10s",
            "spring.data.redis.timeout=10s"
        })
@ActiveProfiles("sandbox")
@Import(StoryTest.StandingClock.class)
abstract class StoryTest {

    /** 2026-07-10 is a Friday; 02:05 in Japan. */
    static final Instant NIGHT = Instant.parse("2026-07-09T17:05:00Z");

    /** What Prometheus brings. */
    static final String OPERATOR = "operators-token-of-the-story";

    /** What the bot says, in a folder that a story may add to. */
    static final Path FLOWS = copied(Path.of("conversation-flows"));

    private static final int PORT = freePort();
    private static final int MAIL_PORT = freePort();

    @Autowired
    ApplicationContext context;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    StringRedisTemplate redis;

    Town town;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) throws IOException {
        Servers.properties("story").forEach((name, value) -> registry.add(name, () -> value));
        registry.add("server.port", () -> PORT);
        registry.add("tenko.public-url", () -> "http://localhost:" + PORT);
        registry.add("tenko.sandbox.mail-port", () -> MAIL_PORT);
        String data = Files.createTempDirectory("tenko-story").toString();
        registry.add("tenko.data", () -> data);
        registry.add("tenko.flows", FLOWS::toString);
    }

    @Autowired
    Scheduler scheduler;

    @BeforeEach
    void a_quiet_night() throws SchedulerException {
        clock.moveTo(NIGHT);
        scheduler.clear();
        Tables.empty(jdbc, """
                user_credentials, account, sign_in_token, sign_in_try, audit,
                inbox, outbox, line_quota, content, incident, duty_done, join_code, join_attempt restart identity cascade""");
        redis.execute((RedisCallback<Object>) connection -> {
            connection.serverCommands().flushDb();
            return null;
        });
        town = new Town(context, PORT);
        town.trouble("NONE");
        town.nextEvent("NORMAL");
        town.quota(5000, 0);
        jdbc.sql("update member set unreachable_since = null, line_told_at = null").update();
        new SocietyOfBusinesses(jdbc).asInTheFiles();
        jdbc.sql("update member set line_user_id = null, joined_at = null where line_user_id = any(?)")
                .param(new String[] {Cast.EGUCHI.lineUserId(), Cast.SAKAMOTO.lineUserId()})
                .update();
    }

    static int port() {
        return PORT;
    }

    /** Where the mail server of everybody outside listens. */
    static int mailPort() {
        return MAIL_PORT;
    }

    private static Path copied(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            Path copy = Files.createTempDirectory("tenko-flows");
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
            return copy;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @TestConfiguration
    static class StandingClock {

        @Bean
        @Primary
        MovableClock movableClock() {
            return new MovableClock(NIGHT);
        }
    }
}
