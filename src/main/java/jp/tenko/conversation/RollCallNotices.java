package jp.tenko.conversation;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.tenko.flow.Graphemes;
import jp.tenko.incident.ResponsePolicy;
import jp.tenko.line.Button;
import jp.tenko.line.LineMessage;
import jp.tenko.line.LineMessage.Bubble;
import jp.tenko.line.LineMessage.Mood;
import jp.tenko.line.LineMessage.Row;
import jp.tenko.rollcall.Alert;
import jp.tenko.rollcall.Reply;
import jp.tenko.rollcall.RollCall;
import jp.tenko.rollcall.RollCallWords;
import jp.tenko.rollcall.Tally;
import jp.tenko.roster.Member;
import jp.tenko.roster.OfficeTexts;
import jp.tenko.roster.Organizations;
import jp.tenko.webform.PromptMailWords;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a roll call says unasked: prompt, reminders, alerts, announcements. Its summary is {@link RollCallSummary}. */
@Component
class RollCallNotices implements RollCallWords, PromptMailWords {

    /** UTF-16 units: a bubble has room for a few sentences. */
    private static final int LONGEST_CRY = 400;

    private final Texts texts;
    private final RollCallSummary summaries;
    private final Organizations organizations;
    private final OfficeTexts office;
    private final Clock clock;

    RollCallNotices(Texts texts, RollCallSummary summaries, Organizations organizations, OfficeTexts office, Clock clock) {
        this.texts = texts;
        this.summaries = summaries;
        this.organizations = organizations;
        this.office = office;
        this.clock = clock;
    }

    @Override
    public List<LineMessage> prompt(RollCall rollCall, String language) {
        String ask = texts.text("prompt_text", language, Map.of("kind", texts.kind(rollCall.kind(), language)));
        String small = texts.text("prompt_small", language, Map.of(
                "organization", organizations.get(rollCall.organization()).name(),
                "time", texts.time(rollCall.startedAt())));
        return List.of(safetyQuestion(rollCall, ask, small, language));
    }

    @Override
    public Words mail(RollCall rollCall, Member member, int number, URI link) {
        String language = member.language();
        Map<String, String> values = Map.of(
                "mark", texts.mark(rollCall, language),
                "kind", texts.kind(rollCall.kind(), language),
                "name", texts.name(member, language),
                "organization", organizations.get(rollCall.organization()).name(),
                "time", texts.day(rollCall.startedAt()),
                "link", link.toString());
        String text = texts.text(rollCall.drill() ? "mail_text_drill" : "mail_text", language, values);
        List<String> own = ownWords(rollCall, language);
        return new Words(
                texts.text(number == 0 ? "mail_subject" : "mail_subject_again", language, values),
                own.isEmpty() ? text : text + "\n\n" + String.join("\n", own));
    }

    /** What the office itself wants said: its line, and where to telephone. */
    private List<String> ownWords(RollCall rollCall, String language) {
        OfficeTexts.Said said = office.of(rollCall.organization());
        List<String> words = new ArrayList<>();
        if (said.prompt() != null) {
            words.add(said.prompt());
        }
        if (said.telephone() != null) {
            words.add(texts.text("office_telephone", language, Map.of("telephone", said.telephone())));
        }
        return words;
    }

    @Override
    public List<LineMessage> reminder(RollCall rollCall, int number, String language) {
        String small = texts.text("reminder_small", language, Map.of(
                "organization", organizations.get(rollCall.organization()).name(),
                "time", texts.time(clock.instant()),
                "number", String.valueOf(number)));
        return List.of(safetyQuestion(rollCall, texts.text("reminder_text", language), small, language));
    }

    /** Goes to many at once, so its buttons name the roll call instead of a conversation; they work with Redis empty. */
    private LineMessage safetyQuestion(RollCall rollCall, String ask, String small, String language) {
        String title = texts.mark(rollCall, language) + texts.text("prompt_title", language);
        List<Button> buttons = new ArrayList<>();
        for (String choice : List.of(Reply.SAFE, Reply.INJURED, Reply.NEEDS_HELP)) {
            buttons.add(safetyButton(rollCall, choice, language));
        }
        List<Row> rows = new ArrayList<>();
        rows.add(new Row.Strong(ask));
        ownWords(rollCall, language).forEach(words -> rows.add(new Row.Paragraph(words)));
        rows.add(new Row.Small(small));
        return new Bubble(title + " " + ask, rollCall.drill() ? Mood.DRILL : Mood.ASKING, title, rows, buttons);
    }

    /** Somebody wrote that things are better than they had said: one tap makes it so. */
    List<LineMessage> safetyChange(RollCall rollCall, String known, String safety, String language) {
        String text = texts.text("safety_change", language, Map.of(
                "known", texts.choice(Reply.SAFETY, known, language), "answer", texts.choice(Reply.SAFETY, safety, language)));
        Button change = safetyButton(rollCall, safety, language);
        return List.of(new Bubble(text, Mood.ASKING, null, List.of(new Row.Paragraph(text)), List.of(change)));
    }

    /** Who cries for help again hears each time that it is known, and whom to call. */
    List<LineMessage> helpIsKnown(Asked asked, String language) {
        boolean drill = asked.rollCall().drill();
        String text = texts.text(drill ? "help_known_drill" : "help_known", language);
        List<Row> rows = new ArrayList<>(List.of(new Row.Strong(text)));
        if (asked.awaitsPlace()) {
            rows.add(new Row.Paragraph(texts.text("help_known_no_place", language)));
        }
        List<Button> call = drill ? List.of() : List.of(new Button.Link(texts.text("call_119_button", language), "tel:119"));
        return List.of(new Bubble(text, drill ? Mood.DRILL : Mood.DANGER, null, rows, call));
    }

    /** A sentence may be about whoever wrote it: 足をけがした. */
    List<LineMessage> isItYou(RollCall rollCall, String safety, String language) {
        String text = texts.mark(rollCall, language) + texts.text("is_it_you_" + safety, language);
        List<Button> buttons = new ArrayList<>(List.of(safetyButton(rollCall, safety, language)));
        if (!rollCall.drill()) {
            buttons.add(new Button.Link(texts.text("call_119_button", language), "tel:119"));
        }
        return List.of(new Bubble(text, rollCall.drill() ? Mood.DRILL : Mood.ASKING, null, List.of(new Row.Paragraph(text)), buttons));
    }

    private Button safetyButton(RollCall rollCall, String choice, String language) {
        return new Button.Postback(
                texts.choice(Reply.SAFETY, choice, language),
                new ButtonData.Answer(null, SafetyTalk.FORM, SafetyTalk.subject(rollCall), Reply.SAFETY, choice, 0).write());
    }

    @Override
    public List<LineMessage> summary(RollCall rollCall, Tally tally, String language) {
        return List.of(summaries.bubble(rollCall, tally, language));
    }

    @Override
    public List<LineMessage> needsHelp(Alert alert, String language) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row.Strong(texts.text(
                alert.rollCall().drill() ? "needs_help_text_drill" : "needs_help_text", language, about(alert, language))));
        rows.add(new Row.Paragraph(alert.place() == null
                ? texts.text(alert.saidBy() == null ? "needs_help_no_place" : "needs_help_no_place_proxy", language)
                : texts.text("needs_help_place", language, Map.of("place", texts.place(alert.place().text(), language)))));
        return List.of(alertBubble(alert, "needs_help", Mood.DANGER, rows, language));
    }

    @Override
    public List<LineMessage> injured(Alert alert, String language) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row.Strong(texts.text("injured_text", language, about(alert, language))));
        return List.of(alertBubble(alert, "injured", Mood.DANGER, rows, language));
    }

    @Override
    public boolean isCry(String written) {
        return texts.isCry(written);
    }

    @Override
    public List<LineMessage> cry(Alert alert, String written, @Nullable String safety, String language) {
        String known = safety == null ? texts.text("cry_silent", language) : texts.choice(Reply.SAFETY, safety, language);
        Map<String, String> values = new HashMap<>(about(alert, language));
        values.put("words", Graphemes.cutUnits(written, LONGEST_CRY)); // the whole stands in the console
        values.put("known", known);
        List<Row> rows = new ArrayList<>(List.of(
                new Row.Strong(texts.text("cry_text", language, values)), new Row.Paragraph(texts.text("cry_known", language, values))));
        return List.of(alertBubble(alert, "cry", Mood.DANGER, rows, language));
    }

    @Override
    public List<LineMessage> better(Alert alert, String before, String now, String language) {
        Map<String, String> values = new HashMap<>(about(alert, language));
        values.put("before", texts.choice(Reply.SAFETY, before, language));
        values.put("now", texts.choice(Reply.SAFETY, now, language));
        List<Row> rows = new ArrayList<>(List.of(new Row.Strong(texts.text(alert.rollCall().drill() ? "better_text_drill" : "better_text", language, values))));
        return List.of(alertBubble(alert, "better", Mood.CALM, rows, language));
    }

    @Override
    public List<LineMessage> backInCharge(RollCall rollCall, Member now, Member before, String language) {
        return List.of(announcement(rollCall, "in_charge_title", texts.text("back_in_charge_text", language, Map.of(
                "now", texts.name(now, language), "before", texts.name(before, language))), language));
    }

    private Bubble alertBubble(Alert alert, String name, Mood mood, List<Row> rows, String language) {
        Member person = alert.about();
        if (alert.saidBy() != null) {
            rows.add(new Row.Small(texts.text(
                    "said_by_proxy", language, Map.of("name", texts.name(alert.saidBy(), language)))));
        }
        String mark = texts.mark(alert.rollCall(), language);
        return new Bubble(
                mark + texts.text(name + "_alt", language, Map.of("name", texts.name(person, language))),
                alert.rollCall().drill() ? Mood.DRILL : mood,
                mark + texts.text(name + "_title", language),
                rows,
                alertButtons(alert, mood, language));
    }

    private List<Button> alertButtons(Alert alert, Mood mood, String language) {
        List<Button> buttons = new ArrayList<>();
        if (texts.callable(alert.about(), language) instanceof Row.Tappable(String name, Button.Link(String label, String tel))) {
            buttons.add(new Button.Link(texts.text("call_person_button", language), tel));
        }
        if (alert.place() != null && alert.place().mapUri() != null) {
            buttons.add(new Button.Link(texts.text("map_button", language), alert.place().mapUri()));
        }
        if (mood == Mood.DANGER && !alert.rollCall().drill()) {
            buttons.add(new Button.Link(texts.text("call_119_button", language), "tel:119"));
        }
        return buttons;
    }

    private Map<String, String> about(Alert alert, String language) {
        return Map.of("name", texts.name(alert.about(), language), "time", texts.time(alert.answeredAt()));
    }

    @Override
    public List<LineMessage> inCharge(RollCall rollCall, Member now, Member before, String language) {
        return List.of(announcement(rollCall, "in_charge_title", texts.text("in_charge_text", language, Map.of(
                "now", texts.name(now, language), "before", texts.name(before, language))), language));
    }

    @Override
    public List<LineMessage> quotaStop(RollCall rollCall, long cost, long remaining, String language) {
        return List.of(announcement(rollCall, "quota_stop_title", texts.text(
                rollCall.drill() ? "quota_stop_text_drill" : "quota_stop_text", language, Map.of(
                "cost", String.valueOf(cost), "remaining", String.valueOf(remaining))), language));
    }

    @Override
    public List<LineMessage> policy(RollCall rollCall, ResponsePolicy policy, String language) {
        return List.of(announcement(rollCall, "policy_title", summaries.policy(policy, language), language));
    }

    @Override
    public List<LineMessage> closed(RollCall rollCall, Tally tally, String language) {
        return List.of(summaries.closed(rollCall, tally, language));
    }

    private LineMessage announcement(RollCall rollCall, String titleName, String text, String language) {
        String title = texts.mark(rollCall, language) + texts.text(titleName, language);
        Mood mood = rollCall.drill() ? Mood.DRILL : Mood.ASKING;
        return new Bubble(title + " " + text, mood, title, List.of(new Row.Strong(text)), List.of());
    }
}
