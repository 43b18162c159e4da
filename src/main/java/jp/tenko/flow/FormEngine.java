package jp.tenko.flow;

/** Placeholder of the skeleton. */
public class FormEngine {}
