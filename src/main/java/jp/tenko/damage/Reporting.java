package jp.tenko.damage;

import jp.tenko.roster.Business;

/** A report, and of which business it is: for lists of what came in last. */
public record Reporting(Business business, Revision revision) {}
