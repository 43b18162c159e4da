package jp.tenko.rollcall;

import jp.tenko.roster.Member;

/**
 * What somebody says they see (道路状況など, domain.md §1).
 *
 * @param question {@code road_place}: where the road is cut; {@code remarks}: anything else
 * @param value as it was answered; a place may be a position, words or photos
 */
public record Sighting(Member member, String question, String value) {}
