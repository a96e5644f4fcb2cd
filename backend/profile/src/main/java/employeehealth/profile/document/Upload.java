package employeehealth.profile.document;

import employeehealth.profile.Owner;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that arrives in parts.
 *
 * @param received bytes that are kept: the first of the file
 * @param document what became of it; of a file that the person has already, that one
 * @param problem why it was refused: type of the problem
 */
record Upload(
        UUID id,
        Owner owner,
        long length,
        long received,
        State state,
        AddDocument.Wanted wanted,
        @Nullable UUID document,
        @Nullable String problem,
        Instant expiresAt) {

    enum State {
        RECEIVING,
        /** Whole, and on its way into the file. */
        RECEIVED,
        FILED,
        REFUSED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public String toString() {
        return "Upload[" + id + "]";
    }
}
