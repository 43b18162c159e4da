package jp.tenko.console.submission;

import java.util.Arrays;
import jp.tenko.submission.Marking;
import jp.tenko.submission.document.FormOne;
import jp.tenko.submission.document.FormOnes;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Form I as a page of paper. */
@Component
class FormOnePaper {

    private final FormOnes forms;

    FormOnePaper(FormOnes forms) {
        this.forms = forms;
    }

    /** @return the page's name */
    String show(FormOne form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("rows", forms.rows(form.listed()));
        model.addAttribute("counts", Arrays.stream(Marking.values()).map(form::count).toList());
        return "submission/form-one-paper";
    }
}
