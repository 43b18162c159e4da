package jp.tenko.damage;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.tenko.incident.Incident;
import jp.tenko.roster.Area;
import jp.tenko.roster.Business;

/**
 * How it stands with the damage of an incident: heard 41 of 659, damaged 7, who is hurt, how bad it is where, what it costs.
 *
 * @param whole the whole area; the businesses without a district are in it, and in none of the districts
 * @param districts all of them, in their order, heard from or not
 * @param total what it costs, all trades
 * @param byTrade by the name of the trade, all of them in their order, reported or not; businesses whose trade is not known
 *     come last, under an empty name
 * @param hurt where people are hurt, the newest first; at most {@value #MOST}, see {@code hurtBusinesses}
 * @param hurtBusinesses at how many businesses people are hurt
 * @param parallel where two people reported without knowing of each other, the newest first; at most {@value #MOST}
 * @param parallelBusinesses at how many
 * @param unmatched businesses that registered themselves, have reported, and are not matched to the list yet: in none of the
 *     other figures, except that their hurt people are named
 * @param overviews what the directors of districts and trades said last, the newest first
 */
public record DamageSummary(
        Incident incident,
        Instant asOf,
        AreaDamage whole,
        List<AreaDamage> districts,
        Sums total,
        Map<String, Sums> byTrade,
        List<Business> hurt,
        int hurtBusinesses,
        List<Business> parallel,
        int parallelBusinesses,
        int unmatched,
        List<Overview> overviews) {

    /** So many names at most: a message has an end, and whoever needs all of them opens the page. */
    public static final int MOST = 20;

    public DamageSummary {
        districts = List.copyOf(districts);
        byTrade = Collections.unmodifiableMap(new LinkedHashMap<>(byTrade));
        hurt = List.copyOf(hurt);
        parallel = List.copyOf(parallel);
        overviews = List.copyOf(overviews);
    }
}
