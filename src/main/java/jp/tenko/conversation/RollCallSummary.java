package jp.tenko.conversation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.tenko.incident.ResponsePolicy;
import jp.tenko.line.Button;
import jp.tenko.line.LineMessage.Bubble;
import jp.tenko.line.LineMessage.Mood;
import jp.tenko.line.LineMessage.Row;
import jp.tenko.rollcall.Reply;
import jp.tenko.rollcall.RollCall;
import jp.tenko.rollcall.Tally;
import jp.tenko.roster.Member;
import org.springframework.stereotype.Component;

/** How a roll call stands, in one bubble: those in need first, then figures, then the silent by name with tap-to-call. */
@Component
class RollCallSummary {

    /** More names would not fit into LINE's 30 KB, nor into anybody's head; the list has them all. */
    private static final int NAMES = 20;

    private static final List<Integer> QUARTERS = List.of(25, 50, 75, 100);

    private final Texts texts;

    RollCallSummary(Texts texts) {
        this.texts = texts;
    }

    Bubble bubble(RollCall rollCall, Tally tally, String language) {
        List<Row> rows = head(rollCall, tally, language);
        rows.add(new Row.Rule());
        rows.addAll(silent(tally, language));
        String mark = texts.mark(rollCall, language);
        return new Bubble(
                mark + texts.text("summary_alt", language, figures(tally)),
                mood(rollCall, tally),
                mark + texts.text("summary_title", language),
                rows,
                rollCall.isOpen() ? buttons(rollCall, tally, language) : List.of());
    }

    Bubble closed(RollCall rollCall, Tally tally, String language) {
        List<Row> rows = head(rollCall, tally, language);
        if (rollCall.drill()) {
            rows.add(new Row.Rule());
            QUARTERS.forEach(percent -> rows.add(quarter(tally, percent, language)));
        }
        rows.add(new Row.Rule());
        rows.addAll(silent(tally, language));
        String mark = texts.mark(rollCall, language);
        return new Bubble(
                mark + texts.text("closed_alt", language, figures(tally)),
                mood(rollCall, tally),
                mark + texts.text("closed_title", language),
                rows,
                List.of());
    }

    /** The policy in words: the choice of the flow, and what was added. */
    String policy(ResponsePolicy policy, String language) {
        String choice = policy.code() == null ? "" : texts.choiceOf("response-policy", "policy", policy.code(), language);
        String words = policy.words() == null ? "" : policy.words();
        return choice.isEmpty() || words.isEmpty() ? choice + words : choice + "\n" + words;
    }

    private List<Row> head(RollCall rollCall, Tally tally, String language) {
        List<Row> rows = new ArrayList<>();
        long minutes = rollCall.plan().passed(rollCall.startedAt(), tally.now()).toMinutes();
        rows.add(new Row.Small(texts.text("summary_head", language, Map.of(
                "kind", texts.kind(rollCall.kind(), language),
                "minutes", String.valueOf(minutes),
                "time", texts.time(tally.now())))));
        rows.add(new Row.Small(texts.text(
                "summary_in_charge", language, Map.of("name", texts.name(tally.inCharge(), language)))));
        people(rows, Reply.NEEDS_HELP, tally.needsHelp(), language);
        people(rows, Reply.INJURED, tally.injured(), language);
        rows.add(new Row.Figure(texts.text("summary_answered", language), tally.answered() + "/" + tally.asked()));
        counts(rows, Reply.SAFETY, tally, language);
        if (tally.late() > 0) {
            rows.add(new Row.Figure(texts.text("summary_late", language), String.valueOf(tally.late())));
        }
        section(rows, "summary_work", Reply.ABLE_TO_WORK, tally, language);
        section(rows, "summary_house", Reply.HOUSE, tally, language);
        section(rows, "summary_road", Reply.ROAD, tally, language);
        return rows;
    }

    private void people(List<Row> rows, String safety, List<Member> people, String language) {
        if (!people.isEmpty()) {
            rows.add(new Row.Strong(texts.choice(Reply.SAFETY, safety, language) + " " + people.size()));
            people.stream().limit(NAMES).forEach(member -> rows.add(texts.callable(member, language)));
        }
    }

    private void section(List<Row> rows, String title, String question, Tally tally, String language) {
        if (!tally.countsOf(question).isEmpty()) {
            rows.add(new Row.Rule());
            rows.add(new Row.Small(texts.text(title, language)));
            counts(rows, question, tally, language);
        }
    }

    private void counts(List<Row> rows, String question, Tally tally, String language) {
        Map<String, Integer> counts = tally.countsOf(question);
        texts.choicesInOrder(SafetyTalk.FORM, question, counts.keySet()).forEach(value -> rows.add(
                new Row.Figure(texts.choice(question, value, language), String.valueOf(counts.get(value)))));
    }

    private List<Row> silent(Tally tally, String language) {
        if (tally.allAnswered()) {
            return List.of(new Row.Strong(texts.text("summary_nobody_silent", language)));
        }
        List<Row> rows = new ArrayList<>();
        int silent = tally.silent().size();
        rows.add(new Row.Strong(texts.text("summary_silent", language, Map.of("count", String.valueOf(silent)))));
        tally.silent().stream().limit(NAMES).forEach(member -> rows.add(texts.callable(member, language)));
        if (silent > NAMES) {
            rows.add(new Row.Small(texts.text("summary_more", language, Map.of("count", String.valueOf(silent - NAMES)))));
        }
        return rows;
    }

    private Row quarter(Tally tally, int percent, String language) {
        Duration time = tally.timeTo(percent);
        return new Row.Figure(
                texts.text("drill_quarter", language, Map.of("percent", String.valueOf(percent))),
                time == null
                        ? texts.text("not_reached", language)
                        : texts.text("minutes", language, Map.of("minutes", "%.1f".formatted(time.toSeconds() / 60.0))));
    }

    private List<Button> buttons(RollCall rollCall, Tally tally, String language) {
        List<Button> buttons = new ArrayList<>();
        if (!tally.allAnswered()) {
            buttons.add(lead("remind", rollCall, "remind_button", language));
        }
        buttons.add(lead("list", rollCall, "list_button", language));
        buttons.add(new Button.Postback(
                texts.text("policy_button", language), new ButtonData.Begin("response-policy").write()));
        buttons.add(lead("close", rollCall, "close_button", language));
        return buttons;
    }

    private Button lead(String act, RollCall rollCall, String label, String language) {
        return new Button.Postback(
                texts.text(label, language), new ButtonData.Lead(act, SafetyTalk.subject(rollCall)).write());
    }

    static Map<String, String> figures(Tally tally) {
        return Map.of(
                "answered", String.valueOf(tally.answered()),
                "asked", String.valueOf(tally.asked()),
                "needs_help", String.valueOf(tally.needsHelp().size()),
                "injured", String.valueOf(tally.injured().size()),
                "silent", String.valueOf(tally.silent().size()));
    }

    private static Mood mood(RollCall rollCall, Tally tally) {
        if (rollCall.drill()) {
            return Mood.DRILL;
        }
        return tally.needsHelp().isEmpty() && tally.injured().isEmpty() ? Mood.CALM : Mood.DANGER;
    }
}
