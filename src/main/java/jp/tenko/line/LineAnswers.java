package jp.tenko.line;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/** How often LINE answered what since this JVM started, for whoever runs Tenko. */
@Component
public class LineAnswers {

    private final Map<String, LongAdder> byCode = new ConcurrentHashMap<>();

    /** @param code the status; {@code none}: no answer came */
    void count(String code) {
        byCode.computeIfAbsent(code, known -> new LongAdder()).increment();
    }

    /** Status → how often; those that never came are not in it. */
    public Map<String, Long> byCode() {
        Map<String, Long> counts = new TreeMap<>();
        byCode.forEach((code, count) -> counts.put(code, count.sum()));
        return counts;
    }
}
