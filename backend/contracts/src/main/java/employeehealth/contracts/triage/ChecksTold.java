package employeehealth.contracts.triage;

import employeehealth.contracts.AssessmentId;
import employeehealth.contracts.care.FhirResource;
import employeehealth.contracts.care.HealthData;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Some symptom checks, newest first.
 *
 * @param next from where it goes on; none: these were the last
 */
@HealthData
public record ChecksTold(List<FhirResource> resources, @Nullable AssessmentId next) {

    @Override
    public String toString() {
        return "ChecksTold[hidden]";
    }
}
