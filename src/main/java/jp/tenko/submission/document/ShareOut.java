package jp.tenko.submission.document;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.tenko.incident.Incident;
import jp.tenko.submission.Recipient;
import org.jspecify.annotations.Nullable;

/**
 * 情報共有 to the town as it stands now (domain.md §1), one page: in words that can be printed, read out and sent, without names
 * and telephone numbers of people.
 *
 * @param title 「令和8年7月10日の大雨 情報共有 第3報」, a drill marked 【訓練】
 * @param asOf 「7月11日 9時00分現在」
 * @param filledInBy who looked it over, or 「速報・未確認」
 * @param figures by name; what the next one is compared with
 */
public record ShareOut(
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
        List<Section> sections,
        Map<String, Long> figures) {

    public ShareOut {
        sections = List.copyOf(sections);
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    /**
     * @param code its name: news, staff, scale, amounts, roads, help, next
     * @param table null: there is none
     */
    public record Section(String code, String heading, List<String> lines, @Nullable Table table) {

        public Section {
            lines = List.copyOf(lines);
        }
    }

    /** @param rows each as long as the head */
    public record Table(List<String> head, List<List<String>> rows) {}
}
