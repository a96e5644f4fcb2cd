package employeehealth.auth.factor;

import static employeehealth.auth.assurance.Requirement.NONE;
import static employeehealth.auth.assurance.Requirement.PHISHING_RESISTANT;
import static employeehealth.auth.assurance.Requirement.SECOND_FACTOR;
import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.auth.assurance.Requirement;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.access.Scope;
import employeehealth.contracts.admin.Standing;
import employeehealth.shared.asvs.Asvs;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FactorRulesTest {

    private static final FactorRules OUTSIDE_A_DEMO = new FactorRules(Map.of(), false);

    private static Standing is(Role... roles) {
        return is(Set.of(), roles);
    }

    private static Standing holding(Permission permission, Role... roles) {
        return new Standing(
                "c",
                "C",
                new HealthServiceId(UUID.randomUUID()),
                Set.of(roles),
                Set.of(new Standing.Holding(permission, Scope.WHOLE_COMPANY)),
                0,
                null);
    }

    /** Somebody who also has a role of the company's own. */
    private static Standing is(Set<Set<Role>> heldBy, Role... roles) {
        return new Standing(
                "c",
                "C",
                new HealthServiceId(UUID.randomUUID()),
                Set.of(roles),
                Set.of(new Standing.CustomRole(UUID.randomUUID(), "Accueil", heldBy)),
                Set.of(),
                0,
                null);
    }

    private static FactorRules stated(Map<Role, Requirement> stated) {
        return new FactorRules(stated, false);
    }

    @ParameterizedTest
    @EnumSource(names = {"NURSE", "PHYSICIAN", "CLINICIAN", "COMPANY_ADMIN", "PROTOCOL_SIGNATORY"})
    @Asvs("6.3.3")
    void careStaffAndAdministratorsMustResistPhishing(Role role) {
        var somebody = is(Role.EMPLOYEE, role);
        assertThat(OUTSIDE_A_DEMO.of(somebody)).isEqualTo(PHISHING_RESISTANT);
        assertThat(new FactorRules(Map.of(), true).of(somebody)).as("a demo").isEqualTo(NONE);
        for (var less : Set.of(NONE, SECOND_FACTOR)) {
            assertThat(stated(Map.of(role, less)).of(somebody))
                    .as("whatever the company says")
                    .isEqualTo(PHISHING_RESISTANT);
        }
    }

    @Test
    @Asvs("6.3.3")
    void whoRunsThePlatformMustResistPhishingWhateverElseTheyAre() {
        var operator = holding(Permission.PLATFORM_OPERATE, Role.EMPLOYEE);
        assertThat(OUTSIDE_A_DEMO.of(operator)).isEqualTo(PHISHING_RESISTANT);
        assertThat(stated(Map.of(Role.EMPLOYEE, SECOND_FACTOR)).of(operator))
                .as("whatever the company says")
                .isEqualTo(PHISHING_RESISTANT);
        assertThat(new FactorRules(Map.of(), true).of(operator)).as("a demo").isEqualTo(NONE);
        assertThat(OUTSIDE_A_DEMO.of(holding(Permission.TRIAGE_ASSESS, Role.EMPLOYEE)))
                .as("a permission of everybody's")
                .isEqualTo(NONE);
    }

    @Test
    void employeesNeedNoneUnlessTheirCompanySaysSo() {
        assertThat(OUTSIDE_A_DEMO.of(is(Role.EMPLOYEE))).isEqualTo(NONE);
        for (var demo : Set.of(true, false)) {
            assertThat(
                            new FactorRules(Map.of(Role.EMPLOYEE, SECOND_FACTOR), demo)
                                    .of(is(Role.EMPLOYEE)))
                    .isEqualTo(SECOND_FACTOR);
        }
        assertThat(stated(Map.of(Role.DPO, SECOND_FACTOR)).of(is(Role.EMPLOYEE)))
                .as("said of another role")
                .isEqualTo(NONE);
    }

    @Test
    void whoHoldsSeveralRolesMustHaveTheStrictest() {
        var rules = stated(Map.of(Role.EMPLOYEE, SECOND_FACTOR, Role.DPO, PHISHING_RESISTANT));
        assertThat(rules.of(is(Role.EMPLOYEE, Role.AUDITOR))).isEqualTo(SECOND_FACTOR);
        assertThat(rules.of(is(Role.DPO, Role.EMPLOYEE))).isEqualTo(PHISHING_RESISTANT);
    }

    @Test
    void aRoleOfTheCompanysOwnIsNoCheaperWayToAPermission() {
        var administratorsOnly = Set.of(Set.of(Role.COMPANY_ADMIN));
        assertThat(OUTSIDE_A_DEMO.of(is(administratorsOnly, Role.EMPLOYEE)))
                .isEqualTo(PHISHING_RESISTANT);

        var alsoOfTheOfficer = Set.of(Set.of(Role.COMPANY_ADMIN, Role.DPO));
        assertThat(OUTSIDE_A_DEMO.of(is(alsoOfTheOfficer, Role.EMPLOYEE)))
                .as("an officer has it with a password")
                .isEqualTo(NONE);
        assertThat(stated(Map.of(Role.DPO, SECOND_FACTOR)).of(is(alsoOfTheOfficer)))
                .isEqualTo(SECOND_FACTOR);

        var both = Set.of(Set.of(Role.COMPANY_ADMIN, Role.DPO), Set.of(Role.COMPANY_ADMIN));
        assertThat(OUTSIDE_A_DEMO.of(is(both))).isEqualTo(PHISHING_RESISTANT);
    }

    @Test
    void whatNoOtherRoleHasIsNeverCheap() {
        assertThat(OUTSIDE_A_DEMO.of(is(Set.of(Set.of())))).isEqualTo(PHISHING_RESISTANT);
        assertThat(new FactorRules(Map.of(), true).of(is(Set.of(Set.of())))).isEqualTo(NONE);
    }
}
