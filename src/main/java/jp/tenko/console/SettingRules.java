package jp.tenko.console;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import jp.tenko.damage.Retention;
import jp.tenko.damage.Retentions;
import jp.tenko.rollcall.CheckPlan;
import jp.tenko.rollcall.MessageReserve;
import jp.tenko.rollcall.RollCallPlan;
import jp.tenko.rollcall.RollCallPlans;
import jp.tenko.roster.OfficeSettings;
import jp.tenko.roster.OfficeTexts;
import jp.tenko.roster.OrganizationId;
import jp.tenko.roster.Organizations;
import org.springframework.stereotype.Component;

/** Which settings there are, in the order of the page, and what may stand there. What makes a plan {@link RollCallPlan} says itself. */
@Component
class SettingRules {

    private static final Map<String, SettingKind> KINDS = kinds();

    private final RollCallPlans plans;
    private final Retentions retentions;
    private final Organizations organizations;

    SettingRules(RollCallPlans plans, Retentions retentions, Organizations organizations) {
        this.plans = plans;
        this.retentions = retentions;
        this.organizations = organizations;
    }

    private static Map<String, SettingKind> kinds() {
        Map<String, SettingKind> kinds = new LinkedHashMap<>();
        kinds.put(RollCallPlans.REMINDERS, SettingKind.LIST);
        kinds.put(RollCallPlans.SUMMARIES, SettingKind.LIST);
        kinds.put(RollCallPlans.SUCCESSION, SettingKind.MINUTES);
        kinds.put(RollCallPlans.DEADLINE, SettingKind.MINUTES);
        kinds.put(RollCallPlans.AUTO_CLOSE, SettingKind.MINUTES);
        kinds.put(OfficeTexts.NAME, SettingKind.NAME);
        kinds.put(OfficeTexts.TELEPHONE, SettingKind.TELEPHONE);
        kinds.put(OfficeTexts.PROMPT, SettingKind.WORDS);
        kinds.put(OfficeSettings.QUIET_HOURS, SettingKind.HOURS);
        kinds.put(MessageReserve.SETTING, SettingKind.COUNT);
        kinds.put(CheckPlan.DAY, SettingKind.DAY);
        kinds.put(CheckPlan.HOUR, SettingKind.HOUR);
        kinds.put(Retentions.REAL, SettingKind.PERIOD);
        kinds.put(Retentions.DRILL, SettingKind.PERIOD);
        return kinds;
    }

    /** What it is about; the words are {@code settings.about.<heading>}. */
    static String heading(String name) {
        return switch (name.substring(0, name.indexOf('.') < 0 ? name.length() : name.indexOf('.'))) {
            case "roll-call" -> "roll-call";
            case "office" -> "office";
            case "damage" -> "retention";
            case "monthly-check" -> "check";
            default -> "messages";
        };
    }

    /** Every setting with the value of the configuration, in the order of the page. */
    Map<String, String> standard(OrganizationId organization) {
        RollCallPlan plan = plans.standard();
        Retention retention = retentions.standard();
        Map<String, String> standard = new LinkedHashMap<>();
        KINDS.keySet().forEach(name -> standard.put(name, ""));
        standard.put(RollCallPlans.REMINDERS, RollCallPlans.written(plan.reminders()));
        standard.put(RollCallPlans.SUMMARIES, RollCallPlans.written(plan.summaries()));
        standard.put(RollCallPlans.SUCCESSION, String.valueOf(plan.successionAfter().toMinutes()));
        standard.put(RollCallPlans.DEADLINE, String.valueOf(plan.deadline().toMinutes()));
        standard.put(RollCallPlans.AUTO_CLOSE, String.valueOf(plan.autoCloseAfter().toMinutes()));
        standard.put(OfficeTexts.NAME, organizations.configuredName(organization));
        standard.put(CheckPlan.DAY, String.valueOf(CheckPlan.STANDARD.day()));
        standard.put(CheckPlan.HOUR, String.valueOf(CheckPlan.STANDARD.hour()));
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
        typed.forEach((name, value) -> kind(name).read(value).ifPresentOrElse(
                kept -> read.put(name, kept), () -> wrong.put(name, kind(name).name().toLowerCase(Locale.ROOT))));
        if (wrong.isEmpty()) {
            wrong.putAll(misfits(read));
        }
        return wrong;
    }

    /** Whether they make a plan together. */
    boolean fits(Map<String, String> values) {
        return misfits(values).isEmpty();
    }

    /** Whoever is reminded after the deadline was not reminded of it: an office that writes so has mistyped. */
    private Map<String, String> misfits(Map<String, String> values) {
        try {
            RollCallPlan plan = plans.with(values);
            return plan.reminders().stream().anyMatch(reminder -> reminder.compareTo(plan.deadline()) >= 0)
                    ? Map.of(RollCallPlans.REMINDERS, "after-deadline")
                    : Map.of();
        } catch (IllegalArgumentException e) {
            return Map.of(RollCallPlans.AUTO_CLOSE, "before-deadline");
        }
    }

    /** As a person reads it. */
    String shown(String name, String kept) {
        return kind(name).shown(kept);
    }

    /** @throws IllegalArgumentException when there is no such setting */
    private static SettingKind kind(String name) {
        SettingKind kind = KINDS.get(name);
        if (kind == null) {
            throw new IllegalArgumentException(name + " is no setting; expected one of " + KINDS.keySet());
        }
        return kind;
    }
}
