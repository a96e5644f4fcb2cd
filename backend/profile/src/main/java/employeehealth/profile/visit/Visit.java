package employeehealth.profile.visit;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.care.HealthData;
import employeehealth.profile.Owner;
import java.time.Instant;
import java.util.UUID;

/**
 * A visit, as somebody wrote it down.
 *
 * @param row of this version
 * @param version counted from 1
 * @param by who wrote this version
 */
@HealthData
record Visit(UUID row, Owner owner, UUID id, int version, PersonId by, VisitNote note, Instant at) {

    /** Under which it is read and corrected. */
    String tag() {
        return Integer.toString(version);
    }

    Visit corrected(UUID newRow, PersonId author, VisitNote wanted, Instant now) {
        return new Visit(newRow, owner, id, version + 1, author, wanted, now);
    }

    @Override
    public String toString() {
        return "Visit[" + id + "]";
    }
}
