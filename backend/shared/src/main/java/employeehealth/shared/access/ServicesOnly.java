package employeehealth.shared.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A contract that other services call with their service token; the outside gets 404. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ServicesOnly {

    /** The services that may call, such as {@code auth}; none named: every service. */
    String[] value() default {};
}
