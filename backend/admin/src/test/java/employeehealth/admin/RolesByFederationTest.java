package employeehealth.admin;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.admin.AdminApi;
import employeehealth.contracts.admin.FederatedRoles;
import employeehealth.shared.audit.TestAudit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Roles that an identity provider of a company gives and takes away. */
class RolesByFederationTest {

    private static final UUID PROVIDER = UUID.randomUUID();

    private final AdminAlone.Running running = AdminAlone.running();
    private final AdminAlone.Employer lumiere = running.company();
    private final PersonId paul = lumiere.has("Paul Garnier", Role.COMPANY_ADMIN);
    private final PersonId amina = lumiere.has("Amina Diallo", Role.EMPLOYEE);

    private void says(UUID provider, PersonId of, Role... roles) {
        running.bean(AdminApi.class)
                .federated(lumiere.id(), of, new FederatedRoles(provider, Set.of(roles)));
    }

    private Set<Role> roles(PersonId of) {
        return lumiere.standing(of).roles();
    }

    private List<Object> records(PersonId about, String action) {
        return running.seenByOwner(
                "select concat_ws(' ', outcome, %s) from platform.audit_log where action = '%s' and person = '%s'"
                        .formatted(
                                TestAudit.FINGERPRINTS, action, TestAudit.pseudonyms().of(about)));
    }

    @Test
    void whatItSaysIsGivenOnceAndTakenAwayWhenItSaysSoNoMore() {
        says(PROVIDER, amina, Role.DPO);
        says(PROVIDER, amina, Role.DPO);

        assertThat(roles(amina)).containsExactlyInAnyOrder(Role.EMPLOYEE, Role.DPO);
        assertThat(records(amina, "admin.assignment.given")).containsExactly("success after");
        assertThat(running.told(amina)).isOne();

        says(PROVIDER, amina);

        assertThat(roles(amina)).containsExactly(Role.EMPLOYEE);
        assertThat(records(amina, "admin.assignment.ended")).containsExactly("success before");
    }

    @Test
    void whatPeopleGaveStays() {
        assertThat(lumiere.as(paul).give(amina, "dpo").status()).isEqualTo(201);

        says(PROVIDER, amina, Role.DPO);
        says(PROVIDER, amina);

        assertThat(roles(amina)).containsExactlyInAnyOrder(Role.EMPLOYEE, Role.DPO);
    }

    @Test
    void whatAnotherProviderGaveStays() {
        says(PROVIDER, amina, Role.DPO);
        says(UUID.randomUUID(), amina);

        assertThat(roles(amina)).contains(Role.DPO);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"NURSE", "PHYSICIAN", "CLINICIAN", "PROTOCOL_AUTHOR", "PROTOCOL_SIGNATORY"})
    void nobodyTakesCareBecauseTheEmployerSaysSo(Role role) {
        says(PROVIDER, amina, role);

        assertThat(roles(amina)).containsExactly(Role.EMPLOYEE);
    }

    @Test
    void whatExcludesEachOtherIsNotGivenAndLeavesARecord() {
        var nurse = lumiere.has("Nora Lefèvre", Role.NURSE);

        says(PROVIDER, nurse, Role.COMPANY_ADMIN, Role.EMPLOYEE);

        assertThat(roles(nurse)).containsExactlyInAnyOrder(Role.NURSE, Role.EMPLOYEE);
        assertThat(records(nurse, "admin.assignment.given"))
                .containsExactlyInAnyOrder("refused", "success after");
    }

    @Test
    void theLastAdministratorStays() {
        var verrerie = running.company();
        var only = verrerie.has("Lise Morel", Role.EMPLOYEE);
        var admin = running.bean(AdminApi.class);
        admin.federated(
                verrerie.id(), only, new FederatedRoles(PROVIDER, Set.of(Role.COMPANY_ADMIN)));
        admin.federated(verrerie.id(), only, new FederatedRoles(PROVIDER, Set.of()));

        assertThat(verrerie.standing(only).roles()).contains(Role.COMPANY_ADMIN);
    }

    @Test
    void administratorsSeeWhoseWordItIs() {
        says(PROVIDER, amina, Role.DPO);

        var shown = lumiere.as(paul).get("/api/v1/admin/users/" + amina).json();
        assertThat(shown.path("assignments").findValuesAsString("through"))
                .contains(PROVIDER.toString());
    }
}
