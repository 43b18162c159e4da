package jp.tenko.sandbox;

/** Placeholder of the skeleton. */
public class LinePlatform {}
