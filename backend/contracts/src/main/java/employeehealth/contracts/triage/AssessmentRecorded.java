package employeehealth.contracts.triage;

import employeehealth.contracts.AssessmentId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.news.News;
import java.time.Instant;

/**
 * Someone has checked symptoms, or answered more questions about them. What came of it is health
 * data and stays with the triage service.
 *
 * @param step 0 for the first round, then counted up
 */
@News.Kind("triage.assessment-recorded")
public record AssessmentRecorded(
        AssessmentId assessment,
        PersonId person,
        HealthServiceId healthService,
        int step,
        Instant at)
        implements News {

    @Override
    public String key() {
        return assessment.toString();
    }
}
