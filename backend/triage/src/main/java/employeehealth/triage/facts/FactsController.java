package employeehealth.triage.facts;

import static employeehealth.contracts.access.Permission.TRIAGE_ASSESS;

import employeehealth.contracts.care.ProfileFactsApi;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import employeehealth.shared.problem.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * One's own facts, for the first step of a check about oneself. A check never waits for them: where
 * the profile is away, or does not answer, there are none.
 */
@RestController
@RequestMapping("/api/v1/triage/facts")
class FactsController {

    private final ProfileFactsApi profile;

    FactsController(ProfileFactsApi profile) {
        this.profile = profile;
    }

    @GetMapping
    @Audience(TRIAGE_ASSESS)
    KnownFacts own(Me me) {
        try {
            return KnownFacts.of(profile.own());
        } catch (Problem away) {
            return KnownFacts.UNREACHABLE;
        }
    }
}
