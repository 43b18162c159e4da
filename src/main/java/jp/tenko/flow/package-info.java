/**
 * The form engine: definitions, expressions, answers, turns, lints. No Spring, no LINE, no I/O beyond reading the folder of flows. Start reading at {@link jp.tenko.flow.FormEngine}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package jp.tenko.flow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
