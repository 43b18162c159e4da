package jp.tenko.damage.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the list.
 *
 * @param next where the next one begins; null: this is the last
 */
public record ListPage(List<DamageLine> lines, @Nullable String next) {

    public ListPage {
        lines = List.copyOf(lines);
    }
}
