package jp.tenko.console;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Locale;
import jp.tenko.roster.Organizations;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the frame of every page shows ({@code templates/layout.html}), those for everybody too. */
@ControllerAdvice(
        basePackages = "jp.tenko.console",
        assignableTypes = ErrorController.class)
class EveryPage {

    private final Organizations organizations;
    private final MessageSource messages;
    private final Clock clock;

    EveryPage(Organizations organizations, MessageSource messages, Clock clock) {
        this.organizations = organizations;
        this.messages = messages;
        this.clock = clock;
    }

    /** The time for which the page is true, in Japan; printed at its foot. */
    @ModelAttribute("now")
    ZonedDateTime now() {
        return ZonedDateTime.now(clock);
    }

    /** What somebody sent in vain; null: nothing. */
    @ModelAttribute("unsaved")
    @Nullable Unsaved unsaved(HttpServletRequest request) {
        return (Unsaved) request.getAttribute(Unsaved.ATTRIBUTE);
    }

    /** The address of this page in another language, whose code is to follow: the secret of a link and the choice of a list stay in it. */
    @ModelAttribute("inLanguage")
    String inLanguage(HttpServletRequest request) {
        String kept = request.getQueryString() == null ? "" : request.getQueryString().replaceAll("(^|&)lang=[^&]*", "");
        return "?" + kept + (kept.isEmpty() ? "" : "&") + "lang=";
    }

    /** An error met somebody who answers without LINE: they need no word about the console, but whom to call. */
    @ModelAttribute("answering")
    boolean answering(HttpServletRequest request) {
        String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        return path.equals("/a") || path.startsWith("/a/");
    }

    @ModelAttribute("times")
    Times times(Locale locale) {
        return new Times(now(), locale, messages);
    }

    @ModelAttribute
    void whose(@AuthenticationPrincipal @Nullable SignedIn me, HttpServletRequest request, Model model) {
        if (me != null) {
            model.addAttribute("me", me);
            model.addAttribute("organization", organizations.get(me.organization()).name());
            model.addAttribute("menu", Section.menu(me, request.getRequestURI()));
        }
    }
}
