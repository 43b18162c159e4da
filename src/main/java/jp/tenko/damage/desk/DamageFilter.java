package jp.tenko.damage.desk;

import java.util.Set;

/**
 * Which businesses of an incident a list shows; an empty word leaves that open.
 *
 * @param status one of {@link #STATUSES}
 * @param district its name
 * @param trade its name
 * @param level a {@link jp.tenko.damage.Level}'s code
 * @param state a {@link CaseState}'s code: only damaged businesses have a case
 * @param name a part of the name, or the whole number
 */
public record DamageFilter(String status, String district, String trade, String level, String state, String name) {

    public static final String ALL = "all";
    public static final String HEARD = "heard";
    public static final String SILENT = "silent";
    public static final String DAMAGED = "damaged";
    public static final String HURT = "hurt";
    public static final String PARALLEL = "parallel";
    /** 金額不明. */
    public static final String UNKNOWN = "unknown";

    public static final Set<String> STATUSES = Set.of(ALL, HEARD, SILENT, DAMAGED, HURT, PARALLEL, UNKNOWN);

    /** Those that have reported. */
    public static final DamageFilter OF_HEARD = new DamageFilter(HEARD, "", "", "", "", "");

    public DamageFilter {
        status = STATUSES.contains(status) ? status : HEARD;
        if (status.equals(ALL) && !(level.isEmpty() && state.isEmpty())) {
            status = HEARD; // the silent have neither
        }
    }

    /** Also, or only, those that have said nothing: in the order of their names, and not of their reports. */
    public boolean withSilent() {
        return status.equals(ALL) || status.equals(SILENT);
    }

    /** The same for those who have said nothing. */
    public DamageFilter silent() {
        return new DamageFilter(SILENT, district, trade, "", "", name);
    }

    /** Whether anything but the status is chosen. */
    public boolean narrow() {
        return !(district + trade + level + state + name).isEmpty();
    }
}
