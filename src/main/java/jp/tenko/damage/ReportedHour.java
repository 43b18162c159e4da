package jp.tenko.damage;

import java.time.Instant;

/**
 * An hour in which damage was reported.
 *
 * @param last when the last of them was said
 */
public record ReportedHour(Instant last, int reports, int businesses) {}
