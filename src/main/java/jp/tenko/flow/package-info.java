/**
 * The form engine: definitions, expressions, answers, turns, lints. No Spring, no LINE, no I/O beyond reading the folder of flows. Start reading at {@link jp.tenko.flow.FormEngine}.
 *
 * <p>The model: a {@link jp.tenko.flow.Flow} has a {@code Survey}, the rows as they are written ({@code Question}), each with its innermost {@code Group}. What is asked
 * is derived from the answers: {@code Scope.questions()} has each row of a repeat once for each of its instances, under a path ({@code equipment[2]/what}), and behind
 * them whether there is another. A {@link jp.tenko.flow.Place} keeps the answers by name or path, and under a repeat's own name the numbers of its instances; they
 * are never used again, so a path in a place or a button stays true. A {@link jp.tenko.flow.FormRecord} counts the instances anew, from 1 without gaps.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package jp.tenko.flow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
