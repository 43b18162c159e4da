package jp.tenko.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.tenko.line.LineMessage.Row;
import jp.tenko.submission.DraftChanges;
import jp.tenko.submission.FormOneLine;
import jp.tenko.submission.document.FormOneColumn;
import jp.tenko.submission.document.FormOnes;
import org.springframework.stereotype.Component;

/** Says on a card what has changed in a draft since the person saw it: the first few businesses, and what is counted. */
@Component
class ChangedDraft {

    /** A card is read standing up; the rest is in the list. */
    private static final int SHOWN = 5;

    /** Of a share-out; the others are on its page. */
    private static final List<String> COUNTED = List.of("heard", "light", "heavy", "hurt", "amount_unknown", "injured", "needs_help", "silent");

    private final FormOnes forms;
    private final Texts texts;

    ChangedDraft(FormOnes forms, Texts texts) {
        this.forms = forms;
        this.texts = texts;
    }

    List<Row> rows(DraftChanges since, String language) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row.Small(texts.text("due_changed", language)));
        since.lines().stream().limit(SHOWN).forEach(line -> rows.add(new Row.Small(line(line, language))));
        if (since.lines().size() > SHOWN) {
            rows.add(new Row.Small(texts.text("damage_news_more", language, Map.of(
                    "count", String.valueOf(since.lines().size() - SHOWN)))));
        }
        if (since.lines().isEmpty()) {
            since.figures().stream()
                    .filter(figure -> COUNTED.contains(figure.name()))
                    .forEach(figure -> rows.add(new Row.Figure(
                            texts.text("due_figure_" + figure.name(), language),
                            texts.text("due_from_to", language, Map.of(
                                    "before", String.valueOf(figure.before()), "now", String.valueOf(figure.now()))))));
        }
        return rows;
    }

    /** 被害額 as it stands on the form: 「約140万円」. */
    String amount(FormOneLine line) {
        return forms.rows(List.of(line.shown())).getFirst().cell(FormOneColumn.AMOUNT).text();
    }

    private String line(DraftChanges.Line line, String language) {
        FormOneLine before = line.before();
        FormOneLine now = line.now();
        String amount = before == null || now == null ? amount(line.either())
                : amount(before).equals(amount(now)) ? texts.text("due_changed_words", language)
                : texts.text("due_from_to", language, Map.of("before", amount(before), "now", amount(now)));
        return texts.text("due_changed_" + line.code(), language, Map.of("name", line.either().businessName(), "amount", amount));
    }
}
