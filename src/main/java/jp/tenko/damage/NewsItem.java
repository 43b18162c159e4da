package jp.tenko.damage;

import java.util.Set;
import jp.tenko.roster.Business;

/** Something that the leaders must hear at once. */
public sealed interface NewsItem {

    /** Why it cannot wait. */
    enum Reason {
        /** Nothing was open: this report has opened an incident by itself. */
        OPENED,
        /** People are hurt. */
        HURT,
        /** 全壊. */
        DESTROYED,
        /** Nobody gets there, or the roads are cut. */
        CUT_OFF
    }

    /** A business has reported it. */
    record OfBusiness(Set<Reason> reasons, Business business, Revision revision) implements NewsItem {}

    /**
     * A director of a district or trade has said so.
     *
     * @param by their name
     */
    record OfArea(Overview overview, String by) implements NewsItem {}
}
