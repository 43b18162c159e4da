package jp.tenko.submission;

import java.util.Map;
import jp.tenko.roster.BusinessId;
import org.jspecify.annotations.Nullable;

/**
 * One row of Form I (様式Ⅰ, domain.md §4): a business and what it has said, without anything personal that the form does not
 * ask for.
 *
 * @param address 所在地; empty when not known
 * @param shoppingStreet 商店街名; empty when in none
 * @param businessName 事業所名
 * @param trade 業種; empty when not known
 * @param yen 被害額, at least; null when no amount is known
 * @param amountUnknown 金額不明, in whole or in part
 * @param description 被害内容 in sentences
 * @param marking 区分
 * @param withdrawn a 修正 that says: reported by mistake, a double, or no damage after all
 * @param facts what is compared with the last one sent; by name, in a fixed order
 * @param before the same row as it was sent last; null for 新規 and for rows read back
 */
public record FormOneLine(
        BusinessId business,
        String address,
        String shoppingStreet,
        String businessName,
        String trade,
        @Nullable Long yen,
        boolean amountUnknown,
        String description,
        Marking marking,
        boolean withdrawn,
        Map<String, String> facts,
        @Nullable FormOneLine before) {

    /** What a reader sees of it, without what it was made from and compared with. */
    public FormOneLine shown() {
        return new FormOneLine(
                business, address, shoppingStreet, businessName, trade, yen, amountUnknown, description, marking, withdrawn, Map.of(), null);
    }
}
