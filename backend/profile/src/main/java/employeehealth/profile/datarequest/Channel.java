package employeehealth.profile.datarequest;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a request came. The law asks for no form: a letter counts as much as our own page. */
enum Channel {
    PLATFORM,
    LETTER,
    EMAIL,
    IN_PERSON,
    PHONE;

    @JsonValue
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Channel ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
