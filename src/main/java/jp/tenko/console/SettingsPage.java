package jp.tenko.console;

import static jp.tenko.signin.Access.LEADER;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.tenko.roster.OfficeSettings;
import jp.tenko.roster.Organizations;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What an office may set while Tenko runs: when a roll call reminds, reports and ends, and how long private data of reports are kept. */
@Controller
@RequestMapping("/settings")
class SettingsPage {

    private final OfficeSettings settings;
    private final SettingRules rules;
    private final Organizations organizations;
    private final Audit audit;
    private final Clock clock;

    SettingsPage(OfficeSettings settings, SettingRules rules, Organizations organizations, Audit audit, Clock clock) {
        this.settings = settings;
        this.rules = rules;
        this.organizations = organizations;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A line of the page.
     *
     * @param value as a person writes it
     * @param standard the value of the configuration
     * @param own whether the office has set it otherwise
     * @param wrong key of the words that say what was expected; null: all is well
     */
    public record Line(String name, String value, String standard, boolean own, @Nullable String wrong) {}

    @GetMapping
    @Allowed(LEADER)
    String look(@AuthenticationPrincipal SignedIn me, Model model) {
        return show(me, Map.of(), Map.of(), model);
    }

    @PostMapping
    @Allowed(LEADER)
    @Transactional
    public String set(
            @AuthenticationPrincipal SignedIn me, @RequestParam Map<String, String> sent, @RequestParam String seen, Model model,
            RedirectAttributes onwards) {
        organizations.lock(me.organization());
        Map<String, String> before = settings.of(me.organization());
        if (!seen.equals(seen(before))) {
            model.addAttribute("overtaken", true);
            return show(me, sent, Map.of(), model);
        }
        Map<String, String> typed = new LinkedHashMap<>();
        rules.standard().forEach((name, standard) -> typed.put(name, sent.getOrDefault(name, "")));
        Map<String, String> read = new LinkedHashMap<>();
        Map<String, String> wrong = rules.read(typed, read);
        if (!wrong.isEmpty()) {
            return show(me, typed, wrong, model);
        }
        rules.standard().forEach((name, standard) -> keep(me, name, before.getOrDefault(name, standard), read.get(name), standard));
        onwards.addFlashAttribute("done", "saved");
        return "redirect:/settings";
    }

    /** What says the same as the configuration is not kept: then a new configuration counts. */
    private void keep(SignedIn me, String name, String before, String now, String standard) {
        if (now.equals(standard)) {
            settings.reset(me.organization(), name);
        } else {
            settings.set(me.organization(), name, now, clock.instant());
        }
        if (!now.equals(before)) {
            audit.note(me, "setting-changed", null, name + ": " + before + " → " + now);
        }
    }

    @PostMapping("/standard")
    @Allowed(LEADER)
    @Transactional
    public String standard(@AuthenticationPrincipal SignedIn me, @RequestParam String name, RedirectAttributes onwards) {
        String standard = rules.standard().get(name);
        if (standard == null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        String before = settings.of(me.organization()).getOrDefault(name, standard);
        Map<String, String> read = new LinkedHashMap<>(rules.standard());
        read.putAll(settings.of(me.organization()));
        read.put(name, standard);
        if (!rules.fits(read)) { // a deadline after the end, set otherwise
            onwards.addFlashAttribute("problem", "setting-does-not-fit");
            return "redirect:/settings";
        }
        keep(me, name, before, standard, standard);
        onwards.addFlashAttribute("done", "saved");
        return "redirect:/settings";
    }

    private String show(SignedIn me, Map<String, String> typed, Map<String, String> wrong, Model model) {
        Map<String, String> set = settings.of(me.organization());
        model.addAttribute("lines", rules.standard().entrySet().stream()
                .map(line -> new Line(
                        line.getKey(),
                        typed.getOrDefault(line.getKey(), rules.shown(line.getKey(), set.getOrDefault(line.getKey(), line.getValue()))),
                        rules.shown(line.getKey(), line.getValue()),
                        set.containsKey(line.getKey()),
                        wrong.get(line.getKey())))
                .toList());
        model.addAttribute("seen", seen(set));
        model.addAttribute("wrong", wrong.size());
        return "settings";
    }

    private static String seen(Map<String, String> set) {
        return Integer.toHexString(set.hashCode());
    }
}
