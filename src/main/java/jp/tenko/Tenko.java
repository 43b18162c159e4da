package jp.tenko;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Supplier;
import jp.tenko.embedded.EmbeddedServers;
import jp.tenko.flow.tool.FlowTool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Starts Tenko (点呼): the roll call on LINE; with {@code flow} as first word the tool for its flows instead. README.md says how; RATIONALE.md says why it is built this way. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Tenko {

    private static final Logger log = LoggerFactory.getLogger(Tenko.class);

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("flow")) {
            System.exit(FlowTool.run(Arrays.copyOfRange(args, 1, args.length)));
        }
        var tenko = new SpringApplication(Tenko.class);
        // here and not in spring.factories, so that tests bring servers and channels of their own
        tenko.addInitializers(new ChannelCheck(), new EmbeddedServers());
        var environment = tenko.run(args).getEnvironment();
        String address = "http://localhost:" + environment.getProperty("local.server.port");
        log.info(
                "Tenko is ready after {} s: {}",
                "%.1f".formatted(ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0),
                environment.matchesProfiles("sandbox")
                        ? "open " + address + "/sandbox in the browser"
                        : "LINE's webhooks are taken at " + address + "/line/webhook/<channel>, behind your TLS front");
    }

    /** The only source of the time of day; the plans' times are Asia/Tokyo (domain.md §1). Tests put a moved clock here. */
    @Bean
    Clock clock() {
        return Clock.system(ZoneId.of("Asia/Tokyo"));
    }

    /** The only source of ids; a fresh one each time. */
    @Bean
    Supplier<UUID> ids() {
        return UUID::randomUUID;
    }
}
