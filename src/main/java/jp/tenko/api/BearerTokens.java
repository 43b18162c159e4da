package jp.tenko.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.tenko.signin.Account;
import jp.tenko.signin.ApiTokens;
import jp.tenko.signin.SignIn;
import jp.tenko.signin.TokenUse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Who asks: {@code Authorization: Bearer tenko_…}. Without one that works nothing is answered but how to get one. Wrong ones are counted
 * by where they come from, right ones by the minute.
 */
@Component
class BearerTokens extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(BearerTokens.class);
    private static final Pattern BEARER = Pattern.compile("(?i)bearer +([A-Za-z0-9_-]{20,100})");
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final ApiTokens tokens;
    private final SignIn signIn;
    private final Problems problems;
    private final Clock clock;

    BearerTokens(ApiTokens tokens, SignIn signIn, Problems problems, Clock clock) {
        this.tokens = tokens;
        this.signIn = signIn;
        this.problems = problems;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        if (!READING.contains(request.getMethod())) {
            response.setHeader(HttpHeaders.ALLOW, "GET, HEAD");
            problems.write(request, response, HttpStatus.METHOD_NOT_ALLOWED);
        } else if (request.getRequestURI().equals(ApiGate.DESCRIPTION)) {
            chain.doFilter(request, response);
        } else {
            withToken(request, response, chain);
        }
    }

    private void withToken(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        TokenUse use;
        try {
            use = use(request);
        } catch (DataAccessException e) {
            log.warn("The database is away, so no token is known: {}", e.toString());
            response.setHeader(HttpHeaders.RETRY_AFTER, "30");
            problems.write(request, response, HttpStatus.SERVICE_UNAVAILABLE);
            return;
        }
        switch (use) {
            case TokenUse.Known(Account account) -> {
                var context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(account, null, java.util.List.of()));
                SecurityContextHolder.setContext(context);
                chain.doFilter(request, response);
            }
            case TokenUse.TooOften() -> tooOften(request, response, 60 - clock.instant().getEpochSecond() % 60);
            case TokenUse.Unknown() -> {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"tenko\"");
                problems.write(request, response, HttpStatus.UNAUTHORIZED);
            }
        }
    }

    private TokenUse use(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        Matcher bearer = BEARER.matcher(header == null ? "" : header);
        Instant now = clock.instant();
        TokenUse use = bearer.matches() ? tokens.use(bearer.group(1), now) : new TokenUse.Unknown();
        boolean guessing = use instanceof TokenUse.Unknown && bearer.matches()
                && signIn.tooManyTries("api " + request.getRemoteAddr(), now); // apart from people of the same office who sign in
        return guessing ? new TokenUse.TooOften() : use;
    }

    private void tooOften(HttpServletRequest request, HttpServletResponse response, long seconds) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        problems.write(request, response, HttpStatus.TOO_MANY_REQUESTS);
    }
}
