package employeehealth.admin.role;

import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;

/** Who hands out what: the company its own side, the health service the roles of care. */
public final class Granting {

    private Granting() {}

    /** The permission that it takes to give this role, and to take it away. */
    public static Permission permission(GivenRole role) {
        return switch (role) {
            case GivenRole.Custom ignored -> Permission.ROLES_MANAGE;
            case GivenRole.Standard(var standard) -> permission(standard);
        };
    }

    static Permission permission(Role role) {
        return switch (role) {
            case NURSE, PHYSICIAN, CLINICIAN, PROTOCOL_AUTHOR, PROTOCOL_SIGNATORY ->
                    Permission.CARE_TEAM_MANAGE;
            // First-aiders are designated by the employer, by law (Code du travail R4224-15).
            case EMPLOYEE, FIRST_AIDER, EMPLOYER, COMPANY_ADMIN, DPO, AUDITOR ->
                    Permission.ROLES_MANAGE;
        };
    }

    /** Whether there must always be somebody of this role, or nobody could give any role. */
    public static boolean neverWithout(GivenRole role) {
        return role.permissions().contains(Permission.ROLES_MANAGE)
                || role.permissions().contains(Permission.CARE_TEAM_MANAGE);
    }
}
