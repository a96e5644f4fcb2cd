package employeehealth.contracts.persondata;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * A place in which a person's data may be.
 *
 * @param name table with its schema, or another name that begins with the service
 * @param category code of the retention rule that holds for it
 */
public record Store(String name, String category, Erasure erasure) {

    /** What becomes of a person's rows when the person is erased. */
    public enum Erasure {
        /** They are removed. */
        NOW,
        /** They stay, and nothing in them says any more who it was. */
        PSEUDONYMISED,
        /** They stay, because a law says so; what is sealed in them stays readable. */
        KEPT;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
