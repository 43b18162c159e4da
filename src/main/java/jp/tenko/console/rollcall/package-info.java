/**
 * The pages about the roll calls: all of them, one with everybody's answers, the history of one person, drills side by side, and the second way
 * in for those whom LINE does not reach. Start reading at {@link jp.tenko.console.rollcall.RollCallPage}.
 */
@NullMarked
package jp.tenko.console.rollcall;

import org.jspecify.annotations.NullMarked;
