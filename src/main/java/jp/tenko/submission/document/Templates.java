package jp.tenko.submission.document;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.tenko.submission.RecipientId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The organizations' own forms ({@code recipient.template}). One that cannot be filled in is told with what is missing; the
 * layout of the plan goes out instead, so that nothing falls silent.
 */
@Component
public class Templates {

    private final JdbcClient db;
    private final FormOneRows rows;
    private final DocumentWords words;

    Templates(JdbcClient db, FormOneRows rows, DocumentWords words) {
        this.db = db;
        this.rows = rows;
        this.words = words;
    }

    /** What is wrong with this .xlsx, in Japanese, one sentence each; empty: it can be taken into use. */
    public List<String> mistakes(byte[] xlsx) {
        return OwnTemplate.mistakes(xlsx, words);
    }

    /** The names that cells may have: those of the head, then those of the first line. */
    public List<String> names() {
        return Stream.concat(
                        FormOneFields.HEADS.stream().map(head -> words.of("template.head." + head)),
                        Arrays.stream(FormOneColumn.values()).map(column -> words.of("form-one.csv." + column.code())))
                .toList();
    }

    /** @return empty when the recipient has none of its own, or it cannot be filled in */
    Optional<byte[]> filled(FormOne form) {
        return of(form.recipient().id())
                .flatMap(xlsx -> OwnTemplate.filled(
                        xlsx, FormOneFields.of(form, words), FormOneFields.rows(form, rows, words), words));
    }

    private Optional<byte[]> of(RecipientId recipient) {
        return db.sql("select template from recipient where id = :id and template is not null")
                .param("id", recipient.value())
                .query(byte[].class)
                .optional();
    }
}
