/**
 * What LINE refuses in a message, and how it says so: the limits of line.md §3, with both ways of counting characters.
 * Pure: JSON in, violations out. Start reading at {@link jp.tenko.sandbox.rules.MessageRules}.
 */
@NullMarked
package jp.tenko.sandbox.rules;

import org.jspecify.annotations.NullMarked;
