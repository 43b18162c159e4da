package jp.tenko.operations;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import jp.tenko.duty.Duties;
import jp.tenko.line.LineAnswers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The figures of Tenko for Prometheus, gathered at each scrape: what waits, what went wrong, and how the roll call and the damage
 * stand. Beside them Spring's own, of JVM, web server and connection pool. With the database away only what this JVM knows is told, and
 * {@code tenko_database_up} is 0.
 */
@Component
class OperatorFigures implements MultiCollector {

    private static final Logger log = LoggerFactory.getLogger(OperatorFigures.class);

    private final ChannelFigures channels;
    private final OfficeFigures offices;
    private final Duties duties;
    private final LineAnswers answers;
    private final Clock clock;

    OperatorFigures(
            ChannelFigures channels,
            OfficeFigures offices,
            Duties duties,
            LineAnswers answers,
            Clock clock,
            ObjectProvider<PrometheusRegistry> registry) {
        this.channels = channels;
        this.offices = offices;
        this.duties = duties;
        this.answers = answers;
        this.clock = clock;
        registry.ifAvailable(known -> known.register(this));
    }

    @Override
    public MetricSnapshots collect() {
        MetricSnapshots.Builder all = MetricSnapshots.builder();
        all.metricSnapshot(answers());
        Gauges gauges = new Gauges();
        boolean up = gathered(gauges);
        if (!up) {
            gauges = new Gauges();
        }
        gauges.set("tenko_database_up", "1: the figures could be read", Labels.EMPTY, up ? 1 : 0);
        gauges.snapshots().forEach(all::metricSnapshot);
        return all.build();
    }

    private boolean gathered(Gauges gauges) {
        try {
            channels.gather(gauges);
            offices.gather(gauges);
            Instant now = clock.instant();
            gauges.set("tenko_duties_overdue", "Timed duties that should have begun a minute ago", Labels.EMPTY,
                    duties.overdue(now.minus(QuartzHealth.LATE)));
            gauges.set("tenko_duties_given_up", "Timed duties given up within a day", Labels.EMPTY,
                    duties.givenUpSince(now.minus(QuartzHealth.LATELY)));
            return true;
        } catch (DataAccessException e) {
            log.warn("The figures for Prometheus could not be read: {}", e.toString());
            return false;
        }
    }

    private CounterSnapshot answers() {
        CounterSnapshot.Builder counter = CounterSnapshot.builder()
                .name("tenko_line_answers")
                .help("What LINE answered to this instance, by status; none: no answer came");
        answers.byCode().forEach((code, count) -> counter.dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                .labels(Labels.of("status", code))
                .value(count)
                .build()));
        return counter.build();
    }

    /** Nothing waits: 0. */
    static double seconds(@Nullable Duration time) {
        return time == null ? 0 : time.toMillis() / 1000.0;
    }
}
