package jp.tenko.roster;

/** Placeholder of the skeleton. */
public class Members {}
