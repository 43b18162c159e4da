package jp.tenko.submission;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.tenko.incident.Incident;
import org.jspecify.annotations.Nullable;

/** Documents that a test can compare: a slip of paper with what is known at this moment on it. */
class Slips implements DraftMaker {

    /** Rows of Form I, as the next document shall have them. */
    final List<FormOneLine> lines = new CopyOnWriteArrayList<>();

    private final DocumentKind kind;
    private final Clock clock;

    Slips(DocumentKind kind, Clock clock) {
        this.kind = kind;
        this.clock = clock;
    }

    @Override
    public DocumentKind kind() {
        return kind;
    }

    @Override
    public Draft draft(Incident incident, Recipient recipient, int number, @Nullable Approver filledInBy) {
        String title = kind == DocumentKind.FORM_ONE ? "様式Ⅰ" : "情報共有";
        String by = filledInBy == null ? "【速報・未確認】" : filledInBy.name();
        byte[] content = (title + number + by + "\r\n🌸\0").getBytes(StandardCharsets.UTF_8);
        return new Draft(
                number,
                clock.instant(),
                title + "(被害状況報告)第" + number + "報 広川町商工会 ①㈱髙﨑",
                "お世話になっております。\n" + title + "をお送りします。\n" + by,
                List.of(new Attachment(title + "_広川町商工会_とても長い名前の付いた添付書類の一覧表_第" + number + "報.xlsx", "application/octet-stream", content)),
                List.copyOf(lines),
                List.of(new Draft.Missing("amount", 2)),
                Map.of("heard", 3L),
                null);
    }
}
