package jp.tenko.damage;

/**
 * What the damage costs by the businesses' own estimates, in yen (被害額): by kind, over what is known of each business now.
 *
 * @param businesses how many have reported
 * @param vehicles how many vehicles cannot drive
 * @param vehicle what vehicles cost
 * @param unspecified 内訳不明: amounts that name no single kind
 * @param amountUnknown 金額不明 n件: businesses of whose damage an amount is not known, in whole or in part. Unknown is not
 *     zero: the sum is at least what it says
 */
public record Sums(
        int businesses,
        long building,
        long equipment,
        long vehicle,
        int vehicles,
        long goods,
        long unspecified,
        int amountUnknown) {

    static final Sums NONE = new Sums(0, 0, 0, 0, 0, 0, 0, 0);

    Sums plus(Sums other) {
        return new Sums(
                businesses + other.businesses,
                building + other.building,
                equipment + other.equipment,
                vehicle + other.vehicle,
                vehicles + other.vehicles,
                goods + other.goods,
                unspecified + other.unspecified,
                amountUnknown + other.amountUnknown);
    }

    /** 合計. */
    public long total() {
        return building + equipment + vehicle + goods + unspecified;
    }
}
