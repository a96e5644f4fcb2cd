package employeehealth.auth.assurance;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What somebody must have proven for what their role may do; the strictest comes last. */
public enum Requirement {
    NONE,
    SECOND_FACTOR,
    PHISHING_RESISTANT;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Requirement ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public boolean isMetBy(Assurance proven) {
        return switch (this) {
            case NONE -> true;
            case SECOND_FACTOR -> proven.isTwoFactors();
            case PHISHING_RESISTANT -> proven.resistsPhishing() || proven.isByLaw();
        };
    }

    public Requirement or(Requirement other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
