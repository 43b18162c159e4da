package jp.tenko.damage;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import jp.tenko.incident.Incident;
import jp.tenko.line.LineMessage;
import jp.tenko.roster.Area;

/** Words that a test can compare: what is said, and the language when it is not Japanese. */
class PlainWords implements DamageWords, AnswerWords {

    @Override
    public List<LineMessage> news(DamageNews news, String language) {
        return say(news.incident(), news.items().stream().map(PlainWords::item).collect(joining("; ")), language);
    }

    @Override
    public List<LineMessage> askOverview(Incident incident, String language) {
        return say(incident, "how does it look", language);
    }

    @Override
    public List<LineMessage> askReport(Incident incident, String language) {
        return say(incident, "what was hit", language);
    }

    @Override
    public List<Line> inWords(Form form, Map<String, String> answers, String language) {
        return answers.entrySet().stream().map(answer -> new Line(answer.getKey(), answer.getValue(), List.of())).toList();
    }

    private static String item(NewsItem item) {
        return switch (item) {
            case NewsItem.OfBusiness(var reasons, var business, var revision) ->
                business.name() + " #" + revision.number() + " " + reasons;
            case NewsItem.OfArea(Overview overview, String by) ->
                (overview.area() instanceof Area.OfDistrict(String name) ? name : "?") + " cut off, says " + by;
        };
    }

    private static List<LineMessage> say(Incident incident, String words, String language) {
        return List.of(new LineMessage.Text(
                (incident.drill() ? "DRILL " : "") + words + (language.equals("ja") ? "" : " (" + language + ")")));
    }
}
