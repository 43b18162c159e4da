package jp.tenko.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the people of the flood really sent, to be compared with what the director is told. Nothing in it comes from Tenko but that
 * a report was received.
 */
final class FloodLedger {

    /**
     * A report that the bot said it has received.
     *
     * @param answers of the business as they stand with it, question → value as in the form; photos by their number
     */
    record Report(String number, String business, String person, long at, Map<String, String> answers) {}

    private static final Set<String> HEAVY = Set.of("floor_above", "half_destroyed", "destroyed");
    private static final Set<String> LIGHT = Set.of("roof_window", "floor_below", "other");

    private final List<Report> reports = new ArrayList<>();

    /** @param given what this person said; whatever they left as it was is known from the report before */
    synchronized void received(FloodPeople.Reporter reporter, long at, Map<String, String> given) {
        Map<String, String> answers = new LinkedHashMap<>(latest().getOrDefault(reporter.number(), Map.of()));
        answers.putAll(given);
        reports.add(new Report(reporter.number(), reporter.business(), reporter.person().id(), at, answers));
    }

    synchronized List<Report> reports() {
        return List.copyOf(reports);
    }

    /** By the number of the business. */
    private Map<String, Map<String, String>> latest() {
        Map<String, Map<String, String>> latest = new LinkedHashMap<>();
        reports.forEach(report -> latest.put(report.number(), report.answers()));
        return latest;
    }

    /** What a summary over the newest report of each business must say (domain.md §2, §8). */
    synchronized Map<String, Long> sums() {
        Map<String, Long> sums = new LinkedHashMap<>();
        for (String name : List.of("reports", "heard", "damaged", "light", "heavy", "hurt", "yen", "unknown", "photos")) {
            sums.put(name, 0L);
        }
        sums.put("reports", (long) reports.size());
        for (Map<String, String> answers : latest().values()) {
            String level = answers.getOrDefault("level", "");
            String amount = answers.getOrDefault("amount", "");
            sums.merge("heard", 1L, Long::sum);
            sums.merge("light", LIGHT.contains(level) ? 1L : 0, Long::sum);
            sums.merge("heavy", HEAVY.contains(level) ? 1L : 0, Long::sum);
            sums.merge("hurt", answers.getOrDefault("hurt", "").equals("hurt") ? 1L : 0, Long::sum);
            sums.merge("unknown", amount.equals("unknown") ? 1L : 0, Long::sum);
            sums.merge("yen", amount.matches("\\d+") ? Long.parseLong(amount) : 0, Long::sum);
            sums.merge("photos", Long.parseLong(answers.getOrDefault("photos", "0")), Long::sum);
        }
        sums.put("damaged", sums.get("light") + sums.get("heavy"));
        return sums;
    }
}
