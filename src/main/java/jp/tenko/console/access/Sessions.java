package jp.tenko.console.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.RedisSystemException;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.session.data.redis.config.annotation.web.http.EnableRedisHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Who has signed in is remembered in Redis, so that every JVM knows it, for twelve hours without a visit: a night. Without
 * Redis nobody is known; that is said on a page (503), and LINE goes on working.
 */
@Configuration(proxyBeanMethods = false)
@EnableRedisHttpSession(maxInactiveIntervalInSeconds = 12 * 60 * 60, redisNamespace = "tenko:session")
class Sessions {

    private static final Logger log = LoggerFactory.getLogger(Sessions.class);

    /**
     * HttpOnly, and over TLS only when the page was. Lax: a link in LINE must find whoever is signed in. On the pages for everybody nobody looks
     * for it: a member who has signed in on the same telephone answers there without Redis, too.
     */
    @Bean
    CookieSerializer sessionCookie() {
        RequestMatcher open = new OrRequestMatcher(
                Gates.OPEN.stream().map(PathPatternRequestMatcher.withDefaults()::matcher).map(RequestMatcher.class::cast).toList());
        DefaultCookieSerializer cookie = new DefaultCookieSerializer() {
            @Override
            public List<String> readCookieValues(HttpServletRequest request) {
                return open.matches(request) ? List.of() : super.readCookieValues(request);
            }
        };
        cookie.setCookieName("tenko");
        cookie.setSameSite("Lax");
        return cookie;
    }

    @Bean
    FilterRegistrationBean<RedisIsAway> redisIsAway() {
        var filter = new FilterRegistrationBean<>(new RedisIsAway());
        filter.setOrder(SessionRepositoryFilter.DEFAULT_ORDER - 1);
        return filter;
    }

    static final class RedisIsAway extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            try {
                chain.doFilter(request, response);
            } catch (RuntimeException | ServletException e) {
                if (response.isCommitted() || !isRedis(e)) {
                    throw e;
                }
                log.warn("Redis is away, so nobody is known to have signed in; {} answered 503", request.getMethod());
                response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            }
        }

        private static boolean isRedis(Throwable failure) {
            return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                    .anyMatch(cause -> cause instanceof RedisConnectionFailureException
                            || cause instanceof RedisSystemException
                            || cause instanceof QueryTimeoutException);
        }
    }
}
