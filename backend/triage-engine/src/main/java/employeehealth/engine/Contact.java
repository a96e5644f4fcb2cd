package employeehealth.engine;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whom somebody can turn to at their company, in the language of the input.
 *
 * @param phone as it is dialled, perhaps with spaces
 * @param url page to turn to, https
 * @param hours when somebody answers, in words: the engine knows no clock
 * @param site name of the place of work that they are there for, none for all of them
 * @param country that the number is for, ISO 3166-1 alpha-2, none for every one
 */
public record Contact(
        Kind kind,
        String name,
        @Nullable String phone,
        @Nullable String url,
        @Nullable String hours,
        @Nullable String site,
        @Nullable String country) {

    /** What they are to somebody who needs care. */
    public enum Kind {
        NURSE("nurse"),
        PHYSICIAN("physician"),
        FIRST_AIDERS("first_aiders"),
        TELECONSULTATION("teleconsultation"),
        NUMBER("number");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** Name in policies and in the public contract. */
        public String code() {
            return code;
        }

        static Optional<Kind> of(String code) {
            for (Kind one : values()) {
                if (one.code.equals(code)) {
                    return Optional.of(one);
                }
            }
            return Optional.empty();
        }
    }
}
