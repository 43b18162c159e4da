package jp.tenko.conversation;


import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.tenko.damage.Counted;
import jp.tenko.damage.DamageSummaries;
import jp.tenko.incident.Incident;
import jp.tenko.incident.Incidents;
import jp.tenko.line.Button;
import jp.tenko.line.LineMessage;
import jp.tenko.line.LineMessage.Bubble;
import jp.tenko.line.LineMessage.Mood;
import jp.tenko.line.LineMessage.Row;
import jp.tenko.submission.Deadline;
import jp.tenko.submission.DocumentKind;
import jp.tenko.submission.Draft;
import jp.tenko.submission.DraftChanges;
import jp.tenko.submission.Due;
import jp.tenko.submission.FormOneLine;
import jp.tenko.submission.Marking;
import jp.tenko.submission.Recipient;
import jp.tenko.submission.Submission;
import jp.tenko.submission.SubmissionWords;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is said about documents and their deadlines: to whoever looks them over, and what to do when one does not go out. */
@Component
class SubmissionNotices implements SubmissionWords {

    /** More than that is read in the console. */
    private static final int LINES_SHOWN = 10;

    private static final int BODY_SHOWN = 1_000;

    private final Texts texts;
    private final Incidents incidents;
    private final ChangedDraft changes;
    private final PageAddresses addresses;
    private final DamageSummaries damage;

    SubmissionNotices(Texts texts, Incidents incidents, ChangedDraft changes, PageAddresses addresses, DamageSummaries damage) {
        this.texts = texts;
        this.incidents = incidents;
        this.changes = changes;
        this.addresses = addresses;
        this.damage = damage;
    }

    @Override
    public List<LineMessage> ask(Due due, Moment moment, String language) {
        return List.of(bubble(due, "due_title_" + moment.name().toLowerCase(Locale.ROOT), List.of(), buttons(due, language), language));
    }

    /** What is due next, asked for with a word. @param soonest of those that are shown: the others come after it */
    LineMessage next(Due due, boolean soonest, String language) {
        return bubble(due, soonest ? "due_title_next" : "due_title_after", List.of(), buttons(due, language), language);
    }

    /** The gist, then the first rows, or the first words of the mail. */
    List<LineMessage> content(Due due, String language) {
        List<Button> buttons = new ArrayList<>(approve(due, language));
        buttons.add(new Button.Postback(text("due_later_button", language), lead(SubmissionActs.LATER, due)));
        return List.of(
                bubble(due, "due_title_content", List.of(), whole(due, language), language),
                new LineMessage.Text(due.draft().lines().isEmpty() ? body(due.draft()) : rows(due.draft(), language), buttons));
    }

    /** A phone shows the first rows; whoever answers for all of them can read all of them. */
    private List<Button> whole(Due due, String language) {
        Optional<String> page = due.deadline() == null ? Optional.empty() : addresses.of("/submission/deadline/" + due.deadline().id().value());
        return List.of(page.<Button>map(address -> new Button.Link(text("due_whole_button", language), address))
                .orElseGet(() -> new Button.Postback(
                        text("due_whole_button", language), new ButtonData.Lead(LeaderActs.CONSOLE, "").write())));
    }

    /** Not what was on the card that was tapped: nothing went out, and it is asked once more. */
    LineMessage changed(Due due, @Nullable DraftChanges since, String language) {
        return bubble(due, "due_title_changed", since == null ? List.of() : changes.rows(since, language), changedButtons(due, language), language);
    }

    @Override
    public List<LineMessage> byHand(Submission submission, Recipient recipient, String language) {
        String text = texts.text("due_by_hand_" + recipient.channel().code(), language, named(submission, recipient, language));
        return List.of(settling(submission, "due_by_hand_title", text, Mood.ASKING, false, language));
    }

    /** A thumb slips: what is recorded can be taken back. */
    List<LineMessage> delivered(Submission submission, String said, String language) {
        return List.of(new Bubble(said, Mood.CALM, null, List.of(new Row.Paragraph(said)), List.of(new Button.Postback(
                text("due_undo_button", language),
                new ButtonData.Lead(SubmissionActs.UNDO, String.valueOf(submission.id().value())).write()))));
    }

    @Override
    public List<LineMessage> refused(Submission submission, Recipient recipient, String language) {
        String name = submission.unsure() ? "due_unsure" : "due_refused";
        String text = texts.text(name + "_text", language, named(submission, recipient, language));
        return List.of(settling(submission, name + "_title", text, Mood.DANGER, true, language));
    }

    @Override
    public List<LineMessage> unconfirmed(Submission submission, Recipient recipient, String language) {
        return List.of(new LineMessage.Text(texts.text("due_unconfirmed", language, named(submission, recipient, language))));
    }

    @Override
    public List<LineMessage> document(Submission submission) {
        return List.of(new LineMessage.Text(submission.subject() + "\n\n" + submission.body()));
    }

    /** 「福岡県へ 様式Ⅰ 第2報」 as {@code what}. */
    Map<String, String> named(Submission submission, Recipient recipient, String language) {
        return Map.of("what", document(recipient, submission.number(), language));
    }

    private String document(Recipient recipient, int number, String language) {
        return texts.text("due_document", language, Map.of(
                "recipient", recipient.name(),
                "document", text("document_" + recipient.document().code(), language),
                "number", String.valueOf(number)));
    }

    private Bubble bubble(Due due, String title, List<Row> said, List<Button> buttons, String language) {
        Draft draft = due.draft();
        boolean drill = due.incident().drill();
        String document = document(due.recipient(), draft.number(), language);
        List<Row> rows = new ArrayList<>();
        rows.add(new Row.Strong(document));
        rows.addAll(said);
        if (due.deadline() != null) {
            deadline(rows, due.deadline(), language);
        }
        due.unsure().forEach(before -> rows.add(new Row.Strong(
                texts.text("due_unsure_before", language, Map.of("number", String.valueOf(before.number()))))));
        if (due.recipient().document() == DocumentKind.FORM_ONE) {
            whatIsNew(rows, due, language);
        }
        draft.missing().stream().filter(missing -> missing.businesses() > 0).forEach(missing -> rows.add(new Row.Figure(
                text("due_missing_" + missing.what(), language),
                texts.text("due_businesses", language, Map.of("count", String.valueOf(missing.businesses()))))));
        String headed = texts.mark(drill, language) + text(title, language);
        return new Bubble(
                headed + " " + document,
                mood(due, title),
                headed,
                rows,
                buttons);
    }

    private void deadline(List<Row> rows, Deadline deadline, String language) {
        rows.add(new Row.Figure(text("due_by", language), texts.day(deadline.dueAt())));
        if (deadline.asked() && !deadline.note().isBlank()) {
            rows.add(new Row.Small(texts.text("due_note", language, Map.of("note", deadline.note()))));
        }
    }

    private void whatIsNew(List<Row> rows, Due due, String language) {
        Draft draft = due.draft();
        for (Marking marking : Marking.values()) {
            rows.add(new Row.Figure(text("marking_" + marking.code(), language), String.valueOf(draft.count(marking))));
        }
        if (draft.count(Marking.NEW) + draft.count(Marking.REVISED) == 0) {
            rows.add(new Row.Small(nothing(due, language)));
        }
    }

    /** Before any damage was said there is nothing that could be unchanged; and whoever is silent may be hit (domain.md §2). */
    private String nothing(Due due, String language) {
        if (!due.draft().lines().isEmpty()) {
            return text("due_nothing_new", language);
        }
        Counted counted = damage.of(due.incident()).whole().counted();
        return texts.text("due_nothing_yet", language, Map.of(
                "heard", String.valueOf(counted.heard()), "businesses", String.valueOf(counted.businesses())));
    }

    private List<Button> buttons(Due due, String language) {
        List<Button> buttons = new ArrayList<>();
        buttons.add(new Button.Postback(text("due_show_button", language), lead(SubmissionActs.SHOW, due)));
        buttons.addAll(approve(due, language));
        buttons.add(new Button.Postback(text("due_later_button", language), lead(SubmissionActs.LATER, due)));
        return buttons;
    }

    /** In a flood it may be another one again before anybody has read it: then a person may say that they want it as it stands. */
    private List<Button> changedButtons(Due due, String language) {
        List<Button> buttons = new ArrayList<>(buttons(due, language));
        buttons.add(2, new Button.Postback(
                text("due_newest_button", language),
                seen(due.early() ? SubmissionActs.NOW : SubmissionActs.APPROVE, due, SubmissionActs.NEWEST)));
        return buttons;
    }

    /** Long before the deadline one tap must not use it up unasked: it is said what it would be for. */
    private List<Button> approve(Due due, String language) {
        String only = due.byItself() ? "" : "_only";
        Deadline deadline = due.deadline();
        String seen = due.draft().seen();
        if (!due.early() || deadline == null) {
            return List.of(new Button.Postback(text("due_approve" + only + "_button", language), seen(SubmissionActs.APPROVE, due, seen)));
        }
        return List.of(
                new Button.Postback(text("due_now" + only + "_button", language), seen(SubmissionActs.NOW, due, seen)),
                new Button.Postback(
                        texts.text("due_early" + only + "_button", language, Map.of("time", texts.day(deadline.dueAt()))),
                        seen(SubmissionActs.APPROVE, due, seen)));
    }

    private static String seen(String act, Due due, String seen) {
        return new ButtonData.Lead(act, subject(due) + " " + due.draft().number() + " " + seen).write();
    }

    private static String lead(String act, Due due) {
        return new ButtonData.Lead(act, subject(due)).write();
    }

    private static String subject(Due due) {
        return due.deadline() == null ? "" : String.valueOf(due.deadline().id().value());
    }

    private Bubble settling(Submission submission, String title, String text, Mood mood, boolean again, String language) {
        Incident incident = incidents.get(submission.incident());
        String id = String.valueOf(submission.id().value());
        List<Button> buttons = new ArrayList<>();
        buttons.add(new Button.Postback(text("due_console_button", language), new ButtonData.Lead(LeaderActs.CONSOLE, "").write()));
        buttons.add(new Button.Postback(
                text(submission.unsure() ? "due_arrived_button" : "due_by_hand_button", language),
                new ButtonData.Lead(SubmissionActs.BY_HAND, id).write()));
        if (again) {
            buttons.add(new Button.Postback(
                    text("due_again_button", language), new ButtonData.Lead(SubmissionActs.RETRY, id).write()));
        }
        String headed = texts.mark(incident.drill(), language) + text(title, language);
        return new Bubble(
                headed + " " + text, incident.drill() ? Mood.DRILL : mood, headed, List.of(new Row.Paragraph(text)), buttons);
    }

    private String rows(Draft draft, String language) {
        List<FormOneLine> told = draft.lines().stream().filter(line -> line.marking() != Marking.UNCHANGED).toList();
        StringBuilder said = new StringBuilder(draft.subject());
        told.stream().limit(LINES_SHOWN).forEach(line -> said.append('\n').append(texts.text("due_line", language, Map.of(
                "marking", text("marking_" + line.marking().code(), language),
                "name", line.businessName(),
                "yen", changes.amount(line),
                "description", line.description()))));
        if (told.size() > LINES_SHOWN) {
            said.append('\n').append(texts.text("damage_news_more", language, Map.of(
                    "count", String.valueOf(told.size() - LINES_SHOWN))));
        }
        if (told.isEmpty()) {
            said.append('\n').append(text("due_nothing_new", language));
        }
        return said.toString();
    }

    private static String body(Draft draft) {
        String body = draft.subject() + "\n\n" + draft.body();
        return body.length() <= BODY_SHOWN ? body : body.substring(0, body.offsetByCodePoints(0, BODY_SHOWN / 2)) + "…";
    }

    private static Mood mood(Due due, String title) {
        if (due.incident().drill()) {
            return Mood.DRILL;
        }
        return title.endsWith("missed") || title.endsWith("down") ? Mood.DANGER : Mood.ASKING;
    }

    private String text(String name, String language) {
        return texts.text(name, language);
    }
}
