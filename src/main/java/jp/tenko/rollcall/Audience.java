package jp.tenko.rollcall;

import jp.tenko.roster.Member;
import org.jspecify.annotations.Nullable;

/**
 * Whom a roll call asks: everybody, or the staff of one district (地区). Nobody on leave (休職・休暇) is asked.
 *
 * @param district the district's name; null for everybody
 */
public record Audience(@Nullable String district) {

    public static final Audience ALL = new Audience(null);

    private static final String DISTRICT = "district:";

    /** The staff who belong to this district. */
    public static Audience ofDistrict(String district) {
        return new Audience(district);
    }

    /**
     * Reads what {@link #toString} wrote: {@code all} or {@code district:上広川}.
     *
     * @throws IllegalArgumentException when it is neither
     */
    public static Audience parse(String text) {
        if (text.equals("all")) {
            return ALL;
        }
        if (text.startsWith(DISTRICT) && text.length() > DISTRICT.length()) {
            return new Audience(text.substring(DISTRICT.length()));
        }
        throw new IllegalArgumentException("\"" + text + "\" is no audience; expected all or district:<name>");
    }

    /** Whether this person is asked. */
    public boolean includes(Member member) {
        return !member.onLeave() && (district == null || district.equals(member.district()));
    }

    /** As tables and buttons keep it. */
    @Override
    public String toString() {
        return district == null ? "all" : DISTRICT + district;
    }
}
