package employeehealth.shared.asvs;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The test fails if one of these requirements of the OWASP Application Security Verification
 * Standard 5.0 is not kept. {@code docs/asvs.md} is made from it; tests of the pages say the same
 * by a comment above them, {@code // ASVS 7.4.4}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.SOURCE)
public @interface Asvs {

    /** Numbers as in the standard, without its V: {@code 6.2.1}. Unknown ones are refused. */
    String[] value();
}
