package employeehealth.admin;

import static employeehealth.contracts.access.Permission.ACCESS_REVIEW;
import static employeehealth.contracts.access.Permission.BREAK_GLASS_REGISTER;
import static employeehealth.contracts.access.Permission.CARE_TEAM_MANAGE;
import static employeehealth.contracts.access.Permission.CLIENTS_MANAGE;
import static employeehealth.contracts.access.Permission.COMPANY_DOMAINS;
import static employeehealth.contracts.access.Permission.COMPLIANCE_READ;
import static employeehealth.contracts.access.Permission.OPINIONS_READ;
import static employeehealth.contracts.access.Permission.PEOPLE_INVITE;
import static employeehealth.contracts.access.Permission.PEOPLE_MANAGE;
import static employeehealth.contracts.access.Permission.RIGHTS_HANDLE;
import static employeehealth.contracts.access.Permission.ROLES_MANAGE;
import static employeehealth.contracts.access.Permission.SITES_MANAGE;
import static employeehealth.contracts.access.Permission.TRIAGE_POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RolePermissionsTest {

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"EMPLOYER", "COMPANY_ADMIN", "DPO", "FIRST_AIDER"})
    void theEmployersSideMayDoNothingThatTouchesHealthData(Role role) {
        assertThat(RolePermissions.of(role))
                .isSubsetOf(
                        PEOPLE_MANAGE,
                        PEOPLE_INVITE,
                        SITES_MANAGE,
                        ROLES_MANAGE,
                        ACCESS_REVIEW,
                        COMPANY_DOMAINS,
                        CLIENTS_MANAGE,
                        TRIAGE_POLICY,
                        OPINIONS_READ,
                        BREAK_GLASS_REGISTER,
                        RIGHTS_HANDLE,
                        COMPLIANCE_READ);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void onlyTheHealthServiceSaysWhoTakesCare(Role role) {
        assertThat(RolePermissions.of(role).contains(CARE_TEAM_MANAGE))
                .isEqualTo(role == Role.PHYSICIAN);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void onlyTheAdministratorLetsProgramsIn(Role role) {
        assertThat(RolePermissions.of(role).contains(CLIENTS_MANAGE))
                .isEqualTo(role == Role.COMPANY_ADMIN);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void onlyTheAdministratorMakesTheCompanysPolicy(Role role) {
        assertThat(RolePermissions.of(role).contains(TRIAGE_POLICY))
                .isEqualTo(role == Role.COMPANY_ADMIN);
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "EMPLOYEE")
    void onlyAnEmployeeChecksTheirOwnSymptoms(Role role) {
        assertThat(RolePermissions.of(role)).doesNotContain(Permission.TRIAGE_ASSESS);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void onlyAnAuthorTriesTheRules(Role role) {
        assertThat(RolePermissions.of(role).contains(Permission.TRIAGE_EVALUATE))
                .isEqualTo(role == Role.PROTOCOL_AUTHOR);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void whoDraftsProtocolsAndWhoSignsThemAreTwoRoles(Role role) {
        assertThat(RolePermissions.of(role).contains(Permission.PROTOCOLS_AUTHOR))
                .isEqualTo(role == Role.PROTOCOL_AUTHOR);
        assertThat(RolePermissions.of(role).contains(Permission.PROTOCOLS_SIGN))
                .isEqualTo(role == Role.PROTOCOL_SIGNATORY);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void onlyTheOfficerHandlesWhatPeopleAskForByRight(Role role) {
        assertThat(RolePermissions.of(role).contains(RIGHTS_HANDLE)).isEqualTo(role == Role.DPO);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void onlyTheAuditorReadsTheAuditAndDoesNothingButRead(Role role) {
        assertThat(RolePermissions.of(role).contains(Permission.AUDIT_READ))
                .isEqualTo(role == Role.AUDITOR);
        assertThat(RolePermissions.of(Role.AUDITOR))
                .containsExactlyInAnyOrder(Permission.AUDIT_READ, COMPLIANCE_READ);
    }
}
