package jp.tenko.roster;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many businesses there are in all, heard from or not, joined or not, listed or not: what the scale of damage divides
 * by (domain.md §2). Set by the office ({@code totals} file); where nothing is set, as many as are listed.
 *
 * @param byDistrict in the order of the districts; a business without a district is in none of them
 * @param byTrade in the order of the trades
 */
public record Totals(int whole, Map<String, Integer> byDistrict, Map<String, Integer> byTrade) {

    public Totals {
        byDistrict = Collections.unmodifiableMap(new LinkedHashMap<>(byDistrict));
        byTrade = Collections.unmodifiableMap(new LinkedHashMap<>(byTrade));
    }

    /** 0 for a district or trade that does not exist. */
    public int of(Area area) {
        return switch (area) {
            case Area.Whole() -> whole;
            case Area.OfDistrict(String name) -> byDistrict.getOrDefault(name, 0);
            case Area.OfTrade(String name) -> byTrade.getOrDefault(name, 0);
        };
    }
}
