package jp.tenko.roster.joining;

import java.time.Instant;

/**
 * So many wrong codes came in within an hour that somebody seems to guess: nobody can join this channel for a while.
 *
 * @param until when codes are taken again
 * @param wrongCodes how many were wrong in the hour before the last of them
 * @param lineUsers from how many LINE users they came
 */
public record JoinTrouble(Instant until, int wrongCodes, int lineUsers) {}
