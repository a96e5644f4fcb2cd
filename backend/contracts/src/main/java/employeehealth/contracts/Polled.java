package employeehealth.contracts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a process asks by itself and again and again, for nobody who waits. Its failures say nothing
 * about what callers will meet: a process that starts before its neighbour would have given that
 * neighbour up by the time that both are ready.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Polled {}
