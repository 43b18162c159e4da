package jp.tenko.damage;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jp.tenko.incident.IncidentId;
import jp.tenko.roster.BusinessId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Links by which a business gets its own pictures and reports back (証拠): signed, for some days, for one business in one
 * incident. Whoever has the link sees the page, as with a letter; there is no sign-in, and nothing personal is in it.
 */
@Component
public class EvidenceLinks {

    private final EvidenceSeal seal;
    private final URI publicUrl;
    private final Duration lives;

    EvidenceLinks(
            EvidenceSeal seal, @Value("${tenko.public-url}") URI publicUrl, @Value("${tenko.damage.evidence-lives:7d}") Duration lives) {
        this.seal = seal;
        this.publicUrl = publicUrl;
        this.lives = lives;
    }

    /** A link that works from now on until {@link Link#until}. */
    public Link of(IncidentId incident, BusinessId business, Instant now) {
        Evidence evidence = new Evidence(incident, business, now.plus(lives));
        return new Link(publicUrl.resolve("/evidence/" + seal.seal(evidence)), evidence.until());
    }

    /** What a link shows; empty when it is made up, changed, or too old. */
    Optional<Evidence> opened(String token, Instant now) {
        return seal.open(token).filter(evidence -> now.isBefore(evidence.until()));
    }

    /** For the chat. */
    public record Link(URI uri, Instant until) {}
}
