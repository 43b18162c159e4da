package jp.tenko.flow;

import java.util.List;
import java.util.Set;

/** What LINE would refuse (line.md §3), found before anybody is asked: LINE001, LINE002, LINE005. */
final class LineLints {

    /** A chosen one of several carries 「✓ 」 in front. */
    static final String CHOSEN = "✓ ";
    /** [とばす], [戻る], [そのまま]; a select_multiple also has [決定]. */
    private static final int CONTROLS = 3;
    static final int LONGEST_NAMES = 200;
    private static final int LONGEST_URI = 1000;

    private final Flow flow;
    private final Sheet sheet;

    LineLints(Flow flow, Sheet sheet) {
        this.flow = flow;
        this.sheet = sheet;
    }

    void check() {
        for (Question question : flow.questions()) {
            List<Choice> choices = flow.choices(question);
            int room = Say.LONGEST_LABEL - (question.type() == QuestionType.SELECT_MULTIPLE ? CHOSEN.length() : 0);
            for (Choice choice : choices) {
                label(choice.label(), room, question);
                if (path(question).length() + choice.name().length() > LONGEST_NAMES) {
                    sheet.error(question.line(), question.name(), "LINE005",
                            "names of question and choice together must stay under " + LONGEST_NAMES
                                    + " for the postback data (300)");
                }
            }
            options(question, choices.size());
            links(question);
        }
    }

    /** What a button of it carries. */
    private static String path(Question question) {
        Group repeat = question.repeat();
        return repeat == null ? question.name() : repeat.path(Group.MOST_INSTANCES, question.name());
    }

    private void options(Question question, int choices) {
        int controls = CONTROLS + (question.type() == QuestionType.SELECT_MULTIPLE ? 1 : 0);
        boolean shown = !question.searched() && question.choiceFilter() == null;
        if (shown && choices + controls > Say.MOST_OPTIONS) {
            sheet.error(question.line(), question.name(), "LINE002", choices + " choices and " + controls
                    + " control buttons are more than LINE's " + Say.MOST_OPTIONS);
        }
    }

    private void links(Question question) {
        for (Question.Link link : question.links()) {
            label(link.label(), Say.LONGEST_LABEL, question);
            link(sheet, link.uri(), question.line(), question.name());
        }
    }

    static void link(Sheet sheet, String uri, int line, String about) {
        String scheme = uri.replaceFirst(":.*", "");
        if (!Set.of("http", "https", "line", "tel").contains(scheme) || uri.length() > LONGEST_URI) {
            sheet.error(line, about, "LINE007",
                    "LINE opens http, https, line and tel, at most " + LONGEST_URI + " long: " + uri);
        }
    }

    private void label(Words label, int most, Question question) {
        for (String language : label.languages()) {
            int length = Graphemes.count(label.in(language));
            if (length > most) {
                sheet.error(label.line(), question.name(), "LINE001", "label 「" + label.in(language) + "」 has " + length
                        + " characters; here at most " + most);
            }
        }
    }
}
