package jp.tenko.submission.document;

import java.util.Map;
import java.util.Optional;
import jp.tenko.damage.DamageSummary;
import jp.tenko.incident.ResponsePolicy;
import jp.tenko.rollcall.Tally;

/**
 * What is shared with the town (情報共有, domain.md §1), before it is put into words.
 *
 * @param tally of the newest roll call of the incident; empty when there was none
 * @param policy that is in force; empty when none was chosen
 * @param previous what the recipient was told last; empty when this is the first
 */
record Knowledge(
        DamageSummary damage, Needs needs, Hits hits, Lifelines lifelines, Optional<Tally> tally,
        Optional<ResponsePolicy> policy, Optional<Previous> previous) {

    /** The figures of the last share-out that its recipient really has. */
    record Previous(int number, Map<String, Long> figures) {}
}
