package jp.tenko.console.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import jp.tenko.console.Unsaved;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * A form whose sender is not signed in any more, or whose page is too old: what was typed is shown again to be copied, since a sign-in page
 * in its place would look as if it had been saved. What comes from another site is not shown: that would be their words on our page.
 */
final class NotSaved implements AuthenticationEntryPoint, AccessDeniedHandler {

    /** What is sent by a form, not asked for by a link. */
    static final RequestMatcher SENT = request -> request.getMethod().equals("POST");

    /** What nobody types: numbers of rows, names of choices, ids. */
    private static final Pattern OF_THE_FORM = Pattern.compile("\\s*|[a-z_]+|[0-9]{1,9}|[0-9a-fA-F-]{36}");

    private static final Set<String> SECRET = Set.of("_csrf", "token", "number", "username");

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException nobody) throws IOException {
        request.setAttribute(Unsaved.ATTRIBUTE, typed(request));
        response.sendError(HttpStatus.UNAUTHORIZED.value());
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused) throws IOException {
        if (refused instanceof CsrfException) {
            request.setAttribute(Unsaved.ATTRIBUTE, typed(request));
        }
        response.sendError(HttpStatus.FORBIDDEN.value());
    }

    private static Unsaved typed(HttpServletRequest request) {
        if ("cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
            return new Unsaved(List.of());
        }
        return new Unsaved(request.getParameterMap().entrySet().stream()
                .filter(field -> !SECRET.contains(field.getKey()))
                .flatMap(field -> Arrays.stream(field.getValue()))
                .filter(value -> !OF_THE_FORM.matcher(value).matches())
                .toList());
    }
}
