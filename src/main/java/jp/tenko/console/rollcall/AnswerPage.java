package jp.tenko.console.rollcall;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Optional;
import jp.tenko.console.Browsers;
import jp.tenko.console.ForEverybody;
import jp.tenko.signin.SignIn;
import jp.tenko.webform.Errand;
import jp.tenko.webform.Forms;
import jp.tenko.webform.PersonalLink;
import jp.tenko.webform.PersonalLinks;
import jp.tenko.webform.Sheet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page of somebody whom LINE does not reach: one tap says that they are safe, or that their business is undamaged. It needs no sign-in, no session, no Redis and no
 * script. Opening it changes nothing, since robots that show previews open links, too; sending does.
 */
@Controller
@ForEverybody
@RequestMapping("/a")
class AnswerPage {

    private final PersonalLinks links;
    private final Forms forms;
    private final SignIn signIn;
    private final Clock clock;

    AnswerPage(PersonalLinks links, Forms forms, SignIn signIn, Clock clock) {
        this.links = links;
        this.forms = forms;
        this.signIn = signIn;
        this.clock = clock;
    }

    @ModelAttribute
    void keepToYourself(HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex, nofollow, noarchive");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    @GetMapping
    String ask(Model model) {
        model.addAttribute("failed", false);
        return "answer/code";
    }

    /** A code that was read out on the telephone. Wrong ones are counted, right ones are not. */
    @PostMapping
    @Transactional
    public String enter(@RequestParam(defaultValue = "") String code, HttpServletRequest request, HttpServletResponse response, Model model) {
        Optional<String> secret = links.enter(code);
        if (secret.isPresent()) {
            return "redirect:/a/" + secret.get();
        }
        boolean tooMany = signIn.tooManyTries("code " + request.getRemoteAddr(), clock.instant());
        response.setStatus(tooMany ? 429 : 422);
        model.addAttribute("failed", true);
        model.addAttribute("tooMany", tooMany);
        return "answer/code";
    }

    @GetMapping("/{secret}")
    @Transactional(readOnly = true)
    public String look(@PathVariable String secret, HttpServletRequest request, HttpServletResponse response, Model model) {
        return links.find(secret)
                .map(link -> page(link, secret, forms.open(errand(link), chosenLanguage(request)), model))
                .orElseGet(() -> over(response));
    }

    @PostMapping("/{secret}")
    @Transactional
    public String send(@PathVariable String secret, HttpServletRequest request, HttpServletResponse response, Model model) {
        return links.use(secret)
                .map(link -> page(link, secret, forms.send(errand(link), Browsers.sent(request), chosenLanguage(request)), model))
                .orElseGet(() -> over(response));
    }

    /** Null: they have chosen none. */
    private static @Nullable String chosenLanguage(HttpServletRequest request) {
        return AnswerLanguage.isChosen(request) ? LocaleContextHolder.getLocale().getLanguage() : null;
    }

    private static Errand errand(PersonalLink link) {
        return switch (link) {
            case PersonalLink.OfRollCall(var rollCall, var member) -> new Errand.Safety(member.id(), rollCall.id());
            case PersonalLink.OfSurvey(var incident, var business, var contact) -> new Errand.Damage(contact.id(), business.id());
        };
    }

    private static String page(PersonalLink link, String secret, Sheet sheet, Model model) {
        model.addAttribute("sheet", sheet);
        model.addAttribute("secret", secret);
        return switch (link) {
            case PersonalLink.OfRollCall(var rollCall, var member) -> {
                model.addAttribute("member", member);
                model.addAttribute("rollCall", rollCall);
                yield "answer/page";
            }
            case PersonalLink.OfSurvey(var incident, var business, var contact) -> {
                model.addAttribute("business", business);
                model.addAttribute("contact", contact);
                model.addAttribute("incident", incident);
                yield "answer/damage";
            }
        };
    }

    private static String over(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        return "answer/over";
    }
}
