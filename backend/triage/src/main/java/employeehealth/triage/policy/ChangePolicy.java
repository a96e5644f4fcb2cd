package employeehealth.triage.policy;

import employeehealth.engine.Policy;
import employeehealth.engine.PolicyLinter;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.web.IfMatch;
import employeehealth.triage.TriageDatabase;
import employeehealth.triage.protocol.Canonical;
import employeehealth.triage.protocol.ProtocolLibrary;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes the next version of a company's policy, if nothing in it lowers or leads nowhere. */
@Component
class ChangePolicy {

    private final TriageDatabase database;
    private final CompanyPolicies policies;
    private final Audit audit;
    private final JsonMapper json;
    private final Clock clock;

    ChangePolicy(
            TriageDatabase database,
            CompanyPolicies policies,
            Audit audit,
            JsonMapper json,
            Clock clock) {
        this.database = database;
        this.policies = policies;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** Under which a version, or that there is none, is read and changed. */
    static String tag(int version) {
        return Integer.toString(version);
    }

    /**
     * What the engine reads in it.
     *
     * @throws Problem 400 with everything that is wrong
     */
    Policy checked(PolicyBody body, ProtocolLibrary library) {
        var policy = Policy.parse(content(body));
        var faults = PolicyLinter.check(policy, library.engine().library());
        if (!faults.isEmpty()) {
            throw Problem.invalid(
                    faults.stream()
                            .map(one -> new FieldFault(one.field(), "policy." + code(one.reason())))
                            .toList());
        }
        return policy;
    }

    /** Saying what is said already makes nothing. */
    CompanyPolicy change(
            Me me, PolicyBody body, ProtocolLibrary library, @Nullable String ifMatch) {
        checked(body, library);
        var content = content(body);
        var made =
                database.write(() -> {
                    var before = policies.newest();
                    var version = before.map(CompanyPolicy::version).orElse(0);
                    IfMatch.require(ifMatch, tag(version));
                    return before.filter(one -> one.content().equals(content))
                            .orElseGet(() -> next(me, version + 1, content, before.orElse(null)));
                });
        policies.changed(me.company());
        return made;
    }

    private CompanyPolicy next(Me me, int version, String content, @Nullable CompanyPolicy before) {
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var after = CompanyPolicy.of(me.company(), version, content, me.person(), at);
        if (!policies.add(after)) {
            throw new Problem(HttpStatus.PRECONDITION_FAILED, "platform/changed-meanwhile");
        }
        var record =
                new AuditRecord(
                        me.company(),
                        me.person(),
                        null,
                        "triage.policy.changed",
                        "triage.company_policies",
                        Integer.toString(version),
                        "company-policy",
                        AuditRecord.Outcome.SUCCESS,
                        null);
        var now = Canonical.bytes(content);
        audit.record(
                database,
                before == null
                        ? record.of(now)
                        : record.changed(Canonical.bytes(before.content()), now));
        return after;
    }

    private String content(PolicyBody body) {
        return Canonical.text(json.valueToTree(body));
    }

    private static String code(Enum<?> reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
