package jp.tenko.signin;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import jp.tenko.roster.Organization;
import jp.tenko.roster.Organizations;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * As long as no administrator has ever come in, every start prints a link for one on the operator's screen, not in the log,
 * and voids the one printed before.
 */
@Component
class FirstAdministrator implements ApplicationRunner {

    private static final Duration LASTS = Duration.ofDays(1);

    private final Organizations organizations;
    private final Accounts accounts;
    private final Tokens tokens;
    private final SignIn signIn;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final PrintStream screen = System.out;

    FirstAdministrator(
            Organizations organizations,
            Accounts accounts,
            Tokens tokens,
            SignIn signIn,
            TransactionOperations transaction,
            Clock clock) {
        this.organizations = organizations;
        this.accounts = accounts;
        this.tokens = tokens;
        this.signIn = signIn;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        organizations.all().forEach(organization ->
                transaction.executeWithoutResult(status -> letFirstIn(organization, clock.instant())));
    }

    private void letFirstIn(Organization organization, Instant now) {
        accounts.firstAdministrator(organization.id(), now).ifPresent(account -> {
            tokens.forget(account, "link", now);
            screen.printf(
                    "No administrator of %s has signed in yet. Open this within a day; it works once: %s%n",
                    organization.channel(), signIn.link(account, LASTS, now));
        });
    }
}
