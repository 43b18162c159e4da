package jp.tenko.conversation;

/** Placeholder of the skeleton. */
public class Conversations {}
