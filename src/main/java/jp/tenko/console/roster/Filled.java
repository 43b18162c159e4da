package jp.tenko.console.roster;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.tenko.roster.file.BadLine;
import jp.tenko.roster.file.Column;
import jp.tenko.roster.file.FormResult;
import org.jspecify.annotations.Nullable;

/**
 * A form as it is filled in.
 *
 * @param cells in the order in which they are asked
 * @param seen {@link FormResult#seen} of what was there when it was opened
 * @param mistakes why it was not saved
 * @param now what somebody else has saved meanwhile; null: nobody
 */
public record Filled(Map<Column, String> cells, String seen, List<BadLine> mistakes, @Nullable Map<Column, String> now) {

    /** As it is opened. */
    static Filled fresh(Map<Column, String> cells) {
        return new Filled(cells, FormResult.seen(cells), List.of(), null);
    }

    /** As it was sent. */
    static Filled of(Collection<? extends Column> asked, Map<String, String> sent) {
        Map<Column, String> cells = new LinkedHashMap<>();
        asked.forEach(column -> cells.put(column, sent.getOrDefault(column.key(), "")));
        return new Filled(cells, sent.getOrDefault("seen", ""), List.of(), null);
    }

    /** As a form would send it. */
    Map<String, String> sent() {
        Map<String, String> sent = new LinkedHashMap<>();
        cells.forEach((column, value) -> sent.put(column.key(), value));
        sent.put("seen", seen);
        return sent;
    }

    /** With why it was not saved. Whoever sends it again after that knows what somebody else wrote. */
    Filled after(FormResult result) {
        return switch (result) {
            case FormResult.Saved saved -> this;
            case FormResult.Refused(List<BadLine> refused) -> new Filled(cells, seen, refused, null);
            case FormResult.Overtaken(Map<Column, String> saved) -> new Filled(cells, FormResult.seen(saved), List.of(), saved);
        };
    }

    <C extends Enum<C> & Column> Map<C, String> as(Class<C> columns) {
        Map<C, String> typed = new EnumMap<>(columns);
        cells.forEach((column, value) -> typed.put(columns.cast(column), value));
        return typed;
    }
}
