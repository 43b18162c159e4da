package jp.tenko.flow.reading;

import java.time.LocalDateTime;

/**
 * The moment at which something about time is typed.
 *
 * @param at in Japan
 * @param ahead what is told of lies before us (a visit, a reopening): 7/10 is the next one. Otherwise it has happened (damage): the last one
 */
public record Now(LocalDateTime at, boolean ahead) {}
