package jp.tenko.conversation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.tenko.line.Button;
import jp.tenko.line.LineMessage;
import jp.tenko.line.LineMessage.Row;
import jp.tenko.rollcall.LastAnswers;
import jp.tenko.rollcall.Missed;
import jp.tenko.roster.Member;
import jp.tenko.roster.Members;
import jp.tenko.roster.Organization;
import jp.tenko.roster.PrintedSheets;
import org.springframework.stereotype.Component;

/** Whom the next roll call would miss and why; when nobody, that it reaches everybody: a silence could as well be a check that does not run. */
@Component
class MonthlyCheckWords {

    private static final List<Missed.Why> SAID = List.of(Missed.Why.NOT_JOINED, Missed.Why.BLOCKED, Missed.Why.ON_LEAVE);
    private static final int NAMED = 5;
    private static final Duration OLD = Duration.ofDays(31);

    private final Members members;
    private final LastAnswers answers;
    private final PrintedSheets sheets;
    private final Texts texts;
    private final Clock clock;

    MonthlyCheckWords(Members members, LastAnswers answers, PrintedSheets sheets, Texts texts, Clock clock) {
        this.members = members;
        this.answers = answers;
        this.sheets = sheets;
        this.texts = texts;
        this.clock = clock;
    }

    LineMessage message(Organization organization, String language) {
        Missed missed = new Missed(members.of(organization.id()), answers.of(organization.id()));
        List<Row> rows = new ArrayList<>();
        for (Missed.Why why : SAID) {
            List<Member> people = missed.of(why);
            if (!people.isEmpty()) {
                rows.add(new Row.Strong(texts.text(
                        "monthly_" + why.name().toLowerCase(Locale.ROOT), language, Map.of("count", String.valueOf(people.size())))));
                rows.add(new Row.Paragraph(names(people, language)));
            }
        }
        boolean reached = missed.of(Missed.Why.NOT_JOINED).isEmpty() && missed.of(Missed.Why.BLOCKED).isEmpty();
        if (reached) {
            rows.addFirst(new Row.Strong(texts.text("monthly_all_well", language, Map.of("count", String.valueOf(missed.asked())))));
        }
        sheet(organization, language).ifPresent(said -> rows.add(new Row.Paragraph(said)));
        String title = texts.text("monthly_title", language);
        return new LineMessage.Bubble(
                title + " " + ((rows.getFirst() instanceof Row.Strong(String first)) ? first : ""), LineMessage.Mood.CALM, title, rows,
                List.of(new Button.Postback(
                        texts.text("due_console_button", language), new ButtonData.Lead(LeaderActs.CONSOLE, "").write())));
    }

    private String names(List<Member> people, String language) {
        String named = people.stream().limit(NAMED).map(member -> texts.name(member, language)).collect(Collectors.joining("、"));
        return people.size() <= NAMED
                ? named
                : named + " " + texts.text("monthly_more", language, Map.of("count", String.valueOf(people.size() - NAMED)));
    }

    /** The sheet for the night when nothing works is too old, or was never printed; empty: it is new enough. */
    private Optional<String> sheet(Organization organization, String language) {
        Optional<Instant> printed = sheets.last(organization.id());
        if (printed.isEmpty()) {
            return Optional.of(texts.text("monthly_sheet_never", language));
        }
        return printed.filter(at -> at.plus(OLD).isBefore(clock.instant()))
                .map(at -> texts.text("monthly_sheet_old", language, Map.of(
                        "days", String.valueOf(Duration.between(at, clock.instant()).toDays()))));
    }
}
