package jp.tenko.rollcall;

import java.time.Instant;
import jp.tenko.roster.Member;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom a roll call counts.
 *
 * @param byLine the prompt went to their LINE; otherwise somebody has to telephone
 * @param answeredAt when they first said whether they are safe; null: silent
 */
public record Called(Member member, boolean byLine, @Nullable Instant answeredAt) {}
