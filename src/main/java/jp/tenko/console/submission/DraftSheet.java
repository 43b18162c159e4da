package jp.tenko.console.submission;

import java.util.ArrayList;
import java.util.List;
import jp.tenko.submission.Approver;
import jp.tenko.submission.DocumentKind;
import jp.tenko.submission.DraftChanges;
import jp.tenko.submission.Due;
import jp.tenko.submission.FormOneLine;
import jp.tenko.submission.Marking;
import jp.tenko.submission.document.FormOneRow;
import jp.tenko.submission.document.FormOnes;
import jp.tenko.submission.document.ShareOuts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Shows a draft: its rows or its page, what is missing with the businesses to ask, and the mail it would go with. */
@Component
class DraftSheet {

    /** More rows than that are on the next page. */
    static final int ON_A_PAGE = 100;

    private static final int NAMED = 30;

    private final FormOnes forms;
    private final ShareOuts shareOuts;

    DraftSheet(FormOnes forms, ShareOuts shareOuts) {
        this.forms = forms;
        this.shareOuts = shareOuts;
    }

    /**
     * @param why the reason where it is not always the same, else empty
     * @param more how many are counted only
     */
    record Missing(String what, int count, String why, List<FormOneLine> businesses, int more) {}

    /** @param page of the rows, from 0; {@code all}: 変更無 as well */
    void show(Due due, Approver reader, boolean all, int page, Model model) {
        model.addAttribute("due", due);
        model.addAttribute("draft", due.draft());
        model.addAttribute("missing", missing(due));
        if (due.recipient().document() == DocumentKind.SHARE_OUT) {
            model.addAttribute("shareOut", shareOuts.of(due.incident(), due.recipient(), due.draft().number(), reader));
            return;
        }
        List<FormOneLine> lines = due.draft().lines().stream()
                .filter(line -> all || line.marking() != Marking.UNCHANGED)
                .toList();
        int pages = Math.max(1, Math.ceilDiv(lines.size(), ON_A_PAGE));
        int shown = Math.clamp(page, 0, pages - 1);
        model.addAttribute("all", all);
        model.addAttribute("page", shown);
        model.addAttribute("pages", pages);
        model.addAttribute("rows", rows(lines.subList(shown * ON_A_PAGE, Math.min(lines.size(), (shown + 1) * ON_A_PAGE))));
    }

    /**
     * A line that is another one than on the page before, as it was and as it is.
     *
     * @param row as it is read now, or was when it is gone
     * @param before null: it was not there
     */
    record Changed(DraftChanges.Line line, FormOneRow row, @Nullable FormOneRow before) {}

    /** @param since null: nobody knows any more what was on the page before */
    void changed(@Nullable DraftChanges since, Model model) {
        model.addAttribute("since", true);
        if (since != null) {
            model.addAttribute("changedLines", since.lines().stream().limit(NAMED).map(this::changed).toList());
            model.addAttribute("changedMore", Math.max(0, since.lines().size() - NAMED));
            model.addAttribute("changedFigures", since.lines().isEmpty() ? since.figures() : List.of());
        }
    }

    private Changed changed(DraftChanges.Line line) {
        FormOneLine before = line.before();
        return new Changed(line, forms.rows(List.of(line.either().shown())).getFirst(), before == null ? null : forms.rows(List.of(before)).getFirst());
    }

    List<DraftRow> rows(List<FormOneLine> lines) {
        List<FormOneRow> read = forms.rows(lines);
        List<DraftRow> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            rows.add(new DraftRow(lines.get(i), read.get(i)));
        }
        return rows;
    }

    private static List<Missing> missing(Due due) {
        return due.draft().missing().stream()
                .map(one -> {
                    List<FormOneLine> businesses = due.draft().lines().stream()
                            .filter(line -> new DraftRow(line, new FormOneRow(List.of())).lacks(one.what()))
                            .toList();
                    List<FormOneLine> named = businesses.stream().limit(NAMED).toList();
                    return new Missing(one.what(), one.businesses(), one.why(), named, businesses.size() - named.size());
                })
                .toList();
    }
}
