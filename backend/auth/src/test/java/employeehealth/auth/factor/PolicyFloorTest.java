package employeehealth.auth.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.auth.AuthAlone;
import employeehealth.auth.assurance.Requirement;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SessionId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.database.Ids;
import employeehealth.shared.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Outside a demo no company asks the health service or its administrators for less. */
class PolicyFloorTest {

    private static AuthAlone.Running service;

    private final Me administrator =
            new Me(
                    new PersonId(Ids.next()),
                    new CompanyId(Ids.next()),
                    new HealthServiceId(Ids.next()),
                    new SessionId(Ids.next()),
                    Set.of(Role.COMPANY_ADMIN),
                    Set.of(Permission.ROLES_MANAGE),
                    Map.of(),
                    "3");

    @BeforeAll
    static void start() {
        service = AuthAlone.startReal("--platform.public-url=https://sante.example");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private FactorPolicyController.View state(Role role, Requirement requirement) {
        var asked = List.of(new FactorPolicyController.Asked(role, requirement));
        return Tenant.of(administrator.company())
                .get(() ->
                        service.bean(FactorPolicies.class)
                                .state(
                                        administrator,
                                        new FactorPolicyController.Wanted(asked, false),
                                        "*"));
    }

    @Test
    void lessThanThePlatformAsksForIsRefused() {
        for (var role : List.of(Role.NURSE, Role.PHYSICIAN, Role.COMPANY_ADMIN)) {
            for (var less : List.of(Requirement.NONE, Requirement.SECOND_FACTOR)) {
                assertThatThrownBy(() -> state(role, less))
                        .isInstanceOf(Problem.class)
                        .hasMessage("platform/invalid-input");
            }
            assertThat(state(role, Requirement.PHISHING_RESISTANT).roles())
                    .contains(
                            new FactorPolicyController.Stated(
                                    role,
                                    Requirement.PHISHING_RESISTANT,
                                    Requirement.PHISHING_RESISTANT));
        }
    }

    @Test
    void whatIsPlantedInTheTableMakesNothingEasier() {
        service.change(
                "insert into auth.factor_policies values (?, 'physician', 'none')",
                administrator.company().value());
        var stated =
                Tenant.of(administrator.company())
                        .get(() -> service.bean(FactorPolicies.class).stated());
        assertThat(stated.roles())
                .contains(
                        new FactorPolicyController.Stated(
                                Role.PHYSICIAN,
                                Requirement.PHISHING_RESISTANT,
                                Requirement.PHISHING_RESISTANT));
    }
}
