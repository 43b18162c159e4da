package jp.tenko.console.access;

import static org.springframework.http.HttpMethod.POST;
import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import java.net.URI;
import java.time.Clock;
import java.util.Set;
import jp.tenko.console.Audit;
import jp.tenko.console.SignedIn;
import jp.tenko.signin.Accounts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ott.OneTimeTokenAuthentication;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.authentication.PublicKeyCredentialRequestOptionsFilter;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationFilter;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationRequestToken;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.security.web.webauthn.registration.PublicKeyCredentialCreationOptionsFilter;
import org.springframework.security.web.webauthn.registration.WebAuthnRegistrationFilter;
import org.springframework.stereotype.Component;

/**
 * The way in for the night when LINE is down: a finger on the telephone (passkey, WebAuthn). Spring Security checks it; who that is
 * and whether they are let in at all is asked of {@link Accounts}, as for every other way. Passkeys belong to the host of
 * {@code tenko.public-url}: under another address they are unknown to the telephone.
 */
@Component
class PasskeyGate {

    private final WebAuthnRelyingPartyOperations operations;
    private final PasskeyOwners owners;
    private final Passkeys passkeys;
    private final Accounts accounts;
    private final Clock clock;

    PasskeyGate(PasskeyOwners owners, Passkeys passkeys, Accounts accounts, Clock clock, @Value("${tenko.public-url}") URI url) {
        this.owners = owners;
        this.passkeys = passkeys;
        this.accounts = accounts;
        this.clock = clock;
        String origin = url.getScheme() + "://" + url.getAuthority();
        this.operations = new Webauthn4JRelyingPartyOperations(
                owners,
                passkeys,
                PublicKeyCredentialRpEntity.builder().id(url.getHost()).name("Tenko").build(),
                Set.of(origin));
    }

    void addTo(HttpSecurity http, SignedInSession session, Audit audit) {
        var asked = new PublicKeyCredentialRequestOptionsFilter(operations);
        asked.setRequestMatcher(pathPattern(POST, "/sign-in/passkey/options"));
        var added = new PublicKeyCredentialCreationOptionsFilter(operations);
        added.setRequestMatcher(pathPattern(POST, "/me/passkeys/options"));
        var kept = new WebAuthnRegistrationFilter(passkeys, operations);
        kept.setRegisterCredentialMatcher(pathPattern(POST, "/me/passkeys"));
        kept.setRemoveCredentialMatcher(request -> false); // MePage removes
        http.addFilterBefore(asked, AuthorizationFilter.class)
                .addFilterBefore(entering(session, audit), AuthorizationFilter.class)
                .addFilterAfter(added, AuthorizationFilter.class)
                .addFilterAfter(kept, AuthorizationFilter.class);
    }

    private WebAuthnAuthenticationFilter entering(SignedInSession session, Audit audit) {
        var entering = new WebAuthnAuthenticationFilter();
        entering.setRequiresAuthenticationRequestMatcher(pathPattern(POST, "/sign-in/passkey"));
        entering.setAuthenticationManager(this::letIn);
        entering.setSecurityContextRepository(session);
        entering.setSessionAuthenticationStrategy(new ChangeSessionIdAuthenticationStrategy());
        entering.setAuthenticationSuccessHandler((request, response, authentication) -> {
            SignedIn someone = (SignedIn) java.util.Objects.requireNonNull(authentication.getPrincipal());
            accounts.cameIn(someone.account().id(), clock.instant());
            audit.note(someone, "signed-in");
            response.setStatus(HttpStatus.NO_CONTENT.value());
        });
        entering.setAuthenticationFailureHandler((request, response, failure) -> response.setStatus(HttpStatus.UNAUTHORIZED.value()));
        return entering;
    }

    private Authentication letIn(Authentication brought) {
        try {
            var owner = operations.authenticate(((WebAuthnAuthenticationRequestToken) brought).getWebAuthnRequest());
            return owners.account(owner.getId())
                    .flatMap(id -> accounts.find(id, clock.instant()))
                    .map(SignedIn::new)
                    .map(someone -> (Authentication) new OneTimeTokenAuthentication(someone, someone.getAuthorities()))
                    .orElseThrow(() -> new BadCredentialsException("whose passkey it is is not let in any more"));
        } catch (IllegalArgumentException | com.webauthn4j.verifier.exception.VerificationException e) {
            throw new BadCredentialsException("the passkey is not right", e);
        }
    }
}
