package jp.tenko.submission.document;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.tenko.submission.Recipients;
import org.springframework.stereotype.Component;

/**
 * The organizations' own forms ({@code recipient.template}). One that cannot be filled in is told with what is missing; the
 * layout of the plan goes out instead, so that nothing falls silent.
 */
@Component
public class Templates {

    private final Recipients recipients;
    private final FormOneRows rows;
    private final DocumentWords words;

    Templates(Recipients recipients, FormOneRows rows, DocumentWords words) {
        this.recipients = recipients;
        this.rows = rows;
        this.words = words;
    }

    /** What is wrong with this .xlsx, in Japanese, one sentence each; empty: it can be taken into use. */
    public List<String> mistakes(byte[] xlsx) {
        return FormOneTemplate.mistakes(xlsx, words);
    }

    /** What a form without mistakes will not say, in Japanese, one sentence each. */
    public List<String> hints(byte[] xlsx) {
        return FormOneTemplate.hints(xlsx, words);
    }

    /** The names that cells may have: those of the head, then those of the first line. */
    public List<String> names() {
        return Stream.concat(
                        FormOneFields.HEADS.stream().map(head -> words.of("template.head." + head)),
                        Arrays.stream(FormOneColumn.values()).map(column -> words.of("form-one.csv." + column.code())))
                .toList();
    }

    /** @return empty when the recipient has none of its own */
    Optional<Filling> filled(FormOne form) {
        return recipients.template(form.recipient().id())
                .map(own -> FormOneTemplate.filled(
                        own.content(), FormOneFields.of(form, words), FormOneFields.rows(form, rows, words), words));
    }
}
