package employeehealth.auth.factor;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.assurance.Requirement;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.access.Scope;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.web.IfMatch;
import employeehealth.shared.web.Tags;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * A company says which factors its roles must have. It may ask for more than the platform, and
 * outside a demo never for less: the employer's side cannot make an account of the health service
 * easier to enter. Nobody is locked out by it: whoever has less proves more at the next sign-in, or
 * sets it up there.
 */
@Component
class FactorPolicies {

    private final AuthDatabase database;
    private final Policies policies;
    private final MailedCodes codes;
    private final Audit audit;
    private final Tags tags;
    private final JsonMapper json;
    private final Clock clock;

    FactorPolicies(
            AuthDatabase database,
            Policies policies,
            MailedCodes codes,
            Audit audit,
            Tags tags,
            JsonMapper json,
            Clock clock) {
        this.database = database;
        this.policies = policies;
        this.codes = codes;
        this.audit = audit;
        this.tags = tags;
        this.json = json;
        this.clock = clock;
    }

    FactorPolicyController.View stated() {
        return database.read(this::view);
    }

    private FactorPolicyController.View view() {
        var rules = policies.rules();
        return new FactorPolicyController.View(
                Arrays.stream(Role.values())
                        .map(role ->
                                new FactorPolicyController.Stated(
                                        role, rules.of(role), policies.atLeast(role)))
                        .toList(),
                codes.allowed());
    }

    /**
     * @throws Problem 400 where it asks for less than it may, or says two things of one role; 403
     *     for who administers a part of the company only
     */
    FactorPolicyController.View state(
            Me me, FactorPolicyController.Wanted wanted, @Nullable String seen) {
        if (!me.may(Permission.ROLES_MANAGE, Scope.WHOLE_COMPANY)) {
            throw Problem.forbidden();
        }
        var stated = stated(wanted.roles());
        return database.write(() -> {
            policies.oneAtATime(me.company());
            var before = view();
            IfMatch.require(seen, tags.of(before));
            policies.state(me.company(), stated);
            if (Boolean.TRUE.equals(wanted.emailCodes())) {
                codes.allow(me.company(), me.person(), clock.instant());
            } else {
                codes.forbid(me.company());
            }
            var after = view();
            if (!after.equals(before)) {
                record(me, before, after);
            }
            return after;
        });
    }

    private Map<Role, Requirement> stated(List<FactorPolicyController.Asked> wanted) {
        var stated = new EnumMap<Role, Requirement>(Role.class);
        var faults = new ArrayList<FieldFault>();
        for (var n = 0; n < wanted.size(); n++) {
            var asked = wanted.get(n);
            if (asked.requirement().compareTo(policies.atLeast(asked.role())) < 0) {
                faults.add(fault(n, "requirement", "field.factor-too-weak"));
            }
            if (stated.put(asked.role(), asked.requirement()) != null) {
                faults.add(fault(n, "role", "field.said-twice"));
            }
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        return stated;
    }

    private static FieldFault fault(int n, String field, String message) {
        return new FieldFault("roles[" + n + "]." + field, message);
    }

    private void record(
            Me me, FactorPolicyController.View before, FactorPolicyController.View after) {
        audit.record(
                database,
                new AuditRecord(
                                me.company(),
                                me.person(),
                                null,
                                "auth.factor-policies.changed",
                                "auth.factor_policies",
                                me.company().toString(),
                                "administration",
                                AuditRecord.Outcome.SUCCESS,
                                null)
                        .changed(json.writeValueAsBytes(before), json.writeValueAsBytes(after)));
    }
}
