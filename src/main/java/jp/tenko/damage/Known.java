package jp.tenko.damage;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a business: its revisions laid over each other in the order in which they were said. A revision says what
 * it changed of what its author began with; an answer that was only carried along does not undo what somebody else said
 * meanwhile, and what an author took out of their form is gone.
 */
final class Known {

    private final Collection<Revision> revisions;
    private final Map<Integer, Map<String, Answer>> beginnings = new HashMap<>();

    private Known(Collection<Revision> revisions) {
        this.revisions = revisions;
    }

    /** @param revisions all of one business in one incident, in any order */
    static Map<String, Answer> of(Collection<Revision> revisions) {
        return new Known(revisions).upTo(Integer.MAX_VALUE);
    }

    /** Whether two people reported without knowing of each other, and nobody has reported since who knew both. */
    static boolean parallel(Collection<Revision> revisions) {
        int newestKnown = revisions.stream()
                .map(Revision::basedOn)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        return revisions.stream().anyMatch(one -> one.parallelTo() != null && one.number() > newestKnown);
    }

    private Map<String, Answer> upTo(int number) {
        List<Revision> inOrder = revisions.stream()
                .filter(one -> one.number() <= number)
                .sorted(comparing(Revision::saidAt).thenComparing(Revision::number))
                .toList();
        Map<String, Answer> known = new LinkedHashMap<>();
        inOrder.forEach(revision -> lay(revision, known));
        return known;
    }

    private void lay(Revision revision, Map<String, Answer> known) {
        Map<String, Answer> begun = begunWith(revision);
        previous(revision).ifPresent(before -> before.answers().keySet().stream()
                .filter(question -> !revision.answers().containsKey(question))
                .forEach(known::remove));
        revision.answers().forEach((question, value) -> {
            Answer carried = begun.get(question);
            if (carried == null || !carried.value().equals(value)) {
                known.put(question, new Answer(value, revision.saidAt()));
            }
        });
    }

    /** A revision is always based on one of a smaller number, so this ends. */
    private Map<String, Answer> begunWith(Revision revision) {
        Integer basedOn = revision.basedOn();
        if (basedOn == null) {
            return Map.of();
        }
        int before = Math.min(basedOn, revision.number() - 1);
        Map<String, Answer> known = beginnings.get(before);
        if (known == null) {
            known = upTo(before);
            beginnings.put(before, known);
        }
        return known;
    }

    /** The newest of the same form that its author knew. */
    private Optional<Revision> previous(Revision revision) {
        Integer basedOn = revision.basedOn();
        return revisions.stream()
                .filter(one -> basedOn != null && one.number() <= basedOn && one.number() < revision.number())
                .filter(one -> one.form() == revision.form())
                .max(comparing(Revision::saidAt).thenComparing(Revision::number));
    }

    static @Nullable String value(Map<String, Answer> known, String question) {
        Answer answer = known.get(question);
        return answer == null ? null : answer.value();
    }

    /** An answer, and when it was said. */
    record Answer(String value, Instant saidAt) {}
}
