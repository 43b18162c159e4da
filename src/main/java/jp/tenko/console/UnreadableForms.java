package jp.tenko.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What is no UTF-8 is said so (400), and a file that is too large (413), before anybody looks at it. Tomcat throws where a parameter is
 * first read, again whenever one is read, and what it throws goes into the log with the words that somebody sent: so the page that says what
 * is wrong is made without what was sent.
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
            return request.getMethod().equals("POST")
                    && !type.startsWith("application/x-www-form-urlencoded")
                    && !type.startsWith("multipart/form-data");
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            try {
                request.getParameterMap();
            } catch (InvalidParameterException unreadable) {
                refuse(request, response, unreadable.getErrorCode());
                return;
            } catch (IllegalStateException unreadable) {
                refuse(request, response, HttpStatus.BAD_REQUEST.value());
                return;
            }
            chain.doFilter(request, response);
        }

        private static void refuse(HttpServletRequest request, HttpServletResponse response, int status) throws ServletException, IOException {
            request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status);
            response.setStatus(status);
            request.getRequestDispatcher("/error").forward(new WithoutBody(request), response);
        }
    }

    /** A request that sends nothing. */
    private static final class WithoutBody extends HttpServletRequestWrapper {

        WithoutBody(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return "GET";
        }

        @Override
        public @Nullable String getContentType() {
            return null;
        }

        @Override
        public @Nullable String getParameter(String name) {
            return null;
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return null;
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Map.of();
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.emptyEnumeration();
        }
    }
}
