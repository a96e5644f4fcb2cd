package employeehealth.shared.access;

import employeehealth.contracts.access.Permission;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Who may call a handler: whoever holds one of these permissions. Without one, nobody. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface Audience {

    Permission[] value();

    /** Not for whoever holds it for a site or a group only: what is done holds for the company. */
    boolean everywhere() default false;
}
