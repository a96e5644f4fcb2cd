package employeehealth.profile.opinion;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.care.HealthData;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An opinion as the person and those who take care of them see it: with what the employer sees, or
 * would see once it is released.
 */
@HealthData
@JsonInclude(JsonInclude.Include.NON_NULL)
record GivenOpinion(
        UUID id,
        PersonId by,
        @Nullable String byName,
        @JsonUnwrapped Opinion opinion,
        Instant at,
        @Nullable Instant releasedAt) {

    static GivenOpinion of(FitnessOpinion one, Map<PersonId, String> called) {
        return new GivenOpinion(
                one.id(),
                one.by(),
                called.get(one.by()),
                one.opinion(),
                one.at(),
                one.releasedAt());
    }

    @Override
    public String toString() {
        return "GivenOpinion[hidden]";
    }

    /**
     * @param next always null: all of them are there
     */
    @HealthData
    record Page(List<GivenOpinion> items, @Nullable String next) {}
}
