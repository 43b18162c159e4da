package jp.tenko.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.tenko.damage.DamageNews;
import jp.tenko.damage.DamageWords;
import jp.tenko.damage.Level;
import jp.tenko.damage.NewsItem;
import jp.tenko.damage.Overview;
import jp.tenko.damage.Question;
import jp.tenko.incident.Incident;
import jp.tenko.line.Button;
import jp.tenko.line.LineMessage;
import jp.tenko.line.LineMessage.Bubble;
import jp.tenko.line.LineMessage.Mood;
import jp.tenko.line.LineMessage.Row;
import jp.tenko.roster.Area;
import jp.tenko.roster.Business;
import org.springframework.stereotype.Component;

/** What the damage survey says unasked: news to the leaders, and the questions to officers and businesses. */
@Component
class DamageNotices implements DamageWords {

    /** More than that is a list to be looked at, not a message to be read at once. */
    private static final int AT_MOST = 20;

    private final Texts texts;

    DamageNotices(Texts texts) {
        this.texts = texts;
    }

    @Override
    public List<LineMessage> news(DamageNews news, String language) {
        List<Row> rows = new ArrayList<>();
        news.items().stream().limit(AT_MOST).forEach(item -> rows.add(row(item, language)));
        if (news.items().size() > AT_MOST) {
            rows.add(new Row.Small(texts.text("damage_news_more", language, Map.of(
                    "count", String.valueOf(news.items().size() - AT_MOST)))));
        }
        String mark = texts.mark(news.incident().drill(), language);
        String title = mark + texts.text("damage_news_title", language);
        String alt = mark + texts.text("damage_news_alt", language, Map.of(
                "first", text(news.items().getFirst(), language), "count", String.valueOf(news.items().size())));
        Mood mood = news.incident().drill() ? Mood.DRILL : Mood.DANGER;
        return List.of(new Bubble(alt, mood, title, rows, List.of()));
    }

    @Override
    public List<LineMessage> askOverview(Incident incident, String language) {
        return ask(incident, "ask_overview", DamageRecords.OVERVIEW, List.of(), language);
    }

    @Override
    public List<LineMessage> askReport(Incident incident, String language) {
        Button nothing = new Button.Postback(
                texts.choiceOf(DamageRecords.DAMAGE_REPORT, Question.LEVEL, Level.NONE.code(), language),
                new ButtonData.Quick(DamageRecords.DAMAGE_REPORT, Question.LEVEL, Level.NONE.code()).write());
        return ask(incident, "ask_report", DamageRecords.DAMAGE_REPORT, List.of(nothing), language);
    }

    /** @param others the buttons beside the one that begins the form */
    private List<LineMessage> ask(Incident incident, String name, String formId, List<Button> others, String language) {
        String title = texts.mark(incident.drill(), language) + texts.text(name + "_title", language);
        String text = texts.text(name + "_text", language, Map.of("kind", texts.kind(incident.kind(), language)));
        Button begin = new Button.Postback(texts.text(name + "_button", language), new ButtonData.Begin(formId).write());
        Mood mood = incident.drill() ? Mood.DRILL : Mood.ASKING;
        return List.of(new Bubble(title + " " + text, mood, title, List.of(new Row.Strong(text)),
                Stream.concat(Stream.of(begin), others.stream()).toList()));
    }

    private Row row(NewsItem item, String language) {
        String text = text(item, language);
        return switch (item) {
            case NewsItem.OfBusiness(var reasons, Business business, var revision) -> texts.callable(business, text, language);
            case NewsItem.OfArea area -> new Row.Paragraph(text);
        };
    }

    private String text(NewsItem item, String language) {
        return switch (item) {
            case NewsItem.OfBusiness(var reasons, Business business, var revision) ->
                texts.text("damage_news_business", language, Map.of(
                        "reasons", reasons.stream()
                                .map(reason -> texts.text("damage_reason_" + reason.name().toLowerCase(Locale.ROOT), language))
                                .collect(Collectors.joining("・")),
                        "name", business.name(),
                        "time", texts.time(revision.saidAt())));
            case NewsItem.OfArea(Overview overview, String by) ->
                texts.text("damage_news_area", language, Map.of(
                        "area", area(overview.area()), "why", texts.cutOff(overview, language), "by", by,
                        "time", texts.time(overview.saidAt())));
        };
    }

    private static String area(Area area) {
        return switch (area) {
            case Area.Whole() -> "";
            case Area.OfDistrict(String name) -> name;
            case Area.OfTrade(String name) -> name;
        };
    }
}
