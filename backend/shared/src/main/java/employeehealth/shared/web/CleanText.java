package employeehealth.shared.web;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * Text that shows what it says: no control characters but tab and line ends, no direction overrides
 * (Unicode TR 36: they make text read differently from what it contains), no half characters. Emoji
 * and every script are welcome.
 */
@Constraint(validatedBy = CleanText.Check.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface CleanText {

    String message() default "field.characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    final class Check implements ConstraintValidator<CleanText, CharSequence> {

        @Override
        public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
            return text == null || text.codePoints().allMatch(Check::clean);
        }

        private static boolean clean(int c) {
            return switch (Character.getType(c)) {
                case Character.CONTROL -> c == '\n' || c == '\r' || c == '\t';
                case Character.SURROGATE -> false;
                default -> !(c >= 0x202A && c <= 0x202E) && !(c >= 0x2066 && c <= 0x2069);
            };
        }
    }
}
