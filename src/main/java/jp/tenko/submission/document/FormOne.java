package jp.tenko.submission.document;

import java.time.Instant;
import java.util.List;
import jp.tenko.incident.Incident;
import jp.tenko.submission.FormOneLine;
import jp.tenko.submission.Marking;
import jp.tenko.submission.Recipient;

/**
 * Form I (様式Ⅰ, domain.md §4) as it stands now, for a page and for the files that are sent. Everything is Japanese and ready to
 * be printed.
 *
 * @param title 「令和8年7月10日の大雨による商工被害状況」, a drill marked 【訓練】
 * @param submittedOn 提出日, 「令和8年7月11日」
 * @param asOf 「7月11日 11時58分現在」
 * @param filledInBy 記入担当者, or 「速報・未確認」
 * @param unconfirmed nobody has looked it over
 * @param lines by district and name, with those that are unchanged
 */
public record FormOne(
        Incident incident,
        Recipient recipient,
        int number,
        Instant knownAt,
        String title,
        String submittedOn,
        String asOf,
        String organization,
        String filledInBy,
        boolean unconfirmed,
        List<FormOneLine> lines) {

    public FormOne {
        lines = List.copyOf(lines);
    }

    /** What the form lists: 新規 and 修正. */
    public List<FormOneLine> listed() {
        return lines.stream().filter(line -> line.marking() != Marking.UNCHANGED).toList();
    }

    /** Every business that is damaged now, 変更無 included. */
    public List<FormOneLine> damaged() {
        return lines.stream().filter(line -> !line.withdrawn()).toList();
    }

    public long count(Marking marking) {
        return lines.stream().filter(line -> line.marking() == marking).count();
    }
}
