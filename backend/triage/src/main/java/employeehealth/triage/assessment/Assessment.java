package employeehealth.triage.assessment;

import employeehealth.contracts.AssessmentId;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SiteId;
import employeehealth.contracts.care.HealthData;
import employeehealth.triage.policy.UsedPolicy;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A symptom check after its latest step.
 *
 * @param row id of the stored row of this step; the first step's is the assessment's own
 * @param step 0 for what was told first, then one more for each round of answers
 * @param library hash of the protocols that gave the result
 * @param policy version of the company's policy that it was made with, 0 without one, and where the
 *     person works, as far as that is known
 * @param engine version of the engine that gave the result
 */
@HealthData
public record Assessment(
        AssessmentId id,
        UUID row,
        int step,
        Owner owner,
        String library,
        Policy policy,
        String engine,
        Told told,
        Result result,
        Instant at) {

    /** Whose it is: the person's, at a company, under the care of a health service. */
    public record Owner(CompanyId company, HealthServiceId healthService, PersonId person) {}

    /** What of the policy of the company was used. */
    public record Policy(int version, @Nullable SiteId site) {

        static Policy of(UsedPolicy used) {
            return new Policy(used.version(), used.site());
        }
    }

    @Override
    public String toString() {
        return "Assessment[" + id + "]";
    }
}
