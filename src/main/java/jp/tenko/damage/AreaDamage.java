package jp.tenko.damage;

import jp.tenko.roster.Area;

/** How bad it is in an area, and how many of how many businesses say so: the one is never shown without the other. */
public record AreaDamage(Area area, Counted counted, Scale scale) {

    /** 「ほぼ被害なし」 of the few that have spoken so far: fewer than half of the businesses. Silence is not safety (domain.md §2). */
    public boolean isOfFew() {
        return scale == Scale.ALMOST_NONE && 2 * counted.heard() < counted.businesses();
    }
}
