package jp.tenko.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import jp.tenko.testing.Servers;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

class RedisHealthTest {

    @Test
    void redis_that_is_away_is_degraded_and_not_down_and_says_what_still_works() throws IOException {
        int nobody;
        try (var free = new ServerSocket(0)) {
            nobody = free.getLocalPort();
        }
        Health health = ofRedisAt(nobody);

        assertThat(health.getStatus()).isEqualTo(Degraded.STATUS).isNotEqualTo(Status.DOWN);
        assertThat(health.getDetails().get("then").toString()).contains("safety answers are taken");
    }

    @Test
    void redis_that_answers_is_up() {
        assertThat(ofRedisAt(URI.create(Servers.redisUrl()).getPort()).getStatus()).isEqualTo(Status.UP);
    }

    private static Health ofRedisAt(int port) {
        var factory = new LettuceConnectionFactory(new RedisStandaloneConfiguration("localhost", port));
        factory.afterPropertiesSet();
        factory.start();
        try {
            return new RedisHealth(factory).health();
        } finally {
            factory.destroy();
        }
    }
}
