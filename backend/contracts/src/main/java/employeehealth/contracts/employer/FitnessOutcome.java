package employeehealth.contracts.employer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an occupational physician tells the employer about somebody's work. */
public enum FitnessOutcome {
    /** They came; there is nothing that the employer has to do (attestation de suivi). */
    ATTENDED,
    FIT,
    FIT_WITH_ARRANGEMENTS,
    UNFIT;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
