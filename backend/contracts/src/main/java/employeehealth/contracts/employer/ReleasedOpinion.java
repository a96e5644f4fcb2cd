package employeehealth.contracts.employer;

import com.fasterxml.jackson.annotation.JsonInclude;
import employeehealth.contracts.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that an employer ever sees of a visit to its health service. There is nothing here that could
 * say why.
 *
 * @param displayName none where the service that knows names is away
 * @param arrangements what the work has to be like, in the words that the physician chose for the
 *     employer
 * @param on day of the opinion
 * @param validUntil last day; none: until there is another
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReleasedOpinion(
        UUID id,
        PersonId person,
        @Nullable String displayName,
        FitnessOutcome outcome,
        @Nullable String arrangements,
        LocalDate on,
        @Nullable LocalDate validUntil,
        Instant releasedAt) {

    @Override
    public String toString() {
        return "ReleasedOpinion[" + id + "]";
    }
}
