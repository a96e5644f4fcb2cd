package employeehealth.auth.federation;

import employeehealth.contracts.PersonId;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account here, and who the same person is at a provider.
 *
 * @param professionalId number in the register of health professionals, if that says it
 */
record Link(
        UUID id,
        PersonId person,
        UUID provider,
        @Nullable String professionalId,
        By by,
        Instant linkedAt,
        @Nullable Instant lastUsedAt) {

    /** What tied them together. */
    enum By {
        /** An address that the provider has verified, of a domain that is its company's. */
        ADDRESS,
        /** The person, signed in here, in the same browser. */
        ACCOUNT,
        /** There was no account before. */
        MADE;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static By ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    @Override
    public String toString() {
        return "Link[" + id + "]";
    }
}
