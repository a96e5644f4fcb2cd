package employeehealth.profile.datarequest;

import employeehealth.contracts.PersonId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done with a request.
 *
 * @param text for the person; none of somebody who was erased
 */
record Step(
        UUID id,
        Act act,
        PersonId actor,
        Instant at,
        @Nullable Proof proof,
        @Nullable Refusal reason,
        @Nullable String text) {

    @Override
    public String toString() {
        return "Step[" + act + "]";
    }
}
