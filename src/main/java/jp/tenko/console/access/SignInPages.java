package jp.tenko.console.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import jp.tenko.console.ForEverybody;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.security.authentication.ott.OneTimeToken;
import org.springframework.security.authentication.ott.OneTimeTokenAuthenticationToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.WebUtils;

/**
 * The pages before the door. They only show forms: what is sent goes to Spring Security's one-time token login. Opening a
 * link changes nothing, since robots that show previews open links, too; its button does.
 */
@Controller
@ForEverybody
class SignInPages {

    static final String ATTEMPT = "tenko-sign-in";

    @GetMapping("/sign-in")
    String ask(@RequestParam(required = false) @Nullable String failed, Model model) {
        model.addAttribute("failed", failed != null);
        return "sign-in/ask";
    }

    @GetMapping("/sign-in/number")
    String number(@RequestParam(required = false) @Nullable String failed, Model model) {
        model.addAttribute("failed", failed != null);
        return "sign-in/number";
    }

    @GetMapping("/sign-in/link")
    String link(@RequestParam(defaultValue = "") String token, Model model) {
        model.addAttribute("token", token);
        return "sign-in/link";
    }

    /** The secret of whoever asked for a number stays in their browser: the digits are right only there. */
    static ResponseCookie cookie(OneTimeToken token, HttpServletRequest request) {
        return ResponseCookie.from(ATTEMPT, token.getTokenValue())
                .path("/sign-in")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .maxAge(Duration.ofMinutes(5))
                .build();
    }

    /** A link's secret or a recovery code ({@code token}), or digits beside the browser's own secret ({@code number}). */
    static OneTimeTokenAuthenticationToken typed(HttpServletRequest request) {
        String number = request.getParameter("number");
        var attempt = WebUtils.getCookie(request, ATTEMPT);
        String token = number == null
                ? String.valueOf(request.getParameter("token"))
                : jp.tenko.signin.SignIn.numberToken(attempt == null ? "" : attempt.getValue(), number);
        return OneTimeTokenAuthenticationToken.unauthenticated(token);
    }
}
