package jp.tenko.damage;

/**
 * The questions of the forms that are counted, by the names they have in {@code conversation-flows/}. A form may ask more:
 * everything is kept, this is only what the sums read.
 */
public final class Question {

    /** How bad: a {@link Level}. */
    public static final String LEVEL = "level";

    /** Anyone hurt: {@value #NOBODY}, {@value #HURT} or {@code unknown}. */
    public static final String HURT_WHO = "hurt";

    public static final String NOBODY = "nobody";
    public static final String HURT = "hurt";

    /** How deep the water stood, in cm. */
    public static final String DEPTH = "depth_cm";

    /** What is hit, several: building, equipment, vehicle, goods, lifeline. */
    public static final String HIT = "hit";

    /** Whether it can trade: open, partly, closed, undecided. */
    public static final String TRADING = "trading";

    /** All of it in yen, or {@value #UNKNOWN}. */
    public static final String AMOUNT = "amount";

    public static final String UNKNOWN = "unknown";

    public static final String PHOTOS = "photos";
    public static final String PLACE = "place";

    /** What help it wants, several: finance, people, supplies, cleanup, advice. */
    public static final String HELP = "help";

    public static final String REMARKS = "remarks";

    /** Of the hearing sheet: in yen, or {@value #UNKNOWN}. */
    public static final String AMOUNT_BUILDING = "amount_building";

    public static final String AMOUNT_GOODS = "amount_goods";
    public static final String AMOUNT_VEHICLE = "amount_vehicle";

    /** Of the hearing sheet: whether the premises are damaged, yes or no. */
    public static final String OFFICE_HIT = "office_hit";

    /** Of the hearing sheet: yes or no. */
    public static final String EQUIPMENT_HIT = "equipment_hit";

    /** Of the hearing sheet: destroyed, half_destroyed or other. */
    public static final String OFFICE_STATE = "office_state";

    /** Of the hearing sheet: how deep the water stood above the floor of the premises, in cm; 0: not at all. */
    public static final String OFFICE_ABOVE = "office_above_cm";

    public static final String OFFICE_BELOW = "office_below_cm";

    /** Of the hearing sheet: normal, pause or unable. */
    public static final String CAN_TRADE = "can_trade";

    /** Vehicles that cannot drive (自走不能の台数). */
    public static final String VEHICLES = "vehicles";

    /** The repeat of the hearing sheet: {@code equipment[1]/amount}. */
    public static final String EQUIPMENT = "equipment";

    private Question() {}
}
