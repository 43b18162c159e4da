package jp.tenko.console.roster;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.tenko.console.Edit;
import jp.tenko.console.Edits;
import jp.tenko.console.SignedIn;
import jp.tenko.roster.file.Column;
import jp.tenko.roster.file.FormResult;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was changed last in a member or a business, shown below its name, and taken back as long as nobody has changed the same again. */
@Component
class Undo {

    private final Edits edits;

    Undo(Edits edits) {
        this.edits = edits;
    }

    /**
     * The last change as the page shows it.
     *
     * @param overtaken some of it says something else by now, so that it cannot be taken back
     */
    public record Shown(long edit, String who, Instant at, List<Line> lines, boolean overtaken) {}

    /** @param now what it says by now, when that is something else; null: it is still so */
    public record Line(String label, String before, String after, @Nullable String now) {}

    /** In the transaction of the change. */
    void keep(SignedIn by, String subject, Map<Column, String> before, Map<Column, String> after) {
        edits.keep(by, subject, before.keySet().stream()
                .filter(column -> !before.get(column).equals(after.get(column)))
                .map(column -> new Edit.Change(column.key(), before.get(column), after.get(column)))
                .toList());
    }

    /** @param fields as they are now; they know the labels and the words of choices */
    @Nullable Shown last(SignedIn me, String subject, Map<Column, String> now, List<Field> fields) {
        Map<String, Field> named = fields.stream().collect(Collectors.toMap(Field::name, field -> field));
        return edits.last(me, subject)
                .map(edit -> new Shown(edit.id(), edit.who(), edit.at(),
                        edit.changes().stream().filter(change -> named.containsKey(change.name()))
                                .map(change -> line(change, named.get(change.name()), byName(now)))
                                .toList(),
                        !edit.overtaken(byName(now)).isEmpty()))
                .orElse(null);
    }

    /** The form as it was before that change; empty when it is not the last one any more, or says something else by now. */
    Optional<Filled> before(SignedIn me, String subject, long edit, Map<Column, String> now) {
        return edits.last(me, subject, edit)
                .filter(last -> last.overtaken(byName(now)).isEmpty())
                .map(last -> {
                    Map<String, String> before = last.before();
                    Map<Column, String> cells = new LinkedHashMap<>();
                    now.forEach((column, value) -> cells.put(column, before.getOrDefault(column.key(), value)));
                    return new Filled(cells, FormResult.seen(now), List.of(), null);
                });
    }

    private static Line line(Edit.Change change, Field field, Map<String, String> now) {
        String said = now.getOrDefault(change.name(), "");
        return new Line(field.label(), field.word(change.before()), field.word(change.after()),
                said.equals(change.after()) ? null : field.word(said));
    }

    private static Map<String, String> byName(Map<Column, String> cells) {
        Map<String, String> byName = new LinkedHashMap<>();
        cells.forEach((column, value) -> byName.put(column.key(), value));
        return byName;
    }
}
