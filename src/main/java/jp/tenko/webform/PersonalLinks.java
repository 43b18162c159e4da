package jp.tenko.webform;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jp.tenko.signin.Secret;
import jp.tenko.signin.SignIn;
import org.springframework.stereotype.Component;

/**
 * The ways to one person's page in one roll call, or in one damage survey: a link in a mail, or a code that is read out on the telephone
 * and typed at {@code /a}. They work without a session and without Redis, and end with what they were made for ({@link LinkTargets}).
 * Table: {@code personal_link}, of the secrets only hashes.
 */
@Component
public class PersonalLinks {

    /** A code that nobody typed within a day was meant for another night. */
    static final Duration CODE_LASTS = Duration.ofDays(1);

    private static final int SENDS_AT_MOST = 100;

    private final LinkRows rows;
    private final LinkTargets targets;
    private final SignIn signIn;
    private final Clock clock;

    PersonalLinks(LinkRows rows, LinkTargets targets, SignIn signIn, Clock clock) {
        this.rows = rows;
        this.targets = targets;
        this.signIn = signIn;
        this.clock = clock;
    }

    /** A new link for a mail; those of before go on working. */
    URI link(LinkFor leadsTo) {
        return signIn.address("/a/" + secret(leadsTo));
    }

    /** A new code to be read out; one of before is of no use any more. */
    public String code(LinkFor leadsTo) {
        rows.endCodes(leadsTo, clock.instant());
        String code = Secret.toReadOut();
        rows.add(leadsTo, "code", Secret.hash(code), clock.instant());
        return code;
    }

    /**
     * Somebody typed a code: it opens the page, once.
     *
     * @return what stands in the page's address; empty when the code is wrong, was used, or is of something that is over
     */
    public Optional<String> enter(String typed) {
        Instant now = clock.instant();
        return rows.enter(Secret.hash(Secret.printed(typed)), now.minus(CODE_LASTS), now)
                .filter(row -> targets.of(row, now).isPresent())
                .map(row -> secret(row.leadsTo()));
    }

    /** Who this link is for; empty when it is made up, or what it was made for is over. Changes nothing. */
    public Optional<PersonalLink> find(String secret) {
        return rows.link(Secret.hash(secret)).flatMap(row -> targets.of(row, clock.instant()));
    }

    /** The same, and counts that the page was sent; empty also when that was too often. */
    public Optional<PersonalLink> use(String secret) {
        return rows.send(Secret.hash(secret), SENDS_AT_MOST).flatMap(row -> targets.of(row, clock.instant()));
    }

    private String secret(LinkFor leadsTo) {
        String secret = Secret.forMachines();
        rows.add(leadsTo, "link", Secret.hash(secret), clock.instant());
        return secret;
    }
}
