package jp.tenko.sandbox;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Starts the flood and says how it goes: {@code curl -X POST localhost:8080/sandbox/api/flood -H 'Content-Type: application/json' -d '{}'}. */
@RestController("sandboxFloodApi")
@Profile("sandbox")
@RequestMapping("/sandbox/api/flood")
class FloodApi {

    private static final int BUSINESSES = 200;
    private static final int SECONDS = 180;

    /** What is left out: 200 businesses, 180 seconds, seed 1. */
    record Wanted(@Nullable Integer businesses, @Nullable Integer seconds, @Nullable Long seed) {}

    private final Flood flood;

    FloodApi(Flood flood) {
        this.flood = flood;
    }

    @PostMapping
    Map<String, Object> begin(@RequestBody Wanted wanted) {
        flood.begin(new Flood.Order(
                wanted.businesses() == null ? BUSINESSES : Math.max(1, wanted.businesses()),
                wanted.seconds() == null ? SECONDS : Math.max(0, wanted.seconds()),
                wanted.seed() == null ? 1 : wanted.seed()));
        return flood.progress();
    }

    @GetMapping
    Map<String, Object> progress() {
        return flood.progress();
    }

    /** Every report that was received, in order, with what was really sent. */
    @GetMapping("/ledger")
    List<FloodLedger.Report> ledger() {
        return flood.ledger().reports();
    }

    @PostMapping("/stop")
    Map<String, Object> stop() {
        flood.stop();
        return flood.progress();
    }
}
