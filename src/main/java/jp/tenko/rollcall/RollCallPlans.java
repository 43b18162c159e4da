package jp.tenko.rollcall;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.tenko.roster.OfficeSettings;
import jp.tenko.roster.OrganizationId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The plan of an organization's next roll call: {@code tenko.roll-call.*}, and over it what the office has set ({@code
 * roll-call.deadline} …, in minutes, lists with commas). One that runs keeps the plan it started with.
 */
@Component
public class RollCallPlans {

    public static final String REMINDERS = "roll-call.reminders";
    public static final String SUMMARIES = "roll-call.summaries";
    public static final String SUCCESSION = "roll-call.succession-after";
    public static final String DEADLINE = "roll-call.deadline";
    public static final String AUTO_CLOSE = "roll-call.auto-close-after";

    private static final Logger log = LoggerFactory.getLogger(RollCallPlans.class);

    private final RollCallPlan standard;
    private final OfficeSettings settings;

    RollCallPlans(RollCallPlan standard, OfficeSettings settings) {
        this.standard = standard;
        this.settings = settings;
    }

    /** As the configuration says. */
    public RollCallPlan standard() {
        return standard;
    }

    /** What was right when it was set may be wrong beside a new configuration: then that is taken, and the log says so. */
    RollCallPlan of(OrganizationId organization) {
        try {
            return with(settings.of(organization));
        } catch (IllegalArgumentException e) {
            log.error("The roll call settings of organization {} are taken as configured: {}", organization.value(), e.getMessage());
            return standard;
        }
    }

    /**
     * The plan with these settings over it.
     *
     * @throws IllegalArgumentException when they make no plan; says which value, and what was expected
     */
    public RollCallPlan with(Map<String, String> set) {
        return new RollCallPlan(
                minutes(set, REMINDERS, standard.reminders()),
                minutes(set, SUMMARIES, standard.summaries()),
                minutes(set, SUCCESSION, standard.successionAfter()),
                minutes(set, DEADLINE, standard.deadline()),
                minutes(set, AUTO_CLOSE, standard.autoCloseAfter()),
                standard.oneMinuteLasts());
    }

    /** As it is set: {@code 10,25,45}. */
    public static String written(List<Duration> times) {
        return times.stream().map(time -> String.valueOf(time.toMinutes())).collect(Collectors.joining(","));
    }

    private static List<Duration> minutes(Map<String, String> set, String name, List<Duration> otherwise) {
        String value = set.get(name);
        return value == null
                ? otherwise
                : Arrays.stream(value.split(",")).filter(one -> !one.isBlank()).map(one -> minutes(name, one)).toList();
    }

    private static Duration minutes(Map<String, String> set, String name, Duration otherwise) {
        String value = set.get(name);
        return value == null ? otherwise : minutes(name, value);
    }

    private static Duration minutes(String name, String value) {
        try {
            return Duration.ofMinutes(Integer.parseInt(value.strip()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is " + value + "; expected whole minutes", e);
        }
    }
}
