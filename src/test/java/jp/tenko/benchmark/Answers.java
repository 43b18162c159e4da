package jp.tenko.benchmark;

import java.util.List;

/** What a member of staff answers who is safe: the five taps of {@code conversation-flows/staff-safety.yaml}. */
final class Answers {

    static final List<String> ALL = List.of("無事", "出勤できる", "被害なし", "通れる", "とばす");

    /** The answers that are records; 「とばす」 leaves the last question open. */
    static final int RECORDED = 4;

    private Answers() {}
}
