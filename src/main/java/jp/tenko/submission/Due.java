package jp.tenko.submission;

import jp.tenko.incident.Incident;
import org.jspecify.annotations.Nullable;

/**
 * What a recipient is to get, as it would go out now.
 *
 * @param deadline by when; null: between the deadlines
 * @param early its deadline is further away than its first notice: what goes out now may be meant for it, or for now
 * @param byItself goes out by itself once it is approved; else a person takes it there
 */
public record Due(Incident incident, Recipient recipient, @Nullable Deadline deadline, boolean early, Draft draft, boolean byItself) {}
