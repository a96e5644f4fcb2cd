package employeehealth.admin;

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
        assertThat(RolePermissions.of(role)).isEmpty();
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
    void onlyTheAuditorReadsTheAuditAndDoesNothingElse(Role role) {
        assertThat(RolePermissions.of(role).contains(Permission.AUDIT_READ))
                .isEqualTo(role == Role.AUDITOR);
        assertThat(RolePermissions.of(Role.AUDITOR)).containsExactly(Permission.AUDIT_READ);
    }
}
