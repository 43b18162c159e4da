package jp.tenko.line;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * LINE knocks without sign-in, session or CSRF token: the signature is what proves it ({@link Signature}). A chain without
 * any filter, because LINE waits two seconds at most.
 */
@Configuration(proxyBeanMethods = false)
class WebhookGate {

    @Bean
    @Order(1)
    SecurityFilterChain webhooksAreOpen() {
        return new DefaultSecurityFilterChain(PathPatternRequestMatcher.pathPattern("/line/webhook/**"));
    }
}
