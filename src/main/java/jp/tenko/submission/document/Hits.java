package jp.tenko.submission.document;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import jp.tenko.damage.KnownDamage;
import jp.tenko.damage.Question;
import jp.tenko.roster.Business;
import jp.tenko.roster.BusinessId;

/** How many businesses of the list are damaged, and what is hit at them, by trade (domain.md §8): counted, never by name. */
final class Hits {

    private static final String DAMAGED = "damaged";

    private final Map<BusinessId, Set<String>> hit = new HashMap<>();
    private final Map<String, Map<String, Integer>> byTrade = new HashMap<>();
    private final Map<String, Integer> whole = new HashMap<>();

    void add(KnownDamage known) {
        if (known.damaged()) {
            hit.put(known.business(), kinds(known));
        }
    }

    /** The report asks what is hit in one question, the hearing sheet in one for each kind. */
    private static Set<String> kinds(KnownDamage known) {
        Set<String> kinds = new TreeSet<>(DamageFacts.hit(known));
        if ("yes".equals(known.answers().get(Question.OFFICE_HIT))) {
            kinds.add("building");
        }
        if ("yes".equals(known.answers().get(Question.EQUIPMENT_HIT))) {
            kinds.add("equipment");
        }
        return kinds;
    }

    Collection<BusinessId> businesses() {
        return List.copyOf(hit.keySet());
    }

    /** Once all are there; a registration that is not matched to the list yet is counted elsewhere, as in the sums. */
    void sort(Map<BusinessId, Business> named) {
        hit.forEach((id, kinds) -> {
            Business business = named.get(id);
            if (business != null && business.listed()) {
                String trade = Objects.requireNonNullElse(business.trade(), "");
                count(trade, DAMAGED);
                kinds.forEach(kind -> count(trade, kind));
            }
        });
    }

    private void count(String trade, String what) {
        byTrade.computeIfAbsent(trade, name -> new HashMap<>()).merge(what, 1, Integer::sum);
        whole.merge(what, 1, Integer::sum);
    }

    /** @param trade its name, empty: not known */
    Map<String, Integer> of(String trade) {
        return byTrade.getOrDefault(trade, Map.of());
    }

    Map<String, Integer> whole() {
        return whole;
    }

    static int damaged(Map<String, Integer> counts) {
        return counts.getOrDefault(DAMAGED, 0);
    }
}
