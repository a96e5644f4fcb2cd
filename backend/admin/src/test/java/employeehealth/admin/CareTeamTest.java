package employeehealth.admin;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.admin.AdminAlone.Employer;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.access.Scope;
import employeehealth.contracts.admin.AdminApi;
import employeehealth.contracts.admin.CareTeamApi;
import employeehealth.contracts.admin.CareTeamApi.Carer;
import employeehealth.contracts.admin.CareTeamApi.Member;
import employeehealth.contracts.admin.CareTeamApi.People;
import employeehealth.shared.database.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who takes care of whom, as the profile service is told. */
class CareTeamTest {

    private final AdminAlone.Running admin = AdminAlone.running();
    private final CareTeamApi care = admin.bean(CareTeamApi.class);
    private final Employer company = admin.company();

    private List<Member> members(PersonId... people) {
        return care.members(company.id(), new People(List.of(people)));
    }

    @Test
    void whoHasARoleOfCareIsOfTheTeamOrNot() {
        var physician = company.has("Docteur", Role.PHYSICIAN);
        var nurse = company.at(company.lyon(), "Infirmière", Role.NURSE);
        var clinician = company.has("Clinicien", Role.CLINICIAN);
        company.has("Personnel", Role.EMPLOYER, Role.DPO);
        admin.company().has("Ailleurs", Role.PHYSICIAN);
        assertThat(care.team(company.id()))
                .containsExactlyInAnyOrder(
                        new Carer(physician, Role.PHYSICIAN, true, Scope.WHOLE_COMPANY),
                        new Carer(nurse, Role.NURSE, true, new Scope(company.lyon(), null)),
                        new Carer(clinician, Role.CLINICIAN, false, Scope.WHOLE_COMPANY));
    }

    @Test
    void whereSomebodyWorksLimitsWhoTakesCareOfThem() {
        var here = company.at(company.lyon(), "Claire", Role.EMPLOYEE);
        var boss = company.has("Chef", Role.COMPANY_ADMIN);
        assertThat(members(here, boss))
                .containsExactlyInAnyOrder(
                        new Member(here, Set.of(new Scope(company.lyon(), null))),
                        new Member(boss, Set.of(Scope.WHOLE_COMPANY)));
    }

    @Test
    void whoHasLeftStaysAMemberAndWhoNeverWasIsNone() {
        var gone = company.at(company.lyon(), "Partie", Role.EMPLOYEE);
        admin.bean(AdminApi.class)
                .left(
                        company.id(),
                        gone,
                        new AdminApi.Since(Instant.parse("2026-03-01T08:00:00Z")));
        var elsewhere = admin.company().has("Ailleurs", Role.EMPLOYEE);
        assertThat(members(gone, elsewhere, new PersonId(Ids.next())))
                .containsExactly(new Member(gone, Set.of(Scope.WHOLE_COMPANY)));
    }
}
