/**
 * Door: a stand-in for the LINE Platform with a phone for each person in the browser; speaks to the rest only over HTTP; only in profile {@code sandbox}. Start reading at {@link jp.tenko.sandbox.LinePlatform}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package jp.tenko.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
