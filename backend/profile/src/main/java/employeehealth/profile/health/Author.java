package employeehealth.profile.health;

import employeehealth.contracts.PersonId;
import employeehealth.profile.health.Provenance.Source;
import java.time.Instant;
import java.util.Optional;

/**
 * Who changes a health profile: the person, a clinician, or an import that the person or a
 * clinician asked for.
 */
public record Author(PersonId person, Source source) {

    Provenance at(Instant now) {
        return new Provenance(source, clinician().orElse(null), now);
    }

    /**
     * Whoever takes care of the person; none if they said it themself, or it came from elsewhere.
     */
    Optional<PersonId> clinician() {
        return source == Source.CLINICIAN ? Optional.of(person) : Optional.empty();
    }
}
