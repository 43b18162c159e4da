package jp.tenko.api;

import jakarta.servlet.DispatcherType;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * Systems bring a token with each request: no session, no cookie, so nothing of it depends on Redis. The description of the API is for
 * everybody; it holds nothing of anybody.
 */
@Configuration(proxyBeanMethods = false)
class ApiGate {

    static final String DESCRIPTION = "/api/v1/openapi.yaml";

    @Bean
    @Order(5)
    SecurityFilterChain systemsOfTheTown(HttpSecurity http, BearerTokens tokens) throws Exception {
        return http.securityMatcher("/api/v1/**")
                .authorizeHttpRequests(all -> all
                        .dispatcherTypeMatchers(DispatcherType.ERROR).permitAll()
                        .anyRequest().permitAll()) // BearerTokens has refused everybody else, in JSON
                .addFilterBefore(tokens, AuthorizationFilter.class)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .headers(headers -> headers
                        .cacheControl(HeadersConfigurer.CacheControlConfig::disable) // private, no-cache: ask again, with the ETag
                        .contentSecurityPolicy(csp -> csp.policyDirectives("default-src 'none'; frame-ancestors 'none'")))
                .build();
    }

    /** Only inside the chain above. */
    @Bean
    FilterRegistrationBean<BearerTokens> bearerTokensAreNoFilterOfTheirOwn(BearerTokens tokens) {
        var registration = new FilterRegistrationBean<>(tokens);
        registration.setEnabled(false);
        return registration;
    }

    /** Whoever has it as it is gets 304 and no body. */
    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> unchangedSinceLastTime() {
        var registration = new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
        registration.addUrlPatterns("/api/v1/*");
        return registration;
    }
}
