package employeehealth.profile.health;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.care.HealthData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** How a health profile came to be what it is, in the transaction of whoever reads it. */
@Component
public class ProfileSteps {

    private final HealthProfiles profiles;

    ProfileSteps(HealthProfiles profiles) {
        this.profiles = profiles;
    }

    /** A version, and what it changed of the one before. */
    @HealthData
    public record Step(ProfileVersion version, List<Change> changes) {

        @Override
        public String toString() {
            return "Step[hidden]";
        }
    }

    /** Newest first. */
    public List<Step> before(PersonId person, Instant at, int limit) {
        return steps(profiles.before(person, at, limit + 1), limit);
    }

    /**
     * @param versions newest first, and one more than wanted where there is one
     */
    static List<Step> steps(List<ProfileVersion> versions, int limit) {
        var steps = new ArrayList<Step>();
        for (var i = 0; i < Math.min(limit, versions.size()); i++) {
            var older =
                    i + 1 < versions.size() ? versions.get(i + 1).profile() : HealthProfile.EMPTY;
            steps.add(new Step(versions.get(i), Change.between(older, versions.get(i).profile())));
        }
        return steps;
    }
}
