package jp.tenko.submission;

import org.jspecify.annotations.Nullable;

/**
 * Somebody's 承認して送る.
 *
 * @param note what was said about it; mostly empty
 * @param seen {@link Draft#seen} of what they looked at; null: whatever stands there now
 */
public record Decision(Approver by, String note, @Nullable String seen) {}
