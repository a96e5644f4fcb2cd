package employeehealth.auth.password;

import employeehealth.shared.web.CleanText;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraints.NotEmpty;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * A password as it comes in, new or not: something, without characters that nobody can type, and no
 * longer than one may be. Whether it is any good is not said here.
 */
@NotEmpty
@CleanText
@Constraint(validatedBy = TypedPassword.Check.class)
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface TypedPassword {

    String message() default "field.limits";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    final class Check implements ConstraintValidator<TypedPassword, String> {

        /** No normal form of a password that is short enough comes from more. */
        private static final int MOST = 4 * PasswordRules.LONGEST;

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            if (text == null || text.isEmpty()) {
                return true;
            }
            if (text.length() > MOST) {
                return false;
            }
            var normal = Spelling.normal(text);
            return normal.codePointCount(0, normal.length()) <= PasswordRules.LONGEST;
        }
    }
}
