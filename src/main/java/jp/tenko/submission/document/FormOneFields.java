package jp.tenko.submission.document;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import jp.tenko.submission.FormOneLine;

/** What an organization's own form may name in its head; the names are {@code document.template.head.*}. */
final class FormOneFields {

    static final List<String> HEADS = List.of("title", "number", "submitted", "organization", "filled-in-by", "addressee", "as-of");

    /** Without these the reader cannot tell one report from the next: nobody prints them on a form beforehand. */
    static final List<String> TELLING = List.of("number", "as-of");

    private FormOneFields() {}

    static Map<String, String> of(FormOne form, DocumentWords words) {
        return Map.of(
                "title", (form.unconfirmed() ? words.of("unconfirmed.mark") : "") + form.title(),
                "number", words.of("number", form.number()),
                "submitted", form.submittedOn(),
                "organization", form.organization(),
                "filled-in-by", form.filledInBy(),
                "addressee", form.recipient().addressee(),
                "as-of", form.asOf());
    }

    /** Without a line, the first row says that there is nothing new. */
    static List<FormOneRow> rows(FormOne form, FormOneRows rows, DocumentWords words) {
        List<FormOneLine> listed = form.listed();
        if (!listed.isEmpty()) {
            return listed.stream().map(rows::of).toList();
        }
        String nothing = words.of(form.lines().isEmpty() ? "form-one.nothing" : "form-one.nothing-new");
        return List.of(new FormOneRow(Arrays.stream(FormOneColumn.values())
                .map(column -> new FormOneRow.Cell(column == FormOneColumn.DESCRIPTION ? nothing : "", false))
                .toList()));
    }
}
