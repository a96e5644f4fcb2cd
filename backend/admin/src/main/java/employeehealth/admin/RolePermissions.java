package employeehealth.admin;

import static employeehealth.contracts.access.Permission.ACCESS_REVIEW;
import static employeehealth.contracts.access.Permission.AUDIT_READ;
import static employeehealth.contracts.access.Permission.CARE_BREAK_GLASS;
import static employeehealth.contracts.access.Permission.CARE_TEAM_MANAGE;
import static employeehealth.contracts.access.Permission.CLIENTS_MANAGE;
import static employeehealth.contracts.access.Permission.COMPANY_DOMAINS;
import static employeehealth.contracts.access.Permission.PEOPLE_INVITE;
import static employeehealth.contracts.access.Permission.PEOPLE_MANAGE;
import static employeehealth.contracts.access.Permission.PROTOCOLS_READ;
import static employeehealth.contracts.access.Permission.ROLES_MANAGE;
import static employeehealth.contracts.access.Permission.SITES_MANAGE;
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
            case NURSE -> Set.of(PROTOCOLS_READ, CARE_BREAK_GLASS, PEOPLE_INVITE);
            case PHYSICIAN ->
                    Set.of(PROTOCOLS_READ, CARE_BREAK_GLASS, CARE_TEAM_MANAGE, PEOPLE_INVITE);
            case CLINICIAN, PROTOCOL_SIGNATORY -> Set.of(PROTOCOLS_READ);
            case PROTOCOL_AUTHOR -> Set.of(PROTOCOLS_READ, TRIAGE_EVALUATE);
            case FIRST_AIDER, EMPLOYER -> Set.of();
            case COMPANY_ADMIN ->
                    Set.of(
                            PEOPLE_MANAGE,
                            PEOPLE_INVITE,
                            SITES_MANAGE,
                            ROLES_MANAGE,
                            ACCESS_REVIEW,
                            COMPANY_DOMAINS,
                            CLIENTS_MANAGE);
            case DPO -> Set.of(ACCESS_REVIEW);
            case AUDITOR -> Set.of(AUDIT_READ);
        };
    }
}
