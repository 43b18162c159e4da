package jp.tenko.submission.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final FormOneBook book;
    private final FormOneLetter letter;
    private final Templates templates;
    private final DocumentWords words;

    FormOneMaker(FormOnes forms, FormOneBook book, FormOneLetter letter, Templates templates, DocumentWords words) {
        this.forms = forms;
        this.book = book;
        this.letter = letter;
        this.templates = templates;
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
        byte[] file = file(form, missing);
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
                null);
    }

    /** In their own form, or, with the reason, in the layout of the plan. */
    private byte[] file(FormOne form, List<Draft.Missing> missing) {
        Optional<Filling> own = form.recipient().ownTemplate() ? templates.filled(form) : Optional.empty();
        if (own.isEmpty()) {
            return book.of(form);
        }
        return switch (own.get()) {
            case Filling.Filled(byte[] xlsx) -> xlsx;
            case Filling.Refused(String why) -> {
                missing.add(new Draft.Missing("template", 1, why));
                yield book.of(form);
            }
        };
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
