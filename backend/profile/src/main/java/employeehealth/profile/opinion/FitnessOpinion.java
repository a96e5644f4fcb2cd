package employeehealth.profile.opinion;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.care.HealthData;
import employeehealth.profile.Owner;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An opinion that a physician has written.
 *
 * @param releasedAt since when the employer may see it; none: it is a draft
 */
@HealthData
record FitnessOpinion(
        UUID id,
        Owner owner,
        PersonId by,
        Opinion opinion,
        Instant at,
        @Nullable Instant releasedAt) {

    boolean isReleased() {
        return releasedAt != null;
    }

    FitnessOpinion released(Instant now) {
        return new FitnessOpinion(id, owner, by, opinion, at, now);
    }

    @Override
    public String toString() {
        return "FitnessOpinion[" + id + "]";
    }
}
