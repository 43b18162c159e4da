package jp.tenko.line;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks LINE every minute what is left of each channel's month, so that a send can be weighed without waiting for LINE. */
@Component
class QuotaWatch extends Loop {

    private static final Logger log = LoggerFactory.getLogger(QuotaWatch.class);
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final LineSettings settings;
    private final LineApi line;
    private final Quotas quotas;
    private final Clock clock;
    private final Semaphore nudge = new Semaphore(0);

    QuotaWatch(LineSettings settings, LineApi line, Quotas quotas, Clock clock) {
        super(1);
        this.settings = settings;
        this.line = line;
        this.quotas = quotas;
        this.clock = clock;
    }

    @Override
    protected void once() throws InterruptedException {
        for (String key : settings.channels().keySet()) {
            ask(new ChannelKey(key));
        }
        nudge.tryAcquire(EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    protected void wake() {
        nudge.release();
    }

    private void ask(ChannelKey channel) throws InterruptedException {
        Instant askedAt = clock.instant();
        try {
            LineApi.Month month = line.month(channel);
            quotas.learned(channel, month.limit(), month.used(), askedAt);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            log.warn("LINE did not say what is left of the month of channel {}: {}", channel, e.toString());
        }
    }
}
