package jp.tenko.operations;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Something is away that somebody must look after, while answers are still taken: not DOWN, since a load balancer or an orchestrator
 * that hears DOWN takes out or restarts an instance that works.
 */
final class Degraded {

    static final Status STATUS = new Status("DEGRADED");

    private Degraded() {}

    static Health.Builder health(String what, String then) {
        return Health.status(STATUS).withDetail("what", what).withDetail("then", then);
    }
}
