package jp.tenko.console.board;

import static jp.tenko.signin.Access.LEADER;
import static jp.tenko.signin.Access.VIEWER;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import jp.tenko.console.Allowed;
import jp.tenko.console.SignedIn;
import jp.tenko.incident.Incidents;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The wall: how it stands now. It brings itself up to date ({@link BoardFeed}). */
@Controller
class BoardPage {

    private final BoardFeed feed;
    private final Incidents incidents;

    BoardPage(BoardFeed feed, Incidents incidents) {
        this.feed = feed;
        this.incidents = incidents;
    }

    /** @param projector there: larger, without menu, and without telephone numbers: the press sees the wall */
    @GetMapping("/")
    @Allowed(VIEWER)
    String look(@AuthenticationPrincipal SignedIn me, Locale locale, @RequestParam(required = false) @Nullable String projector, Model model) {
        model.addAttribute("board", feed.now(view(me, projector != null, locale)));
        model.addAttribute("closable", me.may(LEADER) && incidents.current(me.organization(), false).isPresent());
        model.addAttribute("projector", projector != null);
        return "board";
    }

    @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Allowed(VIEWER)
    SseEmitter live(@AuthenticationPrincipal SignedIn me, @RequestParam(required = false) @Nullable String projector, Locale locale, HttpServletResponse response) {
        response.setHeader("X-Accel-Buffering", "no"); // a proxy must not gather what shall be seen at once
        return feed.watch(view(me, projector != null, locale), me.account().id());
    }

    private static BoardFeed.View view(SignedIn me, boolean projector, Locale locale) {
        return new BoardFeed.View(me.organization(), me.seesPeople(), me.may(LEADER), projector, locale);
    }
}
