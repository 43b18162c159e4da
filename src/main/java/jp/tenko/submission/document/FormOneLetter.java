package jp.tenko.submission.document;

import java.util.ArrayList;
import java.util.List;
import jp.tenko.submission.FormOneLine;
import jp.tenko.submission.Marking;
import jp.tenko.submission.Recipient;
import org.springframework.stereotype.Component;

/** The words that go with Form I: beside its file in a mail; on LINE, which takes no file, with the rows themselves. */
@Component
class FormOneLetter {

    /** LINE takes a text of 5,000 characters. */
    private static final int ROOM_FOR_ROWS = 4_000;

    private final FormOneRows rows;
    private final DocumentWords words;

    FormOneLetter(FormOneRows rows, DocumentWords words) {
        this.rows = rows;
        this.words = words;
    }

    String of(FormOne form) {
        boolean file = form.recipient().channel() != Recipient.Channel.LINE;
        List<String> remarks = new ArrayList<>();
        if (form.listed().isEmpty()) {
            remarks.add(words.of(form.lines().isEmpty() ? "form-one.nothing" : "form-one.body.nothing-new"));
        } else if (file) {
            remarks.add(words.of("form-one.body.attached"));
        } else {
            remarks.addAll(rows(form.listed()));
            remarks.add(words.of("form-one.body.no-file"));
        }
        if (form.unconfirmed()) {
            remarks.add(words.of("form-one.body.unconfirmed"));
        }
        if (form.incident().drill()) {
            remarks.add(words.of("form-one.body.drill"));
        }
        return words.of("form-one.body", form.recipient().addressee(), form.organization(), form.title(), form.number(), form.asOf(),
                form.count(Marking.NEW), form.count(Marking.REVISED), form.count(Marking.UNCHANGED), String.join("\n", remarks));
    }

    /** What has no room is counted, not left out in silence. */
    private List<String> rows(List<FormOneLine> listed) {
        List<String> told = new ArrayList<>();
        int length = 0;
        for (FormOneLine line : listed) {
            String row = row(line);
            length += row.length() + 1;
            if (length > ROOM_FOR_ROWS) {
                told.add(words.of("form-one.body.more", listed.size() - told.size()));
                return told;
            }
            told.add(row);
        }
        return told;
    }

    private String row(FormOneLine line) {
        FormOneRow row = rows.of(line);
        return words.of("form-one.body.row", text(row, FormOneColumn.MARKING), text(row, FormOneColumn.BUSINESS_NAME),
                text(row, FormOneColumn.ADDRESS), text(row, FormOneColumn.TRADE), text(row, FormOneColumn.AMOUNT), text(row, FormOneColumn.DESCRIPTION));
    }

    private static String text(FormOneRow row, FormOneColumn column) {
        return row.cell(column).text();
    }
}
