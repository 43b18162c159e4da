package jp.tenko.console;

import static jp.tenko.signin.Access.STAFF;

import java.util.List;
import java.util.Locale;
import jp.tenko.flow.Finding;
import jp.tenko.flow.Flow;
import jp.tenko.flow.FlowLibrary;
import jp.tenko.flow.LiveFlows;
import jp.tenko.flow.tool.FlowOutline;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the bot says, to be read by those who answer for it: each flow with its questions and branches, and its words in every language. */
@Controller
@RequestMapping("/flows")
class FlowsPage {

    private final LiveFlows flows;

    FlowsPage(LiveFlows flows) {
        this.flows = flows;
    }

    /** @param keywords words that begin it */
    record Line(String formId, String title, String version, List<String> keywords, int lints) {}

    @GetMapping
    @Allowed(STAFF)
    String list(@AuthenticationPrincipal SignedIn me, Locale locale, Model model) {
        FlowLibrary library = flows.library();
        model.addAttribute("flows", library.flows().stream().map(flow -> line(flow, library, locale)).toList());
        model.addAttribute("mistakes", flows.mistakes());
        return "flows";
    }

    private static Line line(Flow flow, FlowLibrary library, Locale locale) {
        return new Line(
                flow.formId(),
                flow.title(locale.getLanguage()),
                flow.version(),
                flow.settings().keywords(),
                lints(library, flow.formId()).size());
    }

    /** @param spoken the language of the preview; one that the flow does not have: Japanese */
    @GetMapping("/{formId}")
    @Allowed(STAFF)
    String look(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String formId,
            @RequestParam(name = "in", defaultValue = "ja") String spoken,
            Locale locale,
            Model model) {
        FlowLibrary library = flows.library();
        Flow flow = Found.orNot(library.flows().stream().filter(one -> one.formId().equals(formId)).findFirst());
        FlowOutline outline = FlowOutline.of(flow, locale.getLanguage());
        model.addAttribute("flow", line(flow, library, locale));
        model.addAttribute("outline", outline);
        model.addAttribute("spoken", outline.languages().contains(spoken) ? spoken : "ja");
        model.addAttribute("uiLanguage", locale.getLanguage());
        model.addAttribute("versions", flows.versions(formId));
        model.addAttribute("lints", lints(library, formId));
        return "flow";
    }

    private static List<Finding> lints(FlowLibrary library, String formId) {
        return library.warnings().stream().filter(finding -> finding.file().equals(formId + ".yaml")).toList();
    }
}
