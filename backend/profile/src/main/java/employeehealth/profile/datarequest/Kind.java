package employeehealth.profile.datarequest;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Which right somebody uses (GDPR, art. 15 to 21). */
enum Kind {
    /** To know what is kept, and to have a copy (art. 15). */
    ACCESS,
    /** To have it put right (art. 16). */
    RECTIFICATION,
    /** To have it erased (art. 17). */
    ERASURE,
    /** To have it kept and not used (art. 18). */
    RESTRICTION,
    /** To have it in a form that others can read (art. 20). */
    PORTABILITY,
    /** To say no to a use of it (art. 21). */
    OBJECTION;

    @JsonValue
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Kind ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
