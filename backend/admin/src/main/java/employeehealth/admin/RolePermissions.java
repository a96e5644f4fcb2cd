package employeehealth.admin;

import static employeehealth.contracts.access.Permission.ACCESS_REVIEW;
import static employeehealth.contracts.access.Permission.AUDIT_READ;
import static employeehealth.contracts.access.Permission.BREAK_GLASS_REGISTER;
import static employeehealth.contracts.access.Permission.CARE_BREAK_GLASS;
import static employeehealth.contracts.access.Permission.CARE_BREAK_GLASS_REVIEW;
import static employeehealth.contracts.access.Permission.CARE_FITNESS_OPINION;
import static employeehealth.contracts.access.Permission.CARE_READ;
import static employeehealth.contracts.access.Permission.CARE_TEAM;
import static employeehealth.contracts.access.Permission.CARE_TEAM_MANAGE;
import static employeehealth.contracts.access.Permission.CLIENTS_MANAGE;
import static employeehealth.contracts.access.Permission.COMPANY_DOMAINS;
import static employeehealth.contracts.access.Permission.COMPLIANCE_READ;
import static employeehealth.contracts.access.Permission.OPINIONS_READ;
import static employeehealth.contracts.access.Permission.PEOPLE_INVITE;
import static employeehealth.contracts.access.Permission.PEOPLE_MANAGE;
import static employeehealth.contracts.access.Permission.PROFILE_OWN;
import static employeehealth.contracts.access.Permission.PROTOCOLS_AUTHOR;
import static employeehealth.contracts.access.Permission.PROTOCOLS_READ;
import static employeehealth.contracts.access.Permission.PROTOCOLS_SIGN;
import static employeehealth.contracts.access.Permission.RIGHTS_HANDLE;
import static employeehealth.contracts.access.Permission.ROLES_MANAGE;
import static employeehealth.contracts.access.Permission.SITES_MANAGE;
import static employeehealth.contracts.access.Permission.TRIAGE_ASSESS;
import static employeehealth.contracts.access.Permission.TRIAGE_EVALUATE;
import static employeehealth.contracts.access.Permission.TRIAGE_POLICY;

import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What each role may do. The employer's own roles may do nothing that touches health data. */
public final class RolePermissions {

    /**
     * Of somebody who has left the company: their own checks and file, whoever they work for now.
     * The employer does not take from people what is theirs.
     */
    public static final Set<Permission> OF_LEAVERS = Set.of(TRIAGE_ASSESS, PROFILE_OWN);

    private RolePermissions() {}

    /** The roles that have this permission. */
    public static Set<Role> having(Permission permission) {
        return Arrays.stream(Role.values())
                .filter(role -> of(role).contains(permission))
                .collect(Collectors.toUnmodifiableSet());
    }

    public static Set<Permission> of(Role role) {
        return switch (role) {
            case EMPLOYEE -> Set.of(TRIAGE_ASSESS, PROFILE_OWN);
            case NURSE ->
                    Set.of(PROTOCOLS_READ, CARE_READ, CARE_TEAM, CARE_BREAK_GLASS, PEOPLE_INVITE);
            case PHYSICIAN ->
                    Set.of(
                            PROTOCOLS_READ,
                            CARE_READ,
                            CARE_TEAM,
                            CARE_BREAK_GLASS,
                            CARE_BREAK_GLASS_REVIEW,
                            CARE_FITNESS_OPINION,
                            CARE_TEAM_MANAGE,
                            PEOPLE_INVITE);
            case CLINICIAN -> Set.of(PROTOCOLS_READ, CARE_READ);
            case PROTOCOL_AUTHOR -> Set.of(PROTOCOLS_READ, TRIAGE_EVALUATE, PROTOCOLS_AUTHOR);
            case PROTOCOL_SIGNATORY -> Set.of(PROTOCOLS_READ, PROTOCOLS_SIGN);
            case FIRST_AIDER -> Set.of();
            case EMPLOYER -> Set.of(OPINIONS_READ);
            case COMPANY_ADMIN ->
                    Set.of(
                            PEOPLE_MANAGE,
                            PEOPLE_INVITE,
                            SITES_MANAGE,
                            ROLES_MANAGE,
                            ACCESS_REVIEW,
                            COMPANY_DOMAINS,
                            CLIENTS_MANAGE,
                            TRIAGE_POLICY);
            case DPO -> Set.of(ACCESS_REVIEW, BREAK_GLASS_REGISTER, RIGHTS_HANDLE, COMPLIANCE_READ);
            case AUDITOR -> Set.of(AUDIT_READ, COMPLIANCE_READ);
        };
    }
}
