package jp.tenko.roster;

/**
 * What an officer answers for: as 地区理事 a district, as 業種理事 a trade (domain.md §2). A person may hold several.
 *
 * @param area never the whole
 */
public record Post(Area area) {

    public Post {
        if (area instanceof Area.Whole) {
            throw new IllegalArgumentException("a post is for a district or a trade; nobody is 理事 of the whole area");
        }
    }

    public boolean ofDistrict() {
        return area instanceof Area.OfDistrict;
    }

    public boolean ofTrade() {
        return area instanceof Area.OfTrade;
    }
}
