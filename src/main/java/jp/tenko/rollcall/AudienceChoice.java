package jp.tenko.rollcall;

/**
 * An audience that can be chosen, with its size.
 *
 * @param asked how many it would count
 * @param byLine how many of them LINE reaches
 */
public record AudienceChoice(Audience audience, int asked, int byLine) {}
