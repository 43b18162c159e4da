package jp.tenko.damage;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import jp.tenko.incident.Incident;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code tenko.damage.retention.*}: how long telephone numbers, places and photos of reports are kept after an incident was
 * closed (domain.md §8: "are deleted on a date").
 *
 * @param real five years: a business must be able to show its pictures for as long as it must keep the papers of a subsidy,
 *     and who decides on a loan or a mutual aid asks late
 * @param drill of a drill nobody needs them once it was talked over
 */
@ConfigurationProperties("tenko.damage.retention")
public record Retention(@DefaultValue("5y") Period real, @DefaultValue("90d") Period drill) {

    public Retention {
        if (real.isNegative() || drill.isNegative()) {
            throw new IllegalArgumentException(
                    "tenko.damage.retention.real is " + real + " and drill " + drill + "; expected times such as 5y or 90d");
        }
    }

    /** Whether the date has come; never for an incident that is open. */
    boolean isOver(Incident incident, Instant now, ZoneId zone) {
        Instant closedAt = incident.closedAt();
        Period kept = incident.drill() ? drill : real;
        return closedAt != null && !now.isBefore(closedAt.atZone(zone).plus(kept).toInstant());
    }
}
