package employeehealth.profile.rights;

import com.fasterxml.jackson.annotation.JsonValue;
import employeehealth.profile.Owner;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An archive of all that is kept about somebody.
 *
 * @param stores how many there are to be read, and {@code done} of them
 * @param document the archive, while it is there
 * @param size of it, in bytes
 * @param endsAt when it is removed
 */
record Export(
        UUID id,
        Owner owner,
        String language,
        State state,
        int stores,
        int done,
        @Nullable UUID document,
        @Nullable Long size,
        Instant askedAt,
        @Nullable Instant readyAt,
        @Nullable Instant endsAt) {

    enum State {
        WAITING,
        READY,
        REMOVED,
        FAILED;

        @JsonValue
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    String tag() {
        return state.code() + "-" + done;
    }
}
