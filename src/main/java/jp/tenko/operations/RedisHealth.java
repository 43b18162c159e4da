package jp.tenko.operations;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.stereotype.Component;

/** Redis holds where people are in a conversation, and who has signed in; a safety answer needs neither. */
@Component("redis")
class RedisHealth implements HealthIndicator {

    private final RedisConnectionFactory redis;

    RedisHealth(RedisConnectionFactory redis) {
        this.redis = redis;
    }

    @Override
    public Health health() {
        try (RedisConnection connection = redis.getConnection()) {
            connection.ping();
            return Health.up().build();
        } catch (DataAccessException e) {
            return Degraded.health(
                            e.getClass().getSimpleName(),
                            "safety answers are taken; other half-finished conversations begin anew; nobody can open the console")
                    .build();
        }
    }
}
