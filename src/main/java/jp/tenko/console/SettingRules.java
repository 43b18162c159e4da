package jp.tenko.console;

import java.text.Normalizer;
import java.time.Period;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.tenko.damage.Retention;
import jp.tenko.damage.Retentions;
import jp.tenko.rollcall.RollCallPlan;
import jp.tenko.rollcall.RollCallPlans;
import org.springframework.stereotype.Component;

/** How people write the settings, and what may stand there. What makes a plan {@link RollCallPlan} says itself. */
@Component
class SettingRules {

    private static final List<String> LISTS = List.of(RollCallPlans.REMINDERS, RollCallPlans.SUMMARIES);
    private static final List<String> TIMES = List.of(RollCallPlans.SUCCESSION, RollCallPlans.DEADLINE, RollCallPlans.AUTO_CLOSE);
    private static final Pattern MINUTES = Pattern.compile("([0-9]{1,4})(?:分|m|min)?");
    private static final Pattern PERIOD = Pattern.compile("([0-9]{1,3}) ?(年|か月|カ月|ヶ月|月|日|y|m|d)", Pattern.CASE_INSENSITIVE);
    private static final int MOST_IN_A_LIST = 6;
    private static final int LONGEST = 7 * 24 * 60;

    private final RollCallPlans plans;
    private final Retentions retentions;

    SettingRules(RollCallPlans plans, Retentions retentions) {
        this.plans = plans;
        this.retentions = retentions;
    }

    /** Every setting with the value of the configuration, in the order of the page. */
    Map<String, String> standard() {
        RollCallPlan plan = plans.standard();
        Retention retention = retentions.standard();
        Map<String, String> standard = new LinkedHashMap<>();
        standard.put(RollCallPlans.REMINDERS, RollCallPlans.written(plan.reminders()));
        standard.put(RollCallPlans.SUMMARIES, RollCallPlans.written(plan.summaries()));
        standard.put(RollCallPlans.SUCCESSION, String.valueOf(plan.successionAfter().toMinutes()));
        standard.put(RollCallPlans.DEADLINE, String.valueOf(plan.deadline().toMinutes()));
        standard.put(RollCallPlans.AUTO_CLOSE, String.valueOf(plan.autoCloseAfter().toMinutes()));
        standard.put(Retentions.REAL, retention.real().toString());
        standard.put(Retentions.DRILL, retention.drill().toString());
        return standard;
    }

    /**
     * Reads what was typed.
     *
     * @param read name → value as it is kept, added to
     * @return name → the key of what was expected, {@code setting.wrong.<key>}; empty when all is well
     */
    Map<String, String> read(Map<String, String> typed, Map<String, String> read) {
        Map<String, String> wrong = new LinkedHashMap<>();
        typed.forEach((name, value) -> {
            String narrow = Normalizer.normalize(value, Normalizer.Form.NFKC).strip();
            if (LISTS.contains(name)) {
                list(name, narrow, read, wrong);
            } else if (TIMES.contains(name)) {
                minutes(narrow).ifPresentOrElse(time -> read.put(name, time), () -> wrong.put(name, "minutes"));
            } else {
                period(narrow).ifPresentOrElse(time -> read.put(name, time), () -> wrong.put(name, "period"));
            }
        });
        if (wrong.isEmpty() && !fits(read)) {
            wrong.put(RollCallPlans.AUTO_CLOSE, "before-deadline");
        }
        return wrong;
    }

    /** Whether they make a plan together. */
    boolean fits(Map<String, String> values) {
        try {
            plans.with(values);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** As a person reads it. */
    String shown(String name, String kept) {
        if (LISTS.contains(name)) {
            return kept.replace(",", ", ");
        }
        if (TIMES.contains(name)) {
            return kept;
        }
        Period period = Period.parse(kept);
        return Period.ofYears(period.getYears()).equals(period)
                ? period.getYears() + "年"
                : Period.ofMonths(period.getMonths()).equals(period)
                        ? period.getMonths() + "か月"
                        : Period.ofDays(period.getDays()).equals(period) ? period.getDays() + "日" : kept;
    }

    private static void list(String name, String typed, Map<String, String> read, Map<String, String> wrong) {
        List<Optional<String>> times = Arrays.stream(typed.split("[,、\\s]+"))
                .filter(one -> !one.isEmpty())
                .map(SettingRules::minutes)
                .toList();
        if (times.size() > MOST_IN_A_LIST || times.stream().anyMatch(Optional::isEmpty)) {
            wrong.put(name, "list");
            return;
        }
        read.put(name, times.stream()
                .map(time -> Integer.valueOf(time.orElseThrow()))
                .distinct()
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(",")));
    }

    private static Optional<String> minutes(String typed) {
        Matcher time = MINUTES.matcher(typed);
        if (!time.matches()) {
            return Optional.empty();
        }
        int minutes = Integer.parseInt(time.group(1));
        return minutes < 1 || minutes > LONGEST ? Optional.empty() : Optional.of(String.valueOf(minutes));
    }

    private static Optional<String> period(String typed) {
        Matcher time = PERIOD.matcher(typed);
        if (!time.matches() || Integer.parseInt(time.group(1)) < 1) {
            return Optional.empty();
        }
        int count = Integer.parseInt(time.group(1));
        Period period = switch (time.group(2).toLowerCase(Locale.ROOT)) {
            case "年", "y" -> Period.ofYears(count);
            case "日", "d" -> Period.ofDays(count);
            default -> Period.ofMonths(count);
        };
        return Optional.of(period.toString());
    }
}
