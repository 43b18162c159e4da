package jp.tenko.console;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import jp.tenko.console.access.Gates;

/** Pages before the door: they know nobody, so {@link AllowedGuard} lets everybody in. {@link Gates} must say so, too. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ForEverybody {}
