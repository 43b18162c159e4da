package jp.tenko.submission.document;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import jp.tenko.incident.Incident;
import jp.tenko.roster.Organizations;
import jp.tenko.submission.Approver;
import jp.tenko.submission.FormOneLine;
import jp.tenko.submission.Recipient;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Form I as it stands now, for a page, for paper, and as a list for other programs. */
@Component
public class FormOnes {

    private final FormOneLines lines;
    private final FormOneRows rows;
    private final Organizations organizations;
    private final DocumentWords words;
    private final Clock clock;

    FormOnes(FormOneLines lines, FormOneRows rows, Organizations organizations, DocumentWords words, Clock clock) {
        this.lines = lines;
        this.rows = rows;
        this.organizations = organizations;
        this.words = words;
        this.clock = clock;
    }

    /**
     * What would be sent to this recipient now; inside a transaction the reports are streamed.
     *
     * @param number 第n報
     * @param filledInBy 記入担当者; null: nobody has looked it over
     */
    public FormOne of(Incident incident, Recipient recipient, int number, @Nullable Approver filledInBy) {
        return at(clock.instant(), incident, recipient, number, filledInBy, lines.of(incident, recipient.id()));
    }

    FormOne at(
            Instant now, Incident incident, Recipient recipient, int number, @Nullable Approver filledInBy, List<FormOneLine> lines) {
        return new FormOne(
                incident,
                recipient,
                number,
                now,
                words.drill(incident)
                        + words.of("form-one.title", words.date(incident.beganAt()), words.of("kind." + incident.kind().code())),
                words.date(now),
                words.of("as-of", words.minute(now)),
                organizations.get(incident.organization()).name(),
                filledInBy == null ? words.of("unconfirmed") : filledInBy.name(),
                filledInBy == null,
                lines);
    }

    /** The rows as they are read, of {@link FormOne#listed()} or {@link FormOne#damaged()}. */
    public List<FormOneRow> rows(List<FormOneLine> which) {
        return which.stream().map(rows::of).toList();
    }

    /** Every damaged business, 変更無 included, as a CSV that Excel opens right (UTF-8 with a mark in front). */
    public byte[] csv(FormOne form) {
        CsvText text = new CsvText();
        text.line(Arrays.stream(FormOneColumn.values()).map(column -> words.of("form-one.csv." + column.code())).toList());
        form.damaged().forEach(line -> text.line(rows.of(line).cells().stream().map(FormOneRow.Cell::text).toList()));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
