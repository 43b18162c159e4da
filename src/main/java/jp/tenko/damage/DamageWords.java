package jp.tenko.damage;

import java.util.List;
import jp.tenko.incident.Incident;
import jp.tenko.line.LineMessage;

/**
 * What the damage survey says unasked, in the words of {@code conversation-flows/}; implemented by the door
 * {@code conversation}, which this package may not know. Each method gives one request: at most five messages. What a drill
 * says is marked.
 */
public interface DamageWords {

    /** To the leaders, at once: people are hurt, a building is destroyed, a road is cut. */
    List<LineMessage> news(DamageNews news, String language);

    /** To the directors of districts and trades: how does it look where you are? */
    List<LineMessage> askOverview(Incident incident, String language);

    /** To the businesses: please report your damage. */
    List<LineMessage> askReport(Incident incident, String language);
}
