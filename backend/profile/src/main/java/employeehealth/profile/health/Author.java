package employeehealth.profile.health;

import employeehealth.contracts.PersonId;
import employeehealth.profile.health.Provenance.Source;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who changes a health profile: the person, a clinician, or an import that the person or a
 * clinician asked for.
 */
public record Author(PersonId person, Source source) {

    Provenance at(Instant now) {
        return new Provenance(source, clinician(), now);
    }

    private @Nullable PersonId clinician() {
        return source == Source.CLINICIAN ? person : null;
    }
}
