package employeehealth.profile.visit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why somebody comes to the occupational health service (Code du travail). */
enum VisitKind {
    /** Information and prevention: within three months of coming, and again (R4624-10, -16). */
    VIP,
    /** Fitness examination of somebody under reinforced follow-up (R4624-23, -24). */
    SIR,
    /** Between two of those (R4624-28). */
    INTERMEDIATE,
    /** During a long absence, to prepare the return (R4624-29). */
    PRE_RETURN,
    /** On the return itself (R4624-31). */
    RETURN,
    /** At 45, to look back and ahead (L4624-2-2). */
    MID_CAREER,
    /** Somebody asked for it: the person, the employer, the physician (R4624-34). */
    ON_REQUEST,
    /** After an exposure, or before retiring (L4624-2-1). */
    POST_EXPOSURE,
    /** Care on the spot, without an appointment. */
    CARE,
    OTHER;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
