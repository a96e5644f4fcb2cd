package employeehealth.profile.health;

import com.fasterxml.jackson.annotation.JsonValue;
import employeehealth.contracts.PersonId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who said it. Given by us; what is sent of it counts for nothing.
 *
 * @param by the clinician; none where the person said it themself, or it came from elsewhere
 * @param at when it was said, or last changed
 */
public record Provenance(Source source, @Nullable PersonId by, Instant at) {

    /** From whom something in a file is. */
    public enum Source {
        SELF,
        CLINICIAN,
        IMPORT;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
