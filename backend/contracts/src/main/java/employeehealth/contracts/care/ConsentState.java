package employeehealth.contracts.care;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a person stands to a purpose. Only {@link #GRANTED} is a consent. */
public enum ConsentState {
    /** Nothing was ever decided. */
    UNDECIDED,
    GRANTED,
    /** Refused from the beginning, or withdrawn. */
    REFUSED,
    /** It was given, to a text that has changed so much since that everyone is asked again. */
    LAPSED;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
