package employeehealth.admin;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.admin.AdminAlone.Employer;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.admin.AdminApi;
import employeehealth.contracts.admin.AdminApi.Since;
import employeehealth.shared.database.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeaveCompanyTest {

    private static final AdminAlone.Running SERVICE = AdminAlone.running();

    private final AdminApi admin = SERVICE.bean(AdminApi.class);
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private Employer company;
    private PersonId boss;

    @BeforeEach
    void company() {
        company = SERVICE.company();
        boss = company.has("Boss", Role.COMPANY_ADMIN);
    }

    private void leaves(PersonId person, Instant at) {
        admin.left(company.id(), person, new Since(at));
    }

    private void returns(PersonId person, Instant at) {
        admin.returned(company.id(), person, new Since(at));
    }

    private int audited(String action) {
        return SERVICE.seenByOwner(
                        """
                        select action from platform.audit_log
                         where action = '%s' and company_id = '%s'
                        """
                                .formatted(action, company.id()))
                .size();
    }

    @Test
    void whoeverHasLeftIsNothingThereAndKeepsWhatIsTheirOwn() {
        var amina = company.has("Amina", Role.EMPLOYEE, Role.FIRST_AIDER);
        var before = company.standing(amina);
        leaves(amina, now);

        var standing = company.standing(amina);
        assertThat(standing.roles()).isEmpty();
        assertThat(standing.customRoles()).isEmpty();
        assertThat(standing.permissions())
                .containsExactlyInAnyOrder(Permission.TRIAGE_ASSESS, Permission.PROFILE_OWN);
        assertThat(standing.epoch()).as("tokens of before end").isGreaterThan(before.epoch());
        assertThat(audited("admin.assignment.ended")).isEqualTo(2);
        assertThat(audited("admin.person.left")).isOne();
    }

    @Test
    void aPreviewOfWhoHasLeftSaysWhatTheyKeep() {
        var amina = company.has("Amina", Role.EMPLOYEE, Role.FIRST_AIDER);
        leaves(amina, now);

        var seen = company.as(boss).get("/api/v1/admin/users/" + amina + "/preview").json();

        assertThat(seen.path("may").findValuesAsString("permission"))
                .containsExactly("profile.own", "triage.assess");
    }

    @Test
    void saidAgainItChangesNothing() {
        var amina = company.has("Amina", Role.EMPLOYEE);
        leaves(amina, now);
        var epoch = company.standing(amina).epoch();
        leaves(amina, now);
        assertThat(company.standing(amina).epoch()).isEqualTo(epoch);
        assertThat(audited("admin.person.left")).isOne();
    }

    @Test
    void whoComesBackIsAnEmployeeAndNothingElse() {
        var amina = company.has("Amina", Role.EMPLOYEE, Role.COMPANY_ADMIN);
        leaves(amina, now);
        returns(amina, now.plusSeconds(1));
        assertThat(company.standing(amina).roles()).containsExactly(Role.EMPLOYEE);
        assertThat(SERVICE.told(amina)).isOne();
    }

    @Test
    void whatIsHeardLateDoesNotUndoWhatIsNewer() {
        var amina = company.has("Amina", Role.EMPLOYEE);
        leaves(amina, now.plus(Duration.ofMinutes(2)));
        returns(amina, now.plus(Duration.ofMinutes(1)));
        assertThat(company.standing(amina).roles()).isEmpty();
        returns(amina, now.plus(Duration.ofMinutes(3)));
        leaves(amina, now.plus(Duration.ofMinutes(2)));
        assertThat(company.standing(amina).roles()).containsExactly(Role.EMPLOYEE);
    }

    @Test
    void whoLeftBeforeTheirComingWasHeardDoesNotCome() {
        var zoe = new PersonId(Ids.next());
        leaves(zoe, now);
        admin.joined(company.id(), zoe);
        assertThat(company.standing(zoe).roles()).isEmpty();
        returns(zoe, now.plusSeconds(1));
        assertThat(company.standing(zoe).roles()).containsExactly(Role.EMPLOYEE);
    }

    @Test
    void whoHasLeftIsGivenNoRoleUntilTheyAreBack() {
        var amina = company.has("Amina", Role.EMPLOYEE);
        leaves(amina, now);
        assertThat(company.as(boss).give(amina, "first_aider").refusal())
                .isEqualTo("409 admin/has-left");
        assertThat(company.standing(amina).roles()).isEmpty();
        returns(amina, now.plusSeconds(1));
        assertThat(company.as(boss).give(amina, "first_aider").status()).isEqualTo(201);
    }

    @Test
    void whatStandsAgainstLeavingIsSaid() {
        var nurse = company.has("Nurse", Role.NURSE);
        var physician = company.has("Physician", Role.PHYSICIAN);
        var amina = company.has("Amina", Role.EMPLOYEE);
        assertThat(admin.leaving(company.id(), nurse).isCareStaff()).isTrue();
        assertThat(admin.leaving(company.id(), nurse).isLastOfItsKind()).isFalse();
        assertThat(admin.leaving(company.id(), physician).isLastOfItsKind()).isTrue();
        assertThat(admin.leaving(company.id(), boss).isCareStaff()).isFalse();
        assertThat(admin.leaving(company.id(), boss).isLastOfItsKind()).isTrue();
        assertThat(admin.leaving(company.id(), amina).isCareStaff()).isFalse();
        assertThat(admin.leaving(company.id(), amina).isLastOfItsKind()).isFalse();
        company.has("Second", Role.COMPANY_ADMIN);
        assertThat(admin.leaving(company.id(), boss).isLastOfItsKind()).isFalse();
    }

    @Test
    void anotherCompanyKnowsNothingOfIt() {
        var amina = company.has("Amina", Role.EMPLOYEE);
        var other = SERVICE.company();
        admin.left(other.id(), amina, new Since(now));
        assertThat(company.standing(amina).roles()).containsExactly(Role.EMPLOYEE);
    }
}
