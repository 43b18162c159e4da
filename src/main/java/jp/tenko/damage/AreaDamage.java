package jp.tenko.damage;

import jp.tenko.roster.Area;

/** How bad it is in an area, and how many of how many businesses say so: the one is never shown without the other. */
public record AreaDamage(Area area, Counted counted, Scale scale) {}
