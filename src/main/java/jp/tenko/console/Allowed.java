package jp.tenko.console;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import jp.tenko.signin.Access;

/** Who may open a page or do what its button does. A page without it is closed to everybody ({@link AllowedGuard}). */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Allowed {

    /** They, and everybody above them. */
    Access value();

    /** It shows names, answers and telephone numbers, so a viewer has to have been granted that. */
    boolean people() default false;
}
