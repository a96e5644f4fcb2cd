package employeehealth.triage.assessment;

import static employeehealth.contracts.access.Permission.TRIAGE_ASSESS;

import employeehealth.contracts.AssessmentId;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import employeehealth.triage.assessment.FollowUp.Feedback;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What comes after one's own check: a reminder to look again, and what happened next. */
@RestController
@RequestMapping("/api/v1/triage/assessments/{id}")
class FollowUpController {

    private final EditFollowUp edit;

    FollowUpController(EditFollowUp edit) {
        this.edit = edit;
    }

    @GetMapping("/follow-up")
    @Audience(TRIAGE_ASSESS)
    FollowUp read(Me me, @PathVariable AssessmentId id) {
        return edit.read(me, id);
    }

    /** Not after an emergency, which does not wait. */
    @PutMapping("/check-back")
    @Audience(TRIAGE_ASSESS)
    FollowUp remind(Me me, @PathVariable AssessmentId id, @Valid @RequestBody CheckBack body) {
        return edit.remind(me, id, Duration.ofHours(body.hours));
    }

    @DeleteMapping("/check-back")
    @Audience(TRIAGE_ASSESS)
    FollowUp forget(Me me, @PathVariable AssessmentId id) {
        return edit.forget(me, id);
    }

    @PutMapping("/feedback")
    @Audience(TRIAGE_ASSESS)
    FollowUp tell(Me me, @PathVariable AssessmentId id, @Valid @RequestBody Feedback body) {
        return edit.tell(me, id, body);
    }

    /**
     * @param hours from now, one to seventy-two
     */
    record CheckBack(@Min(1) @Max(72) int hours) {}
}
