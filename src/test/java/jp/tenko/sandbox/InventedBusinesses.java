package jp.tenko.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Makes {@code sandbox/businesses.csv}: 659 invented businesses in the proportions of trade, size and district of
 * domain.md §2. The same each time. Names and numbers are made up (no exchange has 0943-00), some on purpose awkward.
 */
final class InventedBusinesses {

    static final Path FILE = Path.of("src/main/resources/sandbox/businesses.csv");

    private static final String HEADINGS =
            "事業所番号,事業所名,代表者名,業種,地区,所在地,商店街名,電話,緯度,経度,従業員数,会員,小規模,BCP取組状況";

    /** @param endings of names @param small how many of them are small businesses */
    private record Kind(String trade, int count, int small, List<String> endings) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("製造業", 105, 82, List.of("製作所", "工業", "鉄工所", "木工", "食品", "織物", "製茶", "印刷")),
            new Kind("建設業", 90, 70, List.of("建設", "工務店", "組", "電設", "設備", "塗装", "造園", "左官")),
            new Kind("小売卸業", 204, 158, List.of("商店", "酒店", "青果", "薬局", "書店", "電器", "精肉店", "米穀店", "花店", "ストア")),
            new Kind("サービス業", 186, 145, List.of("理容室", "美容室", "食堂", "カフェ", "旅館", "整骨院", "クリーニング", "自動車整備", "学習塾", "写真館")),
            new Kind("その他", 74, 58, List.of("果樹園", "農園", "運送", "倉庫", "不動産", "造林")));

    private static final List<String> STEMS = List.of(
            "あおぞら", "あかね", "いずみ", "うぐいす", "かわせみ", "きさらぎ", "くすのき", "こだま", "さくら", "しらさぎ", "すみれ",
            "たちばな", "つばめ", "ときわ", "なごみ", "のぞみ", "はやぶさ", "ひかり", "ひばり", "ふたば", "ほたる", "まつかぜ", "みずほ",
            "みどり", "むつみ", "めぐみ", "やまびこ", "ゆうひ", "よつば", "わかば");
    private static final List<String> FAMILIES = List.of(
            "青葉", "赤松", "泉川", "梅木", "榎田", "大樟", "柿原", "霧野", "楠本", "小鳩", "桜木", "白石", "杉村", "空野", "滝口", "月岡",
            "鶴丸", "中州", "野々花", "花畑", "東雲", "日向", "藤棚", "星野", "松風", "水鳥", "森永", "柳原", "夕凪", "若竹");
    private static final List<String> FIRST = List.of("一郎", "二三子", "健", "和代", "茂", "恵子", "実", "陽子", "勇", "直美", "誠", "千尋");

    private record District(String name, int count, double latitude, double longitude) {}

    private static final List<District> DISTRICTS = List.of(
            new District("上広川", 148, 33.252, 130.603),
            new District("中広川", 325, 33.241, 130.556),
            new District("下広川", 186, 33.236, 130.522));

    /** By number: what people really call their shops, and what files really leave out. */
    private static final Map<Integer, String> AWKWARD = Map.of(
            7, "カフェ🌸ひなた☕️",
            23, "㈱髙﨑𠮷田製作所",
            48, "ｵﾌｨｽ ﾊﾞﾝﾌﾞｰ",
            101, "有限会社 ひろかわ地域農産物加工直売および体験観光まちづくり推進協同事業センター 上広川ふれあい館本店 みどりのひろば売店",
            150, "\"やおや\"の まるまる, 本店",
            200, "ＡＢＣ　自動車",
            333, "Bánh mì Hoa Sen",
            404, "株式会社",
            500, "☆");

    private final Random random = new Random(659);

    public static void main(String[] arguments) throws IOException {
        Files.writeString(FILE, new InventedBusinesses().csv());
    }

    String csv() {
        List<String> trades = new ArrayList<>();
        List<String> districts = new ArrayList<>();
        KINDS.forEach(kind -> trades.addAll(Collections.nCopies(kind.count(), kind.trade())));
        DISTRICTS.forEach(district -> districts.addAll(Collections.nCopies(district.count(), district.name())));
        Collections.shuffle(trades, random);
        Collections.shuffle(districts, random);
        StringBuilder csv = new StringBuilder(HEADINGS).append('\n');
        int[] seen = new int[KINDS.size()];
        for (int number = 1; number <= trades.size(); number++) {
            String trade = trades.get(number - 1);
            int at = KINDS.stream().map(Kind::trade).toList().indexOf(trade);
            csv.append(line(number, KINDS.get(at), seen[at]++, districts.get(number - 1))).append('\n');
        }
        return csv.toString();
    }

    /** @param nth of its trade, from 0: the first ones are the small ones */
    private String line(int number, Kind kind, int nth, String districtName) {
        District district = DISTRICTS.stream().filter(one -> one.name().equals(districtName)).findFirst().orElseThrow();
        String owner = pick(FAMILIES);
        String name = AWKWARD.getOrDefault(number, name(owner, kind));
        String representative = owner + " " + pick(FIRST);
        boolean small = nth < kind.small();
        boolean street = (kind.trade().equals("小売卸業") || kind.trade().equals("サービス業"))
                && district.name().equals("中広川") && random.nextInt(4) == 0;
        int employees = small ? 1 + random.nextInt(kind.trade().equals("製造業") ? 20 : 5) : 21 + random.nextInt(60);
        int bcp = random.nextInt(10);
        return String.join(",",
                "%04d".formatted(number),
                quoted(name),
                random.nextInt(40) == 0 ? "" : representative,
                kind.trade(),
                district.name(),
                "広川町%s架空%d-%d".formatted(district.name(), 1 + random.nextInt(40), 1 + random.nextInt(30)),
                street ? (random.nextBoolean() ? "ひかり通り商店街" : "あさひ商店街") : "",
                random.nextInt(30) == 0 ? "" : "0943-00-%04d".formatted(number),
                String.format(Locale.ROOT, "%.4f", district.latitude() + random.nextGaussian() * 0.004),
                String.format(Locale.ROOT, "%.4f", district.longitude() + random.nextGaussian() * 0.008),
                String.valueOf(employees),
                random.nextInt(12) == 0 ? "非会員" : "会員",
                small ? "はい" : "いいえ",
                bcp == 0 ? "策定済み" : bcp < 3 ? "策定中" : bcp < 8 ? "未着手" : "");
    }

    private String name(String owner, Kind kind) {
        String stem = random.nextInt(3) == 0 ? owner : pick(STEMS);
        String form = switch (random.nextInt(8)) {
            case 0 -> "株式会社";
            case 1 -> "有限会社 ";
            case 2 -> "㈱";
            default -> "";
        };
        return form + stem + pick(kind.endings());
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static String quoted(String name) {
        return name.contains(",") || name.contains("\"") ? "\"" + name.replace("\"", "\"\"") + "\"" : name;
    }
}
