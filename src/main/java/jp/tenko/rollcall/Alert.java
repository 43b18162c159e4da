package jp.tenko.rollcall;

import java.time.Instant;
import jp.tenko.roster.Member;
import org.jspecify.annotations.Nullable;

/**
 * Somebody needs help or is injured: the leaders are told at once.
 *
 * @param about who; their telephone number is for tap-to-call
 * @param place where they said they are; null when they have not (yet)
 * @param saidBy the proxy who said so; null when they did themselves
 */
public record Alert(
        RollCall rollCall, Member about, @Nullable Place place, @Nullable Member saidBy, Instant answeredAt) {}
