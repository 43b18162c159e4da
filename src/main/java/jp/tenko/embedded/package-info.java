/**
 * Starts PostgreSQL and Redis as child processes when none is configured; data under {@code ./data}. Start reading at {@link jp.tenko.embedded.EmbeddedServers}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package jp.tenko.embedded;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
