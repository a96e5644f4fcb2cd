package employeehealth.profile.questionnaire;

import static employeehealth.contracts.access.Permission.CARE_READ;

import com.fasterxml.jackson.annotation.JsonInclude;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.care.HealthData;
import employeehealth.profile.care.PatientFile;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What somebody whom a professional takes care of answered last; earlier ones are in the history.
 */
@RestController
@RequestMapping("/api/v1/patients/{id}/pre-visit-questionnaire")
class PatientQuestionnaireController {

    private final PatientFile file;
    private final ToldQuestionnaires told;

    PatientQuestionnaireController(PatientFile file, ToldQuestionnaires told) {
        this.file = file;
        this.told = told;
    }

    @GetMapping
    @Audience(CARE_READ)
    View last(Me me, @PathVariable PersonId id, Locale locale) {
        return new View(
                file.read(
                                me,
                                id,
                                "profile.pre-visit-questionnaire.read",
                                SentQuestionnaires.TABLE,
                                () -> told.last(id, locale))
                        .orElse(null));
    }

    /**
     * @param last none: nothing was ever sent
     */
    @HealthData
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(@Nullable ToldQuestionnaire last) {}
}
