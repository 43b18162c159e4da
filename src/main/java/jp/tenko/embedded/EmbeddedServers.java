package jp.tenko.embedded;

/** Placeholder of the skeleton. */
public class EmbeddedServers {}
