package jp.tenko.console.rollcall;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jp.tenko.console.Csv;
import jp.tenko.rollcall.RollCall;
import jp.tenko.rollcall.Tally;
import org.jspecify.annotations.Nullable;

/**
 * What a drill came to, to be held against the one before it and against the best (domain.md §9): how many answered, and how fast.
 *
 * @param percent of those asked, rounded down: 99.9 is not everybody
 * @param median how long half of those who answered took; null: nobody has
 * @param half how long until half of those asked had answered, {@code ninety} and {@code all} likewise; null: so many never did
 */
record DrillFigures(
        RollCall drill,
        int asked,
        int answered,
        double percent,
        @Nullable Duration median,
        @Nullable Duration half,
        @Nullable Duration ninety,
        @Nullable Duration all,
        int late) {

    static final List<String> HEADINGS =
            List.of("drill.started", "drill.kind", "asked", "answered", "percent", "median", "half", "ninety", "all", "late");

    static DrillFigures of(Tally tally) {
        return new DrillFigures(
                tally.rollCall(),
                tally.asked(),
                tally.answered(),
                tally.asked() == 0 ? 0 : tally.answered() * 1000L / tally.asked() / 10.0,
                tally.median(),
                tally.timeTo(50),
                tally.timeTo(90),
                tally.timeTo(100),
                tally.late());
    }

    /** 「2.7」; null stays null. */
    public static @Nullable String minutes(@Nullable Duration time) {
        return time == null ? null : String.format(Locale.ROOT, "%.1f", time.toSeconds() / 60.0);
    }

    List<String> cells(Csv csv) {
        List<String> cells = new ArrayList<>(List.of(
                csv.time(drill.startedAt()),
                csv.word("kind." + drill.kind().code(), drill.kind().code()),
                String.valueOf(asked),
                String.valueOf(answered),
                String.valueOf(percent)));
        for (Duration time : new Duration[] {median, half, ninety, all}) {
            cells.add(time == null ? "" : String.valueOf(minutes(time)));
        }
        cells.add(String.valueOf(late));
        return cells;
    }
}
