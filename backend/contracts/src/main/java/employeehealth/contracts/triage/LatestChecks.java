package employeehealth.contracts.triage;

import employeehealth.contracts.AssessmentId;
import employeehealth.contracts.care.HealthData;
import java.time.Instant;
import java.util.List;

/** That symptom checks took place, and when; not what they were about. */
@HealthData
public record LatestChecks(List<Check> items) {

    public LatestChecks {
        items = List.copyOf(items);
    }

    public record Check(AssessmentId id, Instant at) {}
}
