package employeehealth.profile.health;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.care.HealthData;

import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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

    /**
     * Newest first.
     *
     * @param cut whether there are older ones, though fewer were found than were asked for
     */
    @HealthData
    public record Steps(List<Step> newestFirst, boolean cut) {

        @Override
        public String toString() {
            return "Steps[hidden]";
        }
    }

    public Steps before(PersonId person, Instant at, int limit) {
        return steps(profiles.before(person, at, limit + 1), limit);
    }

    /**
     * @param found one more than wanted where there is one
     */
    static Steps steps(HealthProfiles.Versions found, int limit) {
        var versions = found.newestFirst();
        var known = found.cut() ? versions.size() - 1 : versions.size();
        var steps = new ArrayList<Step>();
        for (var i = 0; i < Math.min(limit, known); i++) {
            var older =
                    i + 1 < versions.size() ? versions.get(i + 1).profile() : HealthProfile.EMPTY;
            steps.add(new Step(versions.get(i), Change.between(older, versions.get(i).profile())));
        }
        return new Steps(steps, found.cut());
    }
}
