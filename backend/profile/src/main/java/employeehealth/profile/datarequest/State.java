package employeehealth.profile.datarequest;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a request is. */
enum State {
    RECEIVED,
    /** They were asked to prove who they are: the clock stands still. */
    IDENTITY_ASKED,
    IDENTITY_CHECKED,
    IDENTITY_NOT_PROVEN,
    IN_PROGRESS,
    ANSWERED,
    REFUSED,
    WITHDRAWN,
    /** They were erased meanwhile: nobody is left to be answered. */
    LAPSED;

    boolean isOpen() {
        return compareTo(ANSWERED) < 0;
    }

    @JsonValue
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static State ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
