/**
 * Door: what whoever runs Tenko looks at: health, one component each for LINE, PostgreSQL, Redis, Quartz and mail, and figures for Prometheus.
 * Start reading at {@link jp.tenko.operations.OperatorGate}; the figures are {@link jp.tenko.operations.OperatorFigures}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"submission", "damage", "rollcall", "incident", "duty", "roster", "line"})
package jp.tenko.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
