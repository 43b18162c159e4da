package jp.tenko.console.access;

import java.time.Clock;
import java.time.Instant;
import jp.tenko.console.SignedIn;
import jp.tenko.signin.AccountId;
import jp.tenko.signin.Accounts;
import jp.tenko.signin.SignIn;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.ott.DefaultOneTimeToken;
import org.springframework.security.authentication.ott.GenerateOneTimeTokenRequest;
import org.springframework.security.authentication.ott.OneTimeToken;
import org.springframework.security.authentication.ott.OneTimeTokenAuthenticationToken;
import org.springframework.security.authentication.ott.OneTimeTokenService;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** Spring Security's one-time token login, carried by {@link SignIn}: LINE is the messenger. */
@Component
class OneTimeTokens implements OneTimeTokenService, UserDetailsService {

    private final SignIn signIn;
    private final Accounts accounts;
    private final Clock clock;

    OneTimeTokens(SignIn signIn, Accounts accounts, Clock clock) {
        this.signIn = signIn;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** The digits go to LINE; what comes back is only the secret for the browser that asked. */
    @Override
    public OneTimeToken generate(GenerateOneTimeTokenRequest request) {
        Instant now = clock.instant();
        String attempt = signIn.askForNumber(request.getUsername(), now);
        return new DefaultOneTimeToken(attempt, "somebody", now.plus(SignIn.LINK_LASTS));
    }

    @Override
    public @Nullable OneTimeToken consume(OneTimeTokenAuthenticationToken typed) {
        Instant now = clock.instant();
        return signIn.redeem(typed.getTokenValue(), now)
                .map(account -> new DefaultOneTimeToken(
                        typed.getTokenValue(), String.valueOf(account.id().value()), now.plusSeconds(1)))
                .orElse(null);
    }

    @Override
    public UserDetails loadUserByUsername(String account) {
        return accounts.find(new AccountId(Long.parseLong(account)), clock.instant())
                .map(SignedIn::new)
                .orElseThrow(() -> new UsernameNotFoundException("account " + account + " is not let in any more"));
    }
}
