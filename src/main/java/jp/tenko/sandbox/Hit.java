package jp.tenko.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What the flood did to an invented business: what its people say when they are asked, by the names of the questions.
 *
 * @param amount yen; null: they do not know
 */
record Hit(String level, String hurt, int depthCm, List<String> hit, String trading, @Nullable Long amount, int photos,
        List<String> help) {

    private static final List<String> NOBODY_HIT = List.of("none", "lifeline");
    private static final List<String> THINGS = List.of("building", "equipment", "vehicle", "goods");
    private static final List<String> HELP = List.of("finance", "people", "supplies", "cleanup", "advice");

    static Hit random(Random random) {
        String level = level(random.nextInt(100));
        boolean damaged = !NOBODY_HIT.contains(level);
        boolean heavy = List.of("floor_above", "half_destroyed", "destroyed").contains(level);
        List<String> things = some(THINGS, random);
        if (things.isEmpty()) {
            things = List.of("building");
        }
        Long amount = random.nextInt(5) == 0 ? null : (1 + random.nextInt(heavy ? 900 : 60)) * 10_000L;
        return new Hit(
                level,
                damaged && random.nextInt(12) == 0 ? "hurt" : "nobody",
                5 + random.nextInt(120),
                things,
                heavy ? "closed" : List.of("open", "partly", "undecided").get(random.nextInt(3)),
                amount,
                damaged && random.nextInt(3) > 0 ? 1 + random.nextInt(4) : 0,
                heavy ? some(HELP, random) : List.of());
    }

    private static String level(int percent) {
        if (percent < 42) {
            return "none";
        }
        if (percent < 54) {
            return "lifeline";
        }
        if (percent < 72) {
            return "roof_window";
        }
        if (percent < 82) {
            return "floor_below";
        }
        if (percent < 91) {
            return "floor_above";
        }
        return percent < 95 ? "half_destroyed" : percent < 97 ? "destroyed" : "other";
    }

    private static List<String> some(List<String> all, Random random) {
        List<String> some = new ArrayList<>(all);
        some.removeIf(one -> random.nextBoolean());
        return List.copyOf(some);
    }

    Hit withAmount(long yen) {
        return new Hit(level, hurt, depthCm, hit, trading, yen, photos, help);
    }

    boolean isNothing() {
        return level.equals("none");
    }

    /** As the answers of the form are written; photos by their number. */
    Map<String, String> answers() {
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put("level", level);
        answers.put("hurt", hurt);
        answers.put("depth_cm", String.valueOf(depthCm));
        answers.put("hit", String.join(" ", hit));
        answers.put("trading", trading);
        answers.put("amount", amount == null ? "unknown" : amount.toString());
        answers.put("photos", String.valueOf(photos));
        answers.put("help", String.join(" ", help));
        return answers;
    }
}
