package employeehealth.triage.governance;

import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version of a protocol that is not in force yet, or was published and cannot be changed.
 *
 * @param content canonical JSON
 * @param expected what must come out, as JSON
 * @param author who changed it last
 * @param revision counts changes; whoever signs, signs one
 */
record Draft(
        UUID id,
        HealthServiceId healthService,
        String protocol,
        String version,
        String content,
        String expected,
        PersonId author,
        int revision,
        Instant changedAt,
        @Nullable Instant publishedAt) {

    /** Of this very text: another draft of the same version has another. */
    String tag() {
        return id + "." + revision;
    }
}
