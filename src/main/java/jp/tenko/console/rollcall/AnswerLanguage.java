package jp.tenko.console.rollcall;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import jp.tenko.webform.PersonalLink;
import jp.tenko.webform.PersonalLinks;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * Whoever opens their personal link reads the frame of the page, and above all what to do in danger, in the language in which the form asks
 * them: Japanese for those who are spoken to in Japanese, English for all others. Until they choose otherwise with the page's own link.
 */
@Component
class AnswerLanguage implements HandlerInterceptor, WebMvcConfigurer {

    private final PersonalLinks links;

    AnswerLanguage(PersonalLinks links) {
        this.links = links;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this).addPathPatterns("/a/*");
    }

    static boolean isChosen(HttpServletRequest request) {
        return WebUtils.getCookie(request, "language") != null || request.getParameter("lang") != null;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!isChosen(request) && request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> path
                && path.get("secret") instanceof String secret) {
            links.find(secret).map(PersonalLink::language).ifPresent(language -> request.setAttribute(
                    CookieLocaleResolver.LOCALE_REQUEST_ATTRIBUTE_NAME, language.startsWith("ja") ? Locale.JAPANESE : Locale.ENGLISH));
        }
        return true;
    }
}
