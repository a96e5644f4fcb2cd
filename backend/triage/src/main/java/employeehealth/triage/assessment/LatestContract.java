package employeehealth.triage.assessment;

import static employeehealth.contracts.access.Permission.TRIAGE_ASSESS;

import employeehealth.contracts.triage.LatestChecks;
import employeehealth.contracts.triage.TriageApi;
import employeehealth.shared.access.Caller;
import employeehealth.shared.access.ServicesOnly;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.problem.Problem;
import employeehealth.triage.TriageDatabase;
import org.springframework.web.bind.annotation.RestController;

/** What the home page shows of one's own checks. Not final: calls pass through a proxy. */
@RestController
@ServicesOnly("gateway")
class LatestContract implements TriageApi {

    private static final int SHOWN = 3;

    private final Assessments assessments;
    private final TriageDatabase database;
    private final Audit audit;

    LatestContract(Assessments assessments, TriageDatabase database, Audit audit) {
        this.assessments = assessments;
        this.database = database;
        this.audit = audit;
    }

    @Override
    public LatestChecks latest() {
        var me = Caller.me().orElseThrow(Problem::unauthenticated);
        if (!me.may(TRIAGE_ASSESS)) {
            throw Problem.forbidden();
        }
        var page = database.read(() -> assessments.page(me.person(), null, SHOWN));
        audit.append(
                database,
                AuditRecord.own(
                        me.company(),
                        me.person(),
                        "triage.assessments.listed",
                        "triage.symptom_assessments",
                        me.person()));
        return new LatestChecks(
                page.stream()
                        .map(check -> new LatestChecks.Check(check.id(), check.at()))
                        .toList());
    }
}
