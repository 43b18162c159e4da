package jp.tenko.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answers in lines, each with the button that corrects it: the summary before a form is sent, and the list behind 修正, where
 * instances of a repeat can be added and removed as well. A long form takes several messages.
 */
final class Lines {

    /** Messages of one turn are five at most; one is left for what else there is to say. */
    private static final int MOST_MESSAGES = 4;

    private final FlowLibrary library;
    private final Flow flow;
    private final Scope scope;
    private final Voice voice;
    private final String language;

    Lines(FlowLibrary library, Flow flow, Scope scope, Voice voice, String language) {
        this.library = library;
        this.flow = flow;
        this.scope = scope;
        this.voice = voice;
        this.language = language;
    }

    List<Say> summary(List<Question> answered) {
        List<Say.Option> options = List.of(voice.command("send"), voice.command("correct"));
        return cut("summary", rows(answered, false), options, 0, true);
    }

    /** @param from the row to begin with; later ones of a very long form */
    List<Say> corrections(List<Question> answered, int from) {
        List<Say.Row> rows = rows(answered, true);
        for (Group group : flow.survey().groups()) {
            boolean room = group.repeats() && scope.relevant(group) && scope.instances(group).size() < group.max();
            if (room) {
                rows.add(new Say.Row(voice.title(group), button("add", "add:" + group.name())));
            }
        }
        return cut("correct_which", rows, List.of(voice.command("continue")), from < rows.size() ? from : 0, false);
    }

    private List<Say.Row> rows(List<Question> answered, boolean listed) {
        List<Say.Row> rows = new ArrayList<>();
        String above = "";
        int number = 1;
        for (Question question : answered) {
            String heading = heading(question);
            if (!heading.isEmpty() && !heading.equals(above)) {
                rows.add(new Say.Row(heading, listed ? removal(question) : null));
            }
            above = heading;
            String line = voice.line(question);
            rows.add(new Say.Row(listed ? number++ + " " + line : line, button("correct", "correct:" + question.name())));
        }
        return rows;
    }

    private String heading(Question question) {
        if (question.instance() > 0) {
            return voice.instance(question);
        }
        Group group = question.group();
        while (group != null && group.label() == null) {
            group = group.parent();
        }
        return group == null ? "" : voice.title(group);
    }

    private Say.@Nullable Option removal(Question question) {
        Group repeat = question.instance() == 0 ? null : question.repeat();
        return repeat == null || scope.instances(repeat).size() <= repeat.min()
                ? null
                : button("remove", "remove:" + repeat.name() + ":" + question.instance());
    }

    private List<Say> cut(String phrase, List<Say.Row> rows, List<Say.Option> options, int from, boolean keep) {
        String text = library.phrases().text(phrase, language, Map.of());
        int to = Math.min(rows.size(), from + MOST_MESSAGES * Say.MOST_ROWS);
        List<Say> messages = new ArrayList<>();
        for (int start = from; start == from || start < to; start += Say.MOST_ROWS) {
            int end = Math.min(to, start + Say.MOST_ROWS);
            messages.add(new Say(messages.isEmpty() ? text : "…", rows.subList(start, end), end == to ? options : List.of(), keep));
        }
        if (to < rows.size() || from > 0) {
            Say last = messages.removeLast();
            List<Say.Option> more = new ArrayList<>(last.options());
            more.add(button("more", "correct::" + (to < rows.size() ? to : 0)));
            messages.add(new Say(last.text(), last.rows(), more, keep));
        }
        return messages;
    }

    private Say.Option button(String label, String command) {
        return Voice.option(library.commands().label(label, language), new Say.Action.Command(command));
    }
}
