package jp.tenko.damage;

import org.jspecify.annotations.Nullable;

/**
 * An answer that differs between two revisions.
 *
 * @param question its path in the form
 * @param before null: it was not answered
 * @param after null: it is not answered any more
 */
public record Change(String question, @Nullable String before, @Nullable String after) {}
