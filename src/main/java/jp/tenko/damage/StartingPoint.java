package jp.tenko.damage;

import java.util.Map;
import jp.tenko.incident.IncidentId;

/**
 * What the next report of a business begins with: everything that is known, so that only what has changed is asked.
 *
 * @param basedOn the newest revision; goes into {@link Statement#basedOn}
 * @param answers path → value, of the damage report and of the hearing sheet, the newest of each
 */
public record StartingPoint(IncidentId incident, Revision basedOn, Map<String, String> answers) {}
