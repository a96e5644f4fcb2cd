package employeehealth.profile.rights;

import com.fasterxml.jackson.annotation.JsonValue;
import employeehealth.profile.Owner;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's wish to be erased, and what became of it.
 *
 * @param certificate as JSON, once it is done
 * @param dueAt when it begins; until then it can be taken back
 */
record ErasureRequest(
        UUID id,
        Owner owner,
        State state,
        String language,
        @Nullable String certificate,
        Instant plannedAt,
        @Nullable Instant confirmedAt,
        @Nullable Instant dueAt,
        @Nullable Instant doneAt) {

    enum State {
        PLANNED,
        CONFIRMED,
        RUNNING,
        DONE,
        WITHDRAWN;

        @JsonValue
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Confirmed, and not over: nothing new is begun for this person. */
    boolean isUnderWay() {
        return state == State.CONFIRMED || state == State.RUNNING;
    }

    String tag() {
        return state.code();
    }
}
