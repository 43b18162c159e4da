package jp.tenko.submission.document;

import java.util.Arrays;
import jp.tenko.submission.FormOneLine;
import org.springframework.stereotype.Component;

/** Writes a line of Form I out in words, and marks what has changed in it. */
@Component
public class FormOneRows {

    private final DocumentWords words;

    FormOneRows(DocumentWords words) {
        this.words = words;
    }

    public FormOneRow of(FormOneLine line) {
        return new FormOneRow(Arrays.stream(FormOneColumn.values()).map(column -> cell(column, line)).toList());
    }

    private FormOneRow.Cell cell(FormOneColumn column, FormOneLine line) {
        String text = text(column, line);
        FormOneLine before = line.before();
        if (before == null || line.withdrawn() || column == FormOneColumn.MARKING) {
            return new FormOneRow.Cell(text, false);
        }
        String earlier = text(column, before);
        if (earlier.equals(text)) {
            return new FormOneRow.Cell(text, false);
        }
        return column == FormOneColumn.DESCRIPTION
                ? new FormOneRow.Cell(text, true)
                : new FormOneRow.Cell(words.of("form-one.before", text, earlier.isEmpty() ? words.of("form-one.empty") : earlier), true);
    }

    private String text(FormOneColumn column, FormOneLine line) {
        return switch (column) {
            case ADDRESS -> line.address();
            case SHOPPING_STREET -> line.shoppingStreet().isEmpty() ? words.of("form-one.no-street") : line.shoppingStreet();
            case BUSINESS_NAME -> line.businessName().isEmpty() ? words.of("form-one.no-name") : line.businessName();
            case TRADE -> line.trade();
            case AMOUNT -> line.withdrawn() ? words.of("form-one.no-street") : words.amount(line.yen(), line.amountUnknown());
            case DESCRIPTION -> line.description();
            case MARKING -> words.of("form-one.marking." + line.marking().code());
        };
    }
}
