package jp.tenko.roster;

/**
 * A district (地区) of an organization's area.
 *
 * @param ordinal where it stands in lists, from 1
 */
public record District(String name, int ordinal) {}
