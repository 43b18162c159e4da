package jp.tenko.console;

import static jp.tenko.signin.Access.LEADER;

import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/**
 * What an office may set while Tenko runs: when a roll call reminds, reports and ends, what it says of itself, when nobody is disturbed, how
 * many messages are kept back, how long private data of reports are kept. The last change can be taken back.
 */
@Controller
@RequestMapping("/settings")
class SettingsPage {

    private static final String SUBJECT = "settings";

    private final OfficeSettings settings;
    private final SettingRules rules;
    private final Organizations organizations;
    private final Edits edits;
    private final Audit audit;
    private final Clock clock;

    SettingsPage(OfficeSettings settings, SettingRules rules, Organizations organizations, Edits edits, Audit audit,
            Clock clock) {
        this.settings = settings;
        this.rules = rules;
        this.organizations = organizations;
        this.edits = edits;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A line of the page.
     *
     * @param heading key of the words above it; null: it stands under the one before
     * @param value as a person writes it
     * @param standard the value of the configuration
     * @param own whether the office has set it otherwise
     * @param wrong key of the words that say what was expected; null: all is well
     */
    public record Line(String name, @Nullable String heading, String value, String standard, boolean own, @Nullable String wrong) {}

    /** @param changes as a person reads them */
    public record Last(Edit edit, List<Edit.Change> changes) {}

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
        rules.standard(me.organization()).forEach((name, standard) -> typed.put(name, sent.getOrDefault(name, "")));
        Map<String, String> read = new LinkedHashMap<>();
        Map<String, String> wrong = rules.read(typed, read);
        if (!wrong.isEmpty()) {
            return show(me, typed, wrong, model);
        }
        keep(me, read);
        onwards.addFlashAttribute("done", "saved");
        return "redirect:/settings";
    }

    /** What says the same as the configuration is not kept: then a new configuration counts. @param values of some settings */
    private void keep(SignedIn me, Map<String, String> values) {
        Map<String, String> before = now(me);
        Map<String, String> standard = rules.standard(me.organization());
        List<Edit.Change> changes = before.keySet().stream()
                .filter(name -> !before.get(name).equals(values.getOrDefault(name, before.get(name))))
                .map(name -> new Edit.Change(name, before.get(name), values.get(name)))
                .toList();
        for (Edit.Change change : changes) {
            if (change.after().equals(standard.get(change.name()))) {
                settings.reset(me.organization(), change.name());
            } else {
                settings.set(me.organization(), change.name(), change.after(), clock.instant());
            }
            audit.note(me, "setting-changed", null, change.name() + ": " + change.before() + " → " + change.after());
        }
        edits.keep(me, SUBJECT, changes);
    }

    /** What counts now, in the order of the page. */
    private Map<String, String> now(SignedIn me) {
        Map<String, String> now = new LinkedHashMap<>(rules.standard(me.organization()));
        settings.of(me.organization()).forEach((name, value) -> now.computeIfPresent(name, (known, standard) -> value));
        return now;
    }

    @PostMapping("/standard")
    @Allowed(LEADER)
    @Transactional
    public String standard(@AuthenticationPrincipal SignedIn me, @RequestParam String name, RedirectAttributes onwards) {
        organizations.lock(me.organization());
        String standard = rules.standard(me.organization()).get(name);
        if (standard == null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return keepIfItFits(me, Map.of(name, standard), onwards);
    }

    /** Takes the last change back, unless somebody has changed the same again. */
    @PostMapping("/undo")
    @Allowed(LEADER)
    @Transactional
    public String undo(@AuthenticationPrincipal SignedIn me, @RequestParam long edit, RedirectAttributes onwards) {
        organizations.lock(me.organization());
        Edit last = edits.last(me, SUBJECT, edit).filter(found -> found.overtaken(now(me)).isEmpty()).orElse(null);
        if (last == null) {
            onwards.addFlashAttribute("problem", "changed-since");
            return "redirect:/settings";
        }
        return keepIfItFits(me, last.before(), onwards);
    }

    private String keepIfItFits(SignedIn me, Map<String, String> values, RedirectAttributes onwards) {
        Map<String, String> together = now(me);
        together.putAll(values);
        if (rules.fits(together)) {
            keep(me, values);
            onwards.addFlashAttribute("done", "saved");
        } else { // a deadline after the end, set otherwise
            onwards.addFlashAttribute("problem", "setting-does-not-fit");
        }
        return "redirect:/settings";
    }

    private String show(SignedIn me, Map<String, String> typed, Map<String, String> wrong, Model model) {
        Map<String, String> set = settings.of(me.organization());
        Set<String> headings = new HashSet<>();
        model.addAttribute("lines", rules.standard(me.organization()).entrySet().stream()
                .map(line -> new Line(
                        line.getKey(),
                        headings.add(SettingRules.heading(line.getKey())) ? SettingRules.heading(line.getKey()) : null,
                        typed.getOrDefault(line.getKey(), rules.shown(line.getKey(), set.getOrDefault(line.getKey(), line.getValue()))),
                        rules.shown(line.getKey(), line.getValue()),
                        set.containsKey(line.getKey()),
                        wrong.get(line.getKey())))
                .toList());
        model.addAttribute("last", edits.last(me, SUBJECT).map(edit -> new Last(edit, edit.changes().stream()
                .map(change -> new Edit.Change(
                        change.name(), rules.shown(change.name(), change.before()), rules.shown(change.name(), change.after())))
                .toList())).orElse(null));
        model.addAttribute("seen", seen(set));
        model.addAttribute("wrong", wrong.size());
        return "settings";
    }

    private static String seen(Map<String, String> set) {
        return Integer.toHexString(set.hashCode());
    }
}
