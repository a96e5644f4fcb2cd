package employeehealth.auth.registration;

import employeehealth.shared.web.CleanText;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A name: clean text without a line's end, which could begin another header of a mail. */
@CleanText
@Pattern(regexp = "[^\\r\\n\\t\\u0085\\u2028\\u2029]*", message = "field.characters")
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@interface OneLine {

    String message() default "field.characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
