package jp.tenko.console.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import jp.tenko.console.Audit;
import jp.tenko.console.MapSettings;
import jp.tenko.console.SignedIn;
import jp.tenko.signin.SignIn;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.ott.OneTimeTokenLoginConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.CookieRequestCache;

/**
 * Which ways lead in, and who may take them. What is not named here or at another door ({@code line}'s webhooks, the
 * sandbox) is for people who have signed in.
 */
@Configuration(proxyBeanMethods = false)
public class Gates {

    /** No script, style or frame but our own, and none inside a page. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'; img-src 'self'";

    /** For everybody. */
    static final List<String> OPEN = List.of("/assets/**", "/webjars/**", "/evidence/**", "/a", "/a/**", "/error");

    /** Without a session, also for somebody who has one ({@link Sessions}): it works while Redis is away. */
    @Bean
    @Order(10)
    SecurityFilterChain openPages(HttpSecurity http) throws Exception {
        return http.securityMatcher(OPEN.toArray(String[]::new))
                .authorizeHttpRequests(all -> all.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> headers(headers, ""))
                .headers(headers -> headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable))
                .build();
    }

    @Bean
    @Order(100)
    SecurityFilterChain pagesOfTheOffice(
            HttpSecurity http, SignedInSession session, SlowDown slowDown, Audit audit, MapSettings map, PasskeyGate passkeys) throws Exception {
        passkeys.addTo(http, session, audit);
        NotSaved notSaved = new NotSaved();
        return http.authorizeHttpRequests(all -> all
                        .dispatcherTypeMatchers(DispatcherType.ASYNC).permitAll() // let in when it began
                        .requestMatchers("/sign-in/**").permitAll()
                        .anyRequest().authenticated())
                .securityContext(context -> context.securityContextRepository(session))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie()))
                .requestCache(cache -> cache.requestCache(whereTheyWantedToGo()))
                .addFilterAfter(slowDown, CsrfFilter.class)
                .oneTimeTokenLogin(login -> signIn(login, audit))
                .exceptionHandling(refused -> refused
                        .defaultAuthenticationEntryPointFor(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), Gates::isPartOfAPage)
                        .defaultAuthenticationEntryPointFor(notSaved, NotSaved.SENT)
                        .accessDeniedHandler(notSaved))
                .logout(leave -> leave.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in"))
                .headers(headers -> headers(headers, map.tiles().origin()))
                .build();
    }

    @Bean
    SlowDown slowDown(SignIn signIn, Clock clock) {
        return new SlowDown(signIn, clock);
    }

    /** Only inside the chain above, not for LINE. */
    @Bean
    FilterRegistrationBean<SlowDown> slowDownIsNoFilterOfItsOwn(SlowDown slowDown) {
        var registration = new FilterRegistrationBean<>(slowDown);
        registration.setEnabled(false);
        return registration;
    }

    private static void signIn(OneTimeTokenLoginConfigurer<HttpSecurity> login, Audit audit) {
        login.loginPage("/sign-in")
                .showDefaultSubmitPage(false)
                .tokenGeneratingUrl("/sign-in/ask")
                .tokenGenerationSuccessHandler((request, response, token) -> {
                    response.addHeader(HttpHeaders.SET_COOKIE, SignInPages.cookie(token, request).toString());
                    response.sendRedirect("/sign-in/number");
                })
                .loginProcessingUrl("/sign-in/now")
                .authenticationConverter(SignInPages::typed)
                .authenticationSuccessHandler(letIn(audit))
                .authenticationFailureHandler((request, response, failure) -> response.sendRedirect(
                        request.getParameter("number") == null ? "/sign-in?failed" : "/sign-in/number?failed"));
    }

    /** To the page they wanted, else to the board. */
    private static AuthenticationSuccessHandler letIn(Audit audit) {
        var onwards = new SavedRequestAwareAuthenticationSuccessHandler();
        onwards.setRequestCache(whereTheyWantedToGo());
        return (request, response, authentication) -> {
            audit.note((SignedIn) Objects.requireNonNull(authentication.getPrincipal()), "signed-in");
            onwards.onAuthenticationSuccess(request, response, authentication);
        };
    }

    /** In a cookie, so that a page for everybody needs no session. */
    private static CookieCsrfTokenRepository csrfCookie() {
        CookieCsrfTokenRepository csrf = new CookieCsrfTokenRepository();
        csrf.setCookieName("tenko-csrf");
        csrf.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return csrf;
    }

    private static CookieRequestCache whereTheyWantedToGo() {
        CookieRequestCache cache = new CookieRequestCache() {
            /** Only the address is kept. A request made up from it would have no headers: who is not in yet would get a bare 401 instead of the sign-in page. */
            @Override
            public @Nullable HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
                return null;
            }
        };
        cache.setRequestMatcher(request -> request.getMethod().equals("GET")
                && String.valueOf(request.getHeader("Accept")).contains("text/html")
                && !isPartOfAPage(request));
        return cache;
    }

    /** A part that htmx fetches, or the stream of the board: no sign-in page belongs there. */
    private static boolean isPartOfAPage(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null
                || String.valueOf(request.getHeader("Accept")).contains("text/event-stream");
    }

    /** @param pictures from where else pictures may come: the tiles of the map */
    private static void headers(HeadersConfigurer<HttpSecurity> headers, String pictures) {
        headers.contentSecurityPolicy(csp -> csp.policyDirectives((CONTENT_SECURITY_POLICY + " " + pictures).strip()))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .httpStrictTransportSecurity(hsts -> hsts.maxAgeInSeconds(31_536_000).includeSubDomains(false))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy("camera=(), microphone=(), geolocation=()"))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN));
    }
}
