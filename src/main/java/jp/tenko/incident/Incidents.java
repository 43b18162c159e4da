package jp.tenko.incident;

/** Placeholder of the skeleton. */
public class Incidents {}
