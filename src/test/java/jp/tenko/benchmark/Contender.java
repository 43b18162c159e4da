package jp.tenko.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * A bot under load and the people who answer it.
 *
 * @param cpu how long its processes have computed so far, its databases included: a figure that a busy machine does not spoil
 */
record Contender(Webhooks webhooks, List<Phone> people, Supplier<Duration> cpu) {

    Contender with(int from, int to) {
        return new Contender(webhooks, people.subList(from, to), cpu);
    }
}
