package jp.tenko.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.tenko.line.LineMessage;
import jp.tenko.rollcall.Reply;
import jp.tenko.rollcall.RollCall;
import jp.tenko.rollcall.RollCalls;
import jp.tenko.rollcall.Sighting;
import jp.tenko.rollcall.Tally;
import jp.tenko.roster.Member;
import org.springframework.stereotype.Component;

/** Everybody of a roll call by name and answer, one line each: those in need first, then the silent, then the safe. */
@Component
class RollCallList {

    /** As many lines as one message of 5,000 characters surely holds. */
    private static final int LINES = 120;

    private final RollCalls rollCalls;
    private final Texts texts;

    RollCallList(RollCalls rollCalls, Texts texts) {
        this.rollCalls = rollCalls;
        this.texts = texts;
    }

    LineMessage of(RollCall rollCall, Tally tally, String language) {
        List<String> lines = new ArrayList<>();
        lines.add(texts.mark(rollCall, language) + texts.text("summary_alt", language, RollCallSummary.figures(tally)));
        add(lines, tally.needsHelp(), texts.choice(Reply.SAFETY, Reply.NEEDS_HELP, language), language);
        add(lines, tally.injured(), texts.choice(Reply.SAFETY, Reply.INJURED, language), language);
        add(lines, tally.silent(), texts.text("silent_word", language), language);
        add(lines, rollCalls.safe(rollCall.id()), texts.choice(Reply.SAFETY, Reply.SAFE, language), language);
        for (Sighting sighting : rollCalls.sightings(rollCall.id())) {
            String seen = sighting.question().equals(Reply.ROAD_PLACE)
                    ? texts.choice(Reply.ROAD, "blocked", language) + ": " + texts.place(sighting.value(), language)
                    : sighting.value();
            lines.add(texts.text("sighting_line", language, Map.of("name", texts.name(sighting.member(), language), "seen", seen)));
        }
        if (lines.size() > LINES) {
            int left = lines.size() - LINES;
            lines = new ArrayList<>(lines.subList(0, LINES));
            lines.add(texts.text("list_more", language, Map.of("count", String.valueOf(left))));
        }
        return new LineMessage.Text(String.join("\n", lines));
    }

    private void add(List<String> lines, List<Member> people, String answer, String language) {
        people.forEach(member -> lines.add(texts.text("list_line", language, Map.of(
                "name", texts.name(member, language), "answer", answer))));
    }
}
