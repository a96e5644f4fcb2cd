package employeehealth.admin;

import static employeehealth.contracts.access.Permission.AUDIT_READ;
import static employeehealth.contracts.access.Permission.CARE_BREAK_GLASS;
import static employeehealth.contracts.access.Permission.PROTOCOLS_READ;
import static employeehealth.contracts.access.Permission.TRIAGE_ASSESS;
import static employeehealth.contracts.access.Permission.TRIAGE_EVALUATE;

import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import java.util.Set;

/** What each role may do. The employer's own roles may do nothing that touches health data. */
public final class RolePermissions {

    private RolePermissions() {}

    public static Set<Permission> of(Role role) {
        return switch (role) {
            case EMPLOYEE -> Set.of(TRIAGE_ASSESS);
            case NURSE, PHYSICIAN -> Set.of(PROTOCOLS_READ, CARE_BREAK_GLASS);
            case CLINICIAN, PROTOCOL_SIGNATORY -> Set.of(PROTOCOLS_READ);
            case PROTOCOL_AUTHOR -> Set.of(PROTOCOLS_READ, TRIAGE_EVALUATE);
            case FIRST_AIDER, EMPLOYER, COMPANY_ADMIN, DPO -> Set.of();
            case AUDITOR -> Set.of(AUDIT_READ);
        };
    }
}
