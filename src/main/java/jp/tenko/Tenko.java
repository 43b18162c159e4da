package jp.tenko;

import java.time.Clock;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Starts Tenko (点呼): the roll call on LINE. README.md says how; RATIONALE.md says why it is built this way. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Tenko {

    public static void main(String[] args) {
        SpringApplication.run(Tenko.class, args);
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
