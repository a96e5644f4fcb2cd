package employeehealth.auth.signing;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a signing key is good for, in the order of its life. */
enum KeyPhase {
    /** Published, so that every verifier knows it before it signs. */
    NEXT,
    /** Signs. */
    ACTIVE,
    /** Verifies what it signed. */
    RETIRED,
    /** Good for nothing; remembered so that nobody wonders what it was. */
    REMOVED;

    @JsonValue
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static KeyPhase ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
