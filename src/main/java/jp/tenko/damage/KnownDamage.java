package jp.tenko.damage;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import jp.tenko.roster.BusinessId;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the damage of one business: all its reports laid over each other. What was counted ({@link Sums}) and what
 * documents say is the same.
 *
 * @param business the listed one, if it was matched to the list
 * @param revisions how many reports that are
 * @param saidAt when the newest of it was said
 * @param level null: it was not said how bad it is
 * @param hit building, equipment, vehicle, goods, lifeline
 * @param help finance, people, supplies, cleanup, advice
 * @param trading open, partly, closed or undecided; null: not said
 * @param vehicles how many cannot drive; null: not said
 * @param yen 被害額, at least; null when no amount is known
 * @param amountUnknown 金額不明, in whole or in part
 * @param answers path → canonical value of everything that was ever asked, what is personal included
 * @param sensitive names of the questions that the forms mark as sensitive
 */
public record KnownDamage(
        BusinessId business,
        int revisions,
        Instant saidAt,
        @Nullable Level level,
        Water water,
        Set<String> hit,
        Set<String> help,
        @Nullable String trading,
        @Nullable Integer vehicles,
        @Nullable Long yen,
        boolean amountUnknown,
        Map<String, String> answers,
        Set<String> sensitive) {

    /** Light or heavy damage in the sense of the plan; where only electricity or water is gone nothing is damaged. */
    public boolean damaged() {
        return level != null && level.severity() != null;
    }

    static KnownDamage of(BusinessId business, Collection<Revision> revisions, Collection<String> sensitive) {
        Map<String, Known.Answer> known = Known.of(revisions);
        Figures figures = Figures.of(known);
        Map<String, String> answers = new LinkedHashMap<>();
        known.forEach((question, answer) -> answers.put(question, answer.value()));
        return new KnownDamage(
                business,
                revisions.size(),
                revisions.stream().map(Revision::saidAt).max(Instant::compareTo).orElseThrow(),
                figures.level(),
                Water.of(known, figures.level()),
                figures.hit(),
                figures.help(),
                figures.trading(),
                figures.vehicles(),
                figures.amounts().total(),
                figures.amounts().unknown(),
                answers,
                new TreeSet<>(sensitive));
    }
}
