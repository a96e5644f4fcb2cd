package employeehealth.triage.assessment;

import employeehealth.contracts.AssessmentId;
import employeehealth.contracts.care.HealthData;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * What a device answered where there was no network, beside the assessment made of it here.
 *
 * @param library hash of the protocols that the device used
 * @param engine version of the engine that the device used
 * @param known whether the platform decided by that very library; otherwise by the one in force
 * @param same whether it came to the same answer, part by part
 * @param outcome what the person was told
 * @param toldAt when, by the clock of the device
 */
@HealthData
record OfflineCheck(
        AssessmentId assessment,
        String library,
        String engine,
        boolean known,
        boolean same,
        JsonNode outcome,
        Instant toldAt) {

    @Override
    public String toString() {
        return "OfflineCheck[" + assessment + "]";
    }
}
