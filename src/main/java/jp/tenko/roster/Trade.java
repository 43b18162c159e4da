package jp.tenko.roster;

/**
 * A trade (業種), as an organization names it: 製造業, 建設業 …
 *
 * @param ordinal where it stands in lists, from 1
 */
public record Trade(String name, int ordinal) {}
