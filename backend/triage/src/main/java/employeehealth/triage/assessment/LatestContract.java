package employeehealth.triage.assessment;

import static employeehealth.contracts.access.Permission.TRIAGE_ASSESS;

import employeehealth.contracts.triage.LatestChecks;
import employeehealth.contracts.triage.TriageApi;
import employeehealth.shared.access.Caller;
import employeehealth.shared.access.ServicesOnly;
import employeehealth.shared.problem.Problem;
import org.springframework.web.bind.annotation.RestController;

/** What the home page shows of one's own checks. Not final: calls pass through a proxy. */
@RestController
@ServicesOnly("gateway")
class LatestContract implements TriageApi {

    private static final int SHOWN = 3;

    private final ReadAssessment reading;

    LatestContract(ReadAssessment reading) {
        this.reading = reading;
    }

    @Override
    public LatestChecks latest() {
        var me = Caller.me().orElseThrow(Problem::unauthenticated);
        if (!me.may(TRIAGE_ASSESS)) {
            throw Problem.forbidden();
        }
        return new LatestChecks(
                reading.page(me, null, SHOWN).stream()
                        .map(check -> new LatestChecks.Check(check.id(), check.at()))
                        .toList());
    }
}
