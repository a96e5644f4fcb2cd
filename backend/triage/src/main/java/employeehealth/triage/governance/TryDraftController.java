package employeehealth.triage.governance;

import static employeehealth.contracts.access.Permission.PROTOCOLS_AUTHOR;
import static employeehealth.contracts.access.Permission.PROTOCOLS_SIGN;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import employeehealth.contracts.care.HealthData;
import employeehealth.engine.Language;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import employeehealth.triage.assessment.Result;
import employeehealth.triage.assessment.Told;
import jakarta.validation.Valid;
import java.util.Locale;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a draft would say: to a machine's questions, to words of one's own, and to the last months.
 */
@RestController
@RequestMapping("/api/v1/triage/protocols/{protocol}/drafts/{version}")
class TryDraftController {

    private final EditDrafts edit;
    private final SimulateDraft simulate;

    TryDraftController(EditDrafts edit, SimulateDraft simulate) {
        this.edit = edit;
        this.simulate = simulate;
    }

    @PostMapping("/check")
    @Audience({PROTOCOLS_AUTHOR, PROTOCOLS_SIGN})
    Report check(@PathVariable String protocol, @PathVariable String version) {
        return edit.check(protocol, version);
    }

    /** Nothing is stored, and nobody is meant. */
    @PostMapping("/evaluations")
    @Audience({PROTOCOLS_AUTHOR, PROTOCOLS_SIGN})
    Trial evaluate(
            @PathVariable String protocol,
            @PathVariable String version,
            @Valid @RequestBody Told told,
            Locale locale) {
        var spoken = Language.of(locale.getLanguage()).orElse(Language.EN);
        return new Trial(edit.evaluate(protocol, version, told.in(spoken)));
    }

    /** On the stored checks of the last months: counts only. */
    @PostMapping("/simulation")
    @Audience({PROTOCOLS_AUTHOR, PROTOCOLS_SIGN})
    Simulation simulate(Me me, @PathVariable String protocol, @PathVariable String version) {
        return simulate.simulate(me, protocol, version);
    }

    @HealthData
    record Trial(@JsonUnwrapped Result result) {

        @Override
        public String toString() {
            return "Trial[hidden]";
        }
    }
}
