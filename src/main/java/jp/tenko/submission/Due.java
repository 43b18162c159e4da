package jp.tenko.submission;

import java.util.List;
import jp.tenko.incident.Incident;
import org.jspecify.annotations.Nullable;

/**
 * What a recipient is to get, as it would go out now.
 *
 * @param deadline by when; null: between the deadlines
 * @param early its deadline is further away than its first notice: what goes out now may be meant for it, or for now
 * @param unsure earlier ones of which nobody knows whether the recipient has them: whoever approves asks first
 * @param byItself goes out by itself once it is approved; else a person takes it there
 */
public record Due(Incident incident, Recipient recipient, @Nullable Deadline deadline, boolean early, Draft draft, List<Submission> unsure, boolean byItself) {

    public Due {
        unsure = List.copyOf(unsure);
    }
}
