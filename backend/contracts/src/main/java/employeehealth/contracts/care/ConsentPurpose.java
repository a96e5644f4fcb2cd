package employeehealth.contracts.care;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a person may consent to, each by itself. Options only: between employee and employer consent
 * is rarely free, so nothing that anybody needs rests on it.
 */
public enum ConsentPurpose {
    /** Readings of one's own devices are taken in. */
    WEARABLES,
    /** Seeing a clinician by video rather than in person. */
    TELECONSULTATION,
    /** Being reminded of what one asked to be reminded of. */
    REMINDERS,
    /** One's own data count in figures about many people. */
    RESEARCH_AGGREGATES,
    /** Symptom checks use conditions, allergies and medications of one's health profile. */
    TRIAGE_PROFILE;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ConsentPurpose> ofCode(String code) {
        return Arrays.stream(values()).filter(purpose -> purpose.code().equals(code)).findFirst();
    }
}
