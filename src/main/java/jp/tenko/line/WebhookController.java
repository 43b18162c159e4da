package jp.tenko.line;

/** Placeholder of the skeleton. */
public class WebhookController {}
