package jp.tenko.roster;

import org.jspecify.annotations.Nullable;

/**
 * A business (事業者・事業所): one of the society's list, or one that its own people registered on LINE and that the office
 * has not matched to the list yet.
 *
 * @param number the society's own number, by which an import finds it again; null: not in the list (yet)
 * @param name 事業所名, as written
 * @param representative 代表者名; null when not known
 * @param trade the name of the trade (業種); null when not known
 * @param district the name of the district (地区); null when not known
 * @param address 所在地; null when not known
 * @param shoppingStreet 商店街名; null: in none
 * @param telephone in E.164 ({@code +81…}) where it could be read, otherwise as written; null when not known
 * @param email where a survey reaches them when LINE does not; null when not known
 * @param position null when not known
 * @param employees how many work there; null when not known
 * @param societyMember 会員 or 非会員
 * @param small 小規模事業者
 */
public record Business(
        BusinessId id,
        OrganizationId organization,
        @Nullable String number,
        String name,
        @Nullable String representative,
        @Nullable String trade,
        @Nullable String district,
        @Nullable String address,
        @Nullable String shoppingStreet,
        @Nullable String telephone,
        @Nullable String email,
        @Nullable Position position,
        @Nullable Integer employees,
        boolean societyMember,
        boolean small,
        Bcp bcp) {

    /** In the society's list. What the others report is counted apart until they are matched. */
    public boolean listed() {
        return number != null;
    }
}
