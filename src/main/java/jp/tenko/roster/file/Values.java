package jp.tenko.roster.file;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** One value of each of many rows, as {@code unnest} takes them: a file is written with one statement, however long it is. */
final class Values {

    private Values() {}

    static <R> String[] texts(List<R> rows, Function<R, @Nullable String> value) {
        return all(rows, value, String[]::new);
    }

    static <R, T> T[] all(List<R> rows, Function<R, @Nullable T> value, IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
