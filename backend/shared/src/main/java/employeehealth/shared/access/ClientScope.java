package employeehealth.shared.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Opens a handler to programs as well, if they were granted this scope: to one that calls for
 * itself, and, where {@link SignedIn} is enough for people, to one that acts for a person. Without
 * it a handler answers no program that calls for itself, and {@link SignedIn} means our own pages.
 * A handler that has it must not ask for {@link Me} unless it means to refuse programs that call
 * for themselves.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ClientScope {

    String value();
}
