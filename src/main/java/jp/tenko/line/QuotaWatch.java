package jp.tenko.line;

/** Placeholder of the skeleton. */
class QuotaWatch {}
