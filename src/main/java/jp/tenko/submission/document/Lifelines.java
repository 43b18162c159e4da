package jp.tenko.submission.document;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import jp.tenko.damage.KnownDamage;
import jp.tenko.damage.Level;
import jp.tenko.roster.Business;
import jp.tenko.roster.BusinessId;

/** At how many businesses of the list which lifeline (電気・水道・ガス) is gone, by district: each is mended by somebody else. */
final class Lifelines {

    /** Any of them. */
    static final String ANY = "any";

    /** The short report asks for all of them in one. */
    static final String NOT_NAMED = "not-named";

    private final Map<BusinessId, Set<String>> gone = new HashMap<>();
    private final Map<String, Map<String, Integer>> byDistrict = new HashMap<>();
    private final Map<String, Integer> whole = new HashMap<>();

    void add(KnownDamage known) {
        Set<String> here = new TreeSet<>(DamageFacts.LIFELINES);
        here.removeIf(lifeline -> !"unusable".equals(known.answers().get(lifeline)));
        if (here.isEmpty() && (known.level() == Level.LIFELINE || known.hit().contains("lifeline"))) {
            here.add(NOT_NAMED);
        }
        if (!here.isEmpty()) {
            here.add(ANY);
            gone.put(known.business(), here);
        }
    }

    Collection<BusinessId> businesses() {
        return List.copyOf(gone.keySet());
    }

    /** Once all are there; what is not matched to the list yet is counted elsewhere. */
    void sort(Map<BusinessId, Business> named) {
        gone.forEach((id, lifelines) -> {
            Business business = named.get(id);
            if (business != null && business.listed()) {
                String district = Objects.requireNonNullElse(business.district(), "");
                lifelines.forEach(lifeline -> {
                    byDistrict.computeIfAbsent(district, name -> new HashMap<>()).merge(lifeline, 1, Integer::sum);
                    whole.merge(lifeline, 1, Integer::sum);
                });
            }
        });
    }

    /** By lifeline; who is in no district is in the whole only. */
    Map<String, Integer> of(String district) {
        return byDistrict.getOrDefault(district, Map.of());
    }

    Map<String, Integer> whole() {
        return whole;
    }
}
