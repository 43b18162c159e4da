package jp.tenko.roster;

/** Of which businesses something is said: all of an organization's area, those of a district (地区), those of a trade (業種). */
public sealed interface Area {

    /** The whole area of the organization. */
    record Whole() implements Area {}

    /** @param name 上広川 */
    record OfDistrict(String name) implements Area {}

    /** @param name 建設業 */
    record OfTrade(String name) implements Area {}
}
