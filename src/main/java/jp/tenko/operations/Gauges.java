package jp.tenko.operations;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Figures as they are gathered, each name with its points. */
final class Gauges {

    private final Map<String, GaugeSnapshot.Builder> byName = new LinkedHashMap<>();

    void set(String name, String help, Labels labels, double value) {
        byName.computeIfAbsent(name, known -> GaugeSnapshot.builder().name(known).help(help))
                .dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder().labels(labels).value(value).build());
    }

    List<GaugeSnapshot> snapshots() {
        return byName.values().stream().map(GaugeSnapshot.Builder::build).toList();
    }
}
