package jp.tenko.console.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Optional;
import jp.tenko.console.SignedIn;
import jp.tenko.signin.AccountId;
import jp.tenko.signin.Accounts;
import org.springframework.security.authentication.ott.OneTimeTokenAuthentication;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * The session holds one number, the account's; who that is and what they may is asked at every click. So access that was
 * taken away, or a role that changed, counts at once, and a new version of Tenko reads the sessions of the old one.
 */
@Component
class SignedInSession implements SecurityContextRepository {

    private static final String ACCOUNT = "account";

    private final Accounts accounts;
    private final Clock clock;

    SignedInSession(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Deferred(request);
    }

    @Override
    @Deprecated
    @SuppressWarnings("deprecation")
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return loadDeferredContext(holder.getRequest()).get();
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        Authentication authentication = context.getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn someone) {
            request.getSession().setAttribute(ACCOUNT, someone.account().id().value());
        } else {
            Optional.ofNullable(request.getSession(false)).ifPresent(session -> session.removeAttribute(ACCOUNT));
        }
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return account(request).isPresent();
    }

    private static Optional<AccountId> account(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return Optional.ofNullable(session)
                .map(known -> (Long) known.getAttribute(ACCOUNT))
                .map(AccountId::new);
    }

    private final class Deferred implements DeferredSecurityContext {

        private final HttpServletRequest request;
        private SecurityContext loaded;

        Deferred(HttpServletRequest request) {
            this.request = request;
        }

        @Override
        public SecurityContext get() {
            if (loaded == null) {
                loaded = SecurityContextHolder.createEmptyContext();
                account(request)
                        .flatMap(id -> accounts.find(id, clock.instant()))
                        .map(SignedIn::new)
                        .map(someone -> new OneTimeTokenAuthentication(someone, someone.getAuthorities()))
                        .ifPresent(loaded::setAuthentication);
            }
            return loaded;
        }

        /** Nobody: they may have been taken away, or the session is over. */
        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }
}
