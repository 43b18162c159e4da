package jp.tenko.damage;

import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Map;
import jp.tenko.roster.OfficeSettings;
import jp.tenko.roster.OrganizationId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * How long an organization keeps what is private in reports: {@code tenko.damage.retention.*}, and over it what the office has set
 * ({@code damage.retention.real}, {@code .drill}; as ISO 8601 writes it, {@code P5Y}).
 */
@Component
public class Retentions {

    public static final String REAL = "damage.retention.real";
    public static final String DRILL = "damage.retention.drill";

    private static final Logger log = LoggerFactory.getLogger(Retentions.class);

    private final Retention standard;
    private final OfficeSettings settings;

    Retentions(Retention standard, OfficeSettings settings) {
        this.standard = standard;
        this.settings = settings;
    }

    /** As the configuration says. */
    public Retention standard() {
        return standard;
    }

    Retention of(OrganizationId organization) {
        try {
            Map<String, String> set = settings.of(organization);
            return new Retention(period(set, REAL, standard.real()), period(set, DRILL, standard.drill()));
        } catch (DateTimeParseException | IllegalArgumentException e) { // what was not read right must not erase too early
            log.error("The retention settings of organization {} are taken as configured: {}", organization.value(), e.getMessage());
            return standard;
        }
    }

    private static Period period(Map<String, String> set, String name, Period otherwise) {
        String value = set.get(name);
        return value == null ? otherwise : Period.parse(value);
    }
}
