package jp.tenko.console;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Stands before every page of this package and those in it, and asks what {@link Allowed} says. Which rows of the database somebody may see is not
 * decided here: pages ask for those of {@link SignedIn#organization} only, and what is of another one is not found (404).
 */
@Configuration(proxyBeanMethods = false)
class AllowedGuard implements HandlerInterceptor, WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST // a stream that ends was let in when it began
                && handler instanceof HandlerMethod page
                && isOfTheConsole(page.getBeanType())
                && !page.getBeanType().isAnnotationPresent(ForEverybody.class)
                && !isAllowed(page.getMethodAnnotation(Allowed.class))) {
            throw new AccessDeniedException(page.getShortLogMessage() + " is not for whoever asked");
        }
        return true;
    }

    private static boolean isOfTheConsole(Class<?> page) {
        return (page.getPackageName() + ".").startsWith(AllowedGuard.class.getPackageName() + ".");
    }

    private static boolean isAllowed(Allowed allowed) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return allowed != null
                && authentication != null
                && authentication.getPrincipal() instanceof SignedIn someone
                && someone.may(allowed.value())
                && (someone.seesPeople() || !allowed.people());
    }
}
