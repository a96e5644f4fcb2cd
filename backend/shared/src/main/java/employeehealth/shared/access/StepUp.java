package employeehealth.shared.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Beside the audience: only for a caller who has proven again, in the last ten minutes, who they
 * are. Anybody else is told how to (RFC 9470): {@code POST /api/v1/auth/step-up}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface StepUp {

    /** Whether somebody who signed in within that time has proven enough. */
    boolean orFreshSignIn() default false;
}
