package employeehealth.profile.questionnaire;

import employeehealth.contracts.care.HealthData;
import employeehealth.profile.Owner;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What somebody sent once.
 *
 * @param version of the questions that they were asked
 */
@HealthData
record SentQuestionnaire(UUID id, Owner owner, int version, List<GivenAnswer> answers, Instant at) {

    SentQuestionnaire {
        answers = List.copyOf(answers);
    }

    @Override
    public String toString() {
        return "SentQuestionnaire[" + id + "]";
    }
}
