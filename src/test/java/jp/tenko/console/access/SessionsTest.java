package jp.tenko.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** Where Redis is asked who has signed in. */
class SessionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"/a", "/a/secret", "/evidence/seal", "/assets/console.css"})
    void a_page_for_everybody_does_not_ask_redis_also_when_the_browser_has_signed_in(String path) {
        assertThat(sessions(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/damage", "/audit", "/sign-in"})
    void a_page_of_the_office_does(String path) {
        assertThat(sessions(path)).containsExactly("one");
    }

    private static List<String> sessions(String path) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setCookies(new Cookie("tenko", Base64.getEncoder().encodeToString("one".getBytes())));
        return new Sessions().sessionCookie().readCookieValues(request);
    }
}
