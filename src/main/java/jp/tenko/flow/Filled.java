package jp.tenko.flow;

/**
 * What came of a form that was sent.
 *
 * @param turn its records are to be executed, complete or not; it has ended when nothing is open and nothing wrong
 * @param page with what is wrong beside the field and what was typed kept, and with what has become relevant
 */
public record Filled(Turn turn, FormPage page) {}
