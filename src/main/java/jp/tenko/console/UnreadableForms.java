package jp.tenko.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What is no UTF-8 is said so (400) before anybody looks at it. Tomcat throws where a parameter is first read, and what it throws goes
 * into the log with the words that somebody sent.
 */
@Configuration(proxyBeanMethods = false)
class UnreadableForms {

    @Bean
    FilterRegistrationBean<ReadOnce> readOnce() {
        var filter = new FilterRegistrationBean<>(new ReadOnce());
        filter.setOrder(SessionRepositoryFilter.DEFAULT_ORDER - 2);
        return filter;
    }

    static final class ReadOnce extends OncePerRequestFilter {

        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            String type = String.valueOf(request.getContentType());
            return request.getMethod().equals("POST") && !type.startsWith("application/x-www-form-urlencoded");
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            try {
                request.getParameterMap();
            } catch (IllegalStateException unreadable) {
                response.sendError(HttpStatus.BAD_REQUEST.value());
                return;
            }
            chain.doFilter(request, response);
        }
    }
}
