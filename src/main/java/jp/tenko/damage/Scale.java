package jp.tenko.damage;

import java.math.BigDecimal;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How bad it is (被害規模の目安), of a district or of the whole area, exactly by the table of domain.md §2. Silence is not
 * safety: where nobody has said a word it is {@link #UNHEARD}, and whoever shows it shows beside it how many have been heard from.
 */
public enum Scale {
    /** 大規模な被害あり. */
    LARGE,
    /** 被害あり. */
    DAMAGED,
    /** ほぼ被害なし: no notable report of damage. */
    ALMOST_NONE,
    /** まだ分かりません: no business of the area has said a word, and no officer has looked and seen next to nothing. The table has no line for it; 「ほぼ被害なし」 would be read as safe. */
    UNHEARD;

    /**
     * By the table, of an area of which something has been heard. Each line of the table alone is enough; a share that is reached exactly counts. One damaged business of an area for
     * which nobody knows how many there are is more than any share.
     */
    public static Scale of(Counted counted, Thresholds thresholds) {
        if (counted.cutOff()
                || reaches(counted.light(), thresholds.largeLight(), counted.businesses())
                || reaches(counted.heavy(), thresholds.largeHeavy(), counted.businesses())) {
            return LARGE;
        }
        boolean damaged = reaches(counted.light(), thresholds.damagedLight(), counted.businesses())
                || reaches(counted.heavy(), thresholds.damagedHeavy(), counted.businesses());
        return damaged ? DAMAGED : ALMOST_NONE;
    }

    private static boolean reaches(int damaged, BigDecimal percent, int businesses) {
        BigDecimal share = BigDecimal.valueOf(damaged).movePointRight(2);
        return damaged > 0 && share.compareTo(percent.multiply(BigDecimal.valueOf(businesses))) >= 0;
    }

    /** The name it has in flows and on pages: {@code almost_none}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * {@code tenko.damage.scale.*}: from which share of all businesses on, in percent.
     *
     * @param largeLight 大規模, light damage: about 10 %
     * @param largeHeavy 大規模, heavy damage: about 1 %
     * @param damagedLight 被害あり, light damage: about 1 %
     * @param damagedHeavy 被害あり, heavy damage: about 0.1 %
     */
    @ConfigurationProperties("tenko.damage.scale")
    public record Thresholds(
            @DefaultValue("10") BigDecimal largeLight,
            @DefaultValue("1") BigDecimal largeHeavy,
            @DefaultValue("1") BigDecimal damagedLight,
            @DefaultValue("0.1") BigDecimal damagedHeavy) {

        /** As the plan has them. */
        public static final Thresholds OF_THE_PLAN =
                new Thresholds(BigDecimal.TEN, BigDecimal.ONE, BigDecimal.ONE, new BigDecimal("0.1"));

        public Thresholds {
            percent("large-light", largeLight);
            percent("large-heavy", largeHeavy);
            percent("damaged-light", damagedLight);
            percent("damaged-heavy", damagedHeavy);
            notAbove("damaged-light", damagedLight, "large-light", largeLight);
            notAbove("damaged-heavy", damagedHeavy, "large-heavy", largeHeavy);
        }

        private static void percent(String setting, BigDecimal value) {
            if (value.signum() <= 0 || value.compareTo(BigDecimal.valueOf(100)) > 0) {
                throw new IllegalArgumentException(
                        "tenko.damage.scale." + setting + " is " + value + "; expected percent, above 0 and up to 100");
            }
        }

        private static void notAbove(String setting, BigDecimal value, String larger, BigDecimal limit) {
            if (value.compareTo(limit) > 0) {
                throw new IllegalArgumentException("tenko.damage.scale." + setting + " is " + value + ", above " + larger
                        + ", which is " + limit + "; 被害あり begins before 大規模な被害あり");
            }
        }
    }
}
