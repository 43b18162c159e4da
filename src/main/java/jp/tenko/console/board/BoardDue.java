package jp.tenko.console.board;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the board says about documents: what nobody sent in time, what did not go out, and what is due next.
 *
 * @param loud somebody has to do something now, the earliest first
 * @param next null: nothing more is due
 */
record BoardDue(List<Line> loud, @Nullable Line next) {

    /** @param why {@code missed}, {@code refused}, {@code unsure} (nobody knows whether it arrived), {@code waiting} (approved, and nobody has delivered it yet), {@code unsaid} (nobody was
     *     asked: the month's messages are used up) or {@code open} */
    record Line(String why, String recipient, String document, Instant dueAt) {}
}
