package jp.tenko.damage;

import java.time.Instant;

/**
 * An hour in which damage was reported.
 *
 * @param first when the first of them was said
 */
public record ReportedHour(Instant first, int reports, int businesses) {}
