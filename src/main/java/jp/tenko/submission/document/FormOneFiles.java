package jp.tenko.submission.document;

import java.util.List;
import java.util.Optional;
import jp.tenko.submission.Draft;
import org.springframework.stereotype.Component;

/** Form I as the file that is attached: in the organization's own form, or, with the reason, in the layout of the plan. */
@Component
class FormOneFiles {

    private final FormOneBook book;
    private final Templates templates;

    FormOneFiles(FormOneBook book, Templates templates) {
        this.book = book;
        this.templates = templates;
    }

    /** @param missing is told when the own form could not be filled in */
    byte[] of(FormOne form, List<Draft.Missing> missing) {
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
}
