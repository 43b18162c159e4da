package jp.tenko.webform;

import jp.tenko.rollcall.RollCall;
import jp.tenko.roster.Member;

/** Who came by a personal link, and which roll call asks them. */
public record PersonalLink(RollCall rollCall, Member member) {}
