package employeehealth.auth.factor;

import static employeehealth.auth.assurance.Requirement.NONE;
import static employeehealth.auth.assurance.Requirement.PHISHING_RESISTANT;
import static employeehealth.auth.assurance.Requirement.SECOND_FACTOR;
import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.contracts.access.Role;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PoliciesTest {

    @ParameterizedTest
    @EnumSource(names = {"NURSE", "PHYSICIAN", "CLINICIAN", "COMPANY_ADMIN", "PROTOCOL_SIGNATORY"})
    void careStaffAndAdministratorsMustResistPhishing(Role role) {
        var roles = Set.of(Role.EMPLOYEE, role);
        assertThat(Policies.strictest(roles, Map.of(), false, true)).isEqualTo(PHISHING_RESISTANT);
        assertThat(Policies.strictest(roles, Map.of(), false, false))
                .as("as far as the platform can")
                .isEqualTo(SECOND_FACTOR);
        assertThat(Policies.strictest(roles, Map.of(), true, true)).as("a demo").isEqualTo(NONE);
    }

    @Test
    void employeesNeedNoneUnlessTheirCompanySaysSo() {
        var roles = Set.of(Role.EMPLOYEE);
        assertThat(Policies.strictest(roles, Map.of(), false, true)).isEqualTo(NONE);
        assertThat(Policies.strictest(roles, Map.of(Role.EMPLOYEE, SECOND_FACTOR), true, true))
                .isEqualTo(SECOND_FACTOR);
        assertThat(Policies.strictest(roles, Map.of(Role.NURSE, SECOND_FACTOR), false, true))
                .as("said of another role")
                .isEqualTo(NONE);
    }

    @Test
    void whoHoldsSeveralRolesMustHaveTheStrictest() {
        assertThat(
                        Policies.strictest(
                                Set.of(Role.NURSE, Role.EMPLOYEE),
                                Map.of(Role.NURSE, NONE, Role.EMPLOYEE, SECOND_FACTOR),
                                false,
                                true))
                .isEqualTo(SECOND_FACTOR);
    }
}
