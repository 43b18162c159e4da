package jp.tenko.console;

import java.time.Clock;
import java.time.ZonedDateTime;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the frame of every page shows ({@code templates/layout.html}), those for everybody too. */
@ControllerAdvice(
        basePackages = {"jp.tenko.console", "jp.tenko.damage"},
        assignableTypes = ErrorController.class)
class EveryPage {

    private final Clock clock;

    EveryPage(Clock clock) {
        this.clock = clock;
    }

    /** The time for which the page is true, in Japan; printed at its foot. */
    @ModelAttribute("now")
    ZonedDateTime now() {
        return ZonedDateTime.now(clock);
    }
}
