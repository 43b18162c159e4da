/**
 * An incident (災害) or drill (訓練): opened, response policy chosen, closed. Table: {@code incident}. Start reading at {@link jp.tenko.incident.Incidents}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"roster"})
package jp.tenko.incident;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
