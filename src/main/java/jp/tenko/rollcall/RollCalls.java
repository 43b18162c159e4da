package jp.tenko.rollcall;

/** Placeholder of the skeleton. */
public class RollCalls {}
