/**
 * An incident (災害) or drill (訓練): opened, response policy chosen, closed. Tables: {@code incident},
 * {@code response_policy}. Start reading at {@link jp.tenko.incident.Incidents}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"roster"})
package jp.tenko.incident;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
