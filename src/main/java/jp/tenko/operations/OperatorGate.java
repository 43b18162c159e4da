package jp.tenko.operations;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.servletapi.SecurityContextHolderAwareRequestFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Health is for everybody, in one word. Its details and the figures are for whoever brings {@code tenko.operations.token}; nothing of
 * it touches a session, so it works while Redis is away.
 */
@Configuration(proxyBeanMethods = false)
class OperatorGate {

    private static final String OPERATOR = "OPERATOR";

    @Bean
    @Order(3)
    SecurityFilterChain whoeverRunsTenko(HttpSecurity http, OperatorSettings settings) throws Exception {
        return http.securityMatcher("/actuator", "/actuator/**")
                .authorizeHttpRequests(all -> all
                        .requestMatchers("/actuator/health", "/actuator/health/**").permitAll()
                        .requestMatchers("/actuator/prometheus").hasRole(OPERATOR)
                        .anyRequest().denyAll())
                .addFilterBefore(new Token(settings.token()), SecurityContextHolderAwareRequestFilter.class)
                .exceptionHandling(refused -> refused.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    /** One secret in the settings of both sides: Prometheus has no other way to prove itself that needs no session. */
    private static final class Token extends OncePerRequestFilter {

        private static final String BEARER = "Bearer ";

        private final byte[] token;

        Token(String token) {
            this.token = token.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (isRight(request.getHeader(HttpHeaders.AUTHORIZATION))) {
                var context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        "operator", null, AuthorityUtils.createAuthorityList("ROLE_" + OPERATOR)));
                SecurityContextHolder.setContext(context);
            }
            chain.doFilter(request, response);
        }

        private boolean isRight(String header) {
            return token.length > 0
                    && header != null
                    && header.startsWith(BEARER)
                    && MessageDigest.isEqual(token, header.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8));
        }
    }
}
