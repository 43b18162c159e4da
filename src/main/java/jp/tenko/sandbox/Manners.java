package jp.tenko.sandbox;

import java.util.List;
import java.util.Random;

/**
 * How an invented person goes about it.
 *
 * @param types types answers instead of tapping buttons
 * @param twice how many in a hundred of their webhooks LINE delivers twice
 * @param mistakes first sends something nobody can read, once
 * @param corrects changes the amount before sending
 * @param pauses gives up halfway and comes back later
 * @param leaves gives up halfway and never comes back
 * @param reportsAgain comes back with a second report (第2報) and another amount
 */
record Manners(boolean types, int twice, boolean mistakes, boolean corrects, boolean pauses, boolean leaves, boolean reportsAgain) {

    static Manners random(Random random) {
        int way = random.nextInt(100);
        return new Manners(
                random.nextInt(3) == 0, random.nextInt(4) == 0 ? 30 : 0, random.nextInt(8) == 0, way < 12, way >= 12 && way < 20,
                way >= 20 && way < 23, way >= 23 && way < 33);
    }

    /** Of a business with several people on LINE: all tell of the same damage, and nobody changes it. */
    Manners sayingTheSame() {
        return new Manners(types, twice, mistakes, false, pauses, leaves, false);
    }

    /** The same amount as people write it. */
    static String written(long yen, String language, Random random) {
        String man = String.valueOf(yen / 10_000);
        if (!language.startsWith("ja")) {
            return String.valueOf(yen);
        }
        List<String> ways = List.of(
                String.valueOf(yen), "%,d円".formatted(yen), man + "万", wide(man) + "万円", "約" + man + "万", "%,d千円".formatted(yen / 1_000),
                "¥" + yen, wide(String.valueOf(yen)), man + "万円くらい", kanji(yen / 10_000) + "万円");
        return ways.get(random.nextInt(ways.size()));
    }

    static String wide(String digits) {
        return digits.chars().map(c -> c - '0' + '０').collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** 1 to 9,999 in kanji: 三百五十. */
    static String kanji(long number) {
        StringBuilder text = new StringBuilder();
        String units = "千百十";
        long divisor = 1_000;
        for (int i = 0; i < 4; i++, divisor /= 10) {
            int digit = (int) (number / divisor % 10);
            if (digit > 0) {
                text.append(digit == 1 && i < 3 ? "" : "一二三四五六七八九".substring(digit - 1, digit)).append(i < 3 ? units.substring(i, i + 1) : "");
            }
        }
        return text.toString();
    }
}
