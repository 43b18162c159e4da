package jp.tenko.console.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import jp.tenko.signin.SignIn;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Whoever asks for a way in, or tries one, too often from one address is told to wait (429). Nobody guesses a link: whoever has one comes in, whatever the neighbours typed. */
final class SlowDown extends OncePerRequestFilter {

    private final SignIn signIn;
    private final Clock clock;

    SlowDown(SignIn signIn, Clock clock) {
        this.signIn = signIn;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        boolean tries = request.getMethod().equals("POST") && request.getServletPath().startsWith("/sign-in/");
        return !tries || SignIn.isLink(request.getParameter("token"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (signIn.tooManyTries(request.getRemoteAddr(), clock.instant())) {
            response.setHeader("Retry-After", "600");
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        } else {
            chain.doFilter(request, response);
        }
    }
}
