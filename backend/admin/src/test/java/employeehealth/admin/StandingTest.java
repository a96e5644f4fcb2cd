package employeehealth.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.admin.people.Assignments;
import employeehealth.admin.people.FederateRoles;
import employeehealth.admin.people.LeaveCompany;
import employeehealth.admin.people.Leavers;
import employeehealth.admin.people.Rights;
import employeehealth.admin.role.RightsChange;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SiteId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.access.Scope;
import employeehealth.contracts.admin.Standing;
import employeehealth.shared.access.Revocations;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.TestAudit;
import employeehealth.shared.database.Databases;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.news.TestOutbox;
import employeehealth.shared.problem.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandingTest {

    private static final Databases DATABASES = TestPlatform.freshDatabases();
    private static final AdminDatabase DATABASE = new AdminDatabase(DATABASES);
    private static final Companies COMPANIES = new Companies(DATABASE);
    private static final Assignments ASSIGNMENTS =
            new Assignments(
                    DATABASE, Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC));
    private static final Revocations REVOCATIONS =
            new Revocations(() -> {
                throw new IllegalStateException("nobody learns here");
            });
    private static final Leavers LEAVERS = new Leavers(DATABASE);
    private static final PersonId OPERATOR = new PersonId(Ids.next());
    private static final AdminContract CONTRACT =
            new AdminContract(
                    COMPANIES,
                    ASSIGNMENTS,
                    new Rights(new AdminSettings(Set.of(OPERATOR.value()))),
                    new JoinCompany(
                            DATABASE,
                            COMPANIES,
                            new Newcomers(DATABASE, Clock.systemUTC()),
                            TestAudit.at(Clock.systemUTC())),
                    new LeaveCompany(
                            DATABASE,
                            LEAVERS,
                            ASSIGNMENTS,
                            REVOCATIONS,
                            TestAudit.at(Clock.systemUTC()),
                            TestOutbox.at(Clock.systemUTC()),
                            Clock.systemUTC()),
                    new FederateRoles(
                            DATABASE,
                            ASSIGNMENTS,
                            LEAVERS,
                            new RightsChange(
                                    DATABASE,
                                    REVOCATIONS,
                                    TestAudit.at(Clock.systemUTC()),
                                    TestOutbox.at(Clock.systemUTC()),
                                    Clock.systemUTC()),
                            TestAudit.at(Clock.systemUTC()),
                            Clock.systemUTC()));
    private static final Company LUMIERE = company("lumiere");
    private static final Company VERRERIE = company("verrerie");
    private static final SiteId LYON = new SiteId(Ids.next());

    static {
        in(LUMIERE, () -> COMPANIES.addSite(LUMIERE.id(), LYON, "Lyon"));
    }

    private final PersonId amina = new PersonId(Ids.next());

    private static Company company(String code) {
        var company =
                new Company(
                        new CompanyId(Ids.next()),
                        code,
                        "Les Ateliers " + code,
                        new HealthServiceId(Ids.next()));
        in(company, () -> COMPANIES.add(company, "Santé au travail"));
        return company;
    }

    private static void in(Company company, Runnable work) {
        Tenant.of(company.id()).run(() -> DATABASE.write(work));
    }

    /** Amina is something there, between two days. */
    private void assigned(Company at, Role role, LocalDate from, @Nullable LocalDate until) {
        in(
                at,
                () ->
                        DATABASE.sql(
                                        """
                                        insert into admin.assignments
                                               (id, company_id, person_id, role, valid_from, valid_until)
                                        values (:id, :company, :person, :role, :from, :until)
                                        """)
                                .param("id", Ids.next())
                                .param("company", at.id().value())
                                .param("person", amina.value())
                                .param("role", role.code())
                                .param("from", from)
                                .param("until", until, java.sql.Types.DATE)
                                .update());
    }

    @Test
    void whoIsUnknownGetsEmptySets() {
        var standing = CONTRACT.standing(LUMIERE.id(), amina);
        assertThat(standing.roles()).isEmpty();
        assertThat(standing.permissions()).isEmpty();
        assertThat(standing.companyCode()).isEqualTo("lumiere");
        assertThat(standing.healthService()).isEqualTo(LUMIERE.healthService());
    }

    @Test
    void anUnknownCompanyIsNotFound() {
        assertThatThrownBy(() -> CONTRACT.standing(new CompanyId(Ids.next()), amina))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.status().value()).isEqualTo(404));
    }

    @Test
    void anAssignmentCountsFromTheDayItIsMade() {
        in(
                LUMIERE,
                () ->
                        ASSIGNMENTS.found(
                                List.of(
                                        new Assignments.Founding(
                                                LUMIERE.id(), amina, Role.EMPLOYEE, LYON))));
        var standing = CONTRACT.standing(LUMIERE.id(), amina);
        assertThat(standing.roles()).containsExactly(Role.EMPLOYEE);
        assertThat(standing.permissions())
                .containsExactlyInAnyOrder(Permission.TRIAGE_ASSESS, Permission.PROFILE_OWN);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02, 2026-03-02, true",
        "2020-01-01,           , true",
        "2026-03-01, 2026-03-03, true",
        "2026-02-01, 2026-03-01, false",
        "2026-03-03,           , false",
        "2026-03-03, 2026-04-01, false",
    })
    void anAssignmentCountsWithinItsDaysOnly(
            LocalDate from, @Nullable LocalDate until, boolean counts) {
        assigned(LUMIERE, Role.NURSE, from, until);
        assertThat(CONTRACT.standing(LUMIERE.id(), amina).roles().contains(Role.NURSE))
                .isEqualTo(counts);
    }

    @Test
    void severalRolesAddUp() {
        var longAgo = LocalDate.of(2020, 1, 1);
        assigned(LUMIERE, Role.EMPLOYEE, longAgo, null);
        assigned(LUMIERE, Role.PROTOCOL_AUTHOR, longAgo, null);
        assigned(LUMIERE, Role.PROTOCOL_AUTHOR, longAgo, null);
        assertThat(CONTRACT.standing(LUMIERE.id(), amina).permissions())
                .containsExactlyInAnyOrder(
                        Permission.TRIAGE_ASSESS,
                        Permission.PROFILE_OWN,
                        Permission.TRIAGE_EVALUATE,
                        Permission.PROTOCOLS_READ,
                        Permission.PROTOCOLS_AUTHOR);
    }

    @Test
    void aRoleAtOneCompanyIsNoneAtAnother() {
        assigned(LUMIERE, Role.NURSE, LocalDate.of(2020, 1, 1), null);
        assertThat(CONTRACT.standing(VERRERIE.id(), amina).roles()).isEmpty();
    }

    @Test
    void nobodyIsAssignedToAnotherCompany() {
        var planted = new Assignments.Founding(LUMIERE.id(), amina, Role.COMPANY_ADMIN, LYON);
        assertThatThrownBy(() -> in(VERRERIE, () -> ASSIGNMENTS.found(List.of(planted))))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void nobodyIsAssignedToASiteOfAnotherCompany() {
        var mistaken = new Assignments.Founding(VERRERIE.id(), amina, Role.EMPLOYEE, LYON);
        assertThatThrownBy(() -> in(VERRERIE, () -> ASSIGNMENTS.found(List.of(mistaken))))
                .hasStackTraceContaining("violates foreign key constraint");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from admin.assignments",
                "delete from admin.companies",
                "delete from admin.sites",
                "delete from admin.health_services",
                "update admin.companies set health_service_id = gen_random_uuid()",
                "update admin.sites set name = 'x'",
                "update admin.health_services set name = 'x'",
                "truncate admin.assignments",
            })
    void whatWasIsNeitherDeletedNorRewritten(String statement) {
        assertThatThrownBy(() -> in(LUMIERE, () -> DATABASE.sql(statement).update()))
                .hasStackTraceContaining("permission denied for table");
    }

    @Test
    void anAssignmentEndsAndStaysOnRecord() {
        assigned(LUMIERE, Role.NURSE, LocalDate.of(2020, 1, 1), null);
        in(
                LUMIERE,
                () ->
                        DATABASE.sql(
                                        "update admin.assignments set valid_until = date"
                                                + " '2026-03-01' where person_id = :person")
                                .param("person", amina.value())
                                .update());
        assertThat(CONTRACT.standing(LUMIERE.id(), amina).roles()).isEmpty();
        assertThat(
                        TestPlatform.seenByOwner(
                                DATABASES,
                                "select role from admin.assignments where person_id = '"
                                        + amina
                                        + "'"))
                .containsExactly("nurse");
    }

    @Test
    void rightsReachAsFarAsTheirAssignments() {
        in(
                LUMIERE,
                () ->
                        ASSIGNMENTS.found(
                                List.of(
                                        new Assignments.Founding(
                                                LUMIERE.id(), amina, Role.EMPLOYEE, LYON))));
        assigned(LUMIERE, Role.NURSE, LocalDate.of(2020, 1, 1), LocalDate.of(2026, 3, 2));

        var standing = CONTRACT.standing(LUMIERE.id(), amina);

        assertThat(standing.holdings())
                .contains(
                        new Standing.Holding(Permission.TRIAGE_ASSESS, new Scope(LYON, null)),
                        new Standing.Holding(Permission.PROTOCOLS_READ, Scope.WHOLE_COMPANY));
        assertThat(standing.until())
                .as("the end of the last day")
                .isEqualTo(Instant.parse("2026-03-03T00:00:00Z"));
    }
}
