package jp.tenko.submission.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.tenko.damage.DamageSummaries;
import jp.tenko.incident.Incident;
import jp.tenko.submission.Approver;
import jp.tenko.submission.Attachment;
import jp.tenko.submission.DocumentKind;
import jp.tenko.submission.Draft;
import jp.tenko.submission.DraftMaker;
import jp.tenko.submission.FormOneLine;
import jp.tenko.submission.Marking;
import jp.tenko.submission.Recipient;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Form I (様式Ⅰ, domain.md §4) with its mail and its .xlsx, in the organization's own form where there is one. */
@Component
class FormOneMaker implements DraftMaker {

    private final FormOnes forms;
    private final FormOneFiles files;
    private final FormOneLetter letter;
    private final DamageSummaries summaries;
    private final DocumentWords words;

    FormOneMaker(FormOnes forms, FormOneFiles files, FormOneLetter letter, DamageSummaries summaries, DocumentWords words) {
        this.forms = forms;
        this.files = files;
        this.letter = letter;
        this.summaries = summaries;
        this.words = words;
    }

    @Override
    public DocumentKind kind() {
        return DocumentKind.FORM_ONE;
    }

    @Override
    public Draft draft(Incident incident, Recipient recipient, int number, @Nullable Approver filledInBy) {
        FormOne form = forms.of(incident, recipient, number, filledInBy);
        List<Draft.Missing> missing = missing(form);
        add(missing, "parallel", summaries.of(incident).parallelBusinesses());
        byte[] file = files.of(form, missing);
        return new Draft(
                number,
                form.knownAt(),
                words.of("form-one.subject", marks(form), number, form.organization()),
                letter.of(form),
                List.of(new Attachment(FileNames.xlsx(words.of("form-one.file", marks(form), form.organization(), number)),
                        FileNames.XLSX, file)),
                form.lines(),
                missing,
                Map.of(
                        "new", form.count(Marking.NEW),
                        "revised", form.count(Marking.REVISED),
                        "unchanged", form.count(Marking.UNCHANGED)),
                FormOneHead.of(form).json());
    }

    private String marks(FormOne form) {
        return words.drill(form.incident()) + (form.unconfirmed() ? words.of("unconfirmed.mark") : "");
    }

    private static List<Draft.Missing> missing(FormOne form) {
        List<FormOneLine> damaged = form.damaged();
        List<Draft.Missing> missing = new ArrayList<>();
        add(missing, "amount", damaged.stream().filter(FormOneLine::amountUnknown).count());
        add(missing, "trade", damaged.stream().filter(line -> line.trade().isEmpty()).count());
        add(missing, "address", damaged.stream().filter(line -> line.address().isEmpty()).count());
        return missing;
    }

    private static void add(List<Draft.Missing> missing, String what, long businesses) {
        if (businesses > 0) {
            missing.add(new Draft.Missing(what, Math.toIntExact(businesses)));
        }
    }
}
