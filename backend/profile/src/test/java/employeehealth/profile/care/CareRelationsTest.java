package employeehealth.profile.care;

import static employeehealth.profile.care.CareRelation.ADDED;
import static employeehealth.profile.care.CareRelation.TEAM;
import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SiteId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.access.Scope;
import employeehealth.profile.Owner;
import employeehealth.profile.TestProfile;
import employeehealth.profile.care.CareChoice.Choice;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.seal.TestSeal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CareRelationsTest {

    private static final TestProfile PROFILE = new TestProfile();
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-03-02T08:30:00Z"), ZoneOffset.UTC);
    private static final SiteId LYON = new SiteId(Ids.next());
    private static final SiteId NANTES = new SiteId(Ids.next());

    private final CompanyId company = new CompanyId(Ids.next());
    private final HealthServiceId service = new HealthServiceId(Ids.next());
    private final TestTeam team = new TestTeam();
    private final CareChoices choices =
            new CareChoices(PROFILE.database(), TestSeal.of(TestPlatform.settings()), CLOCK);
    private final CareRelations relations = new CareRelations(PROFILE.database(), choices, team);

    private final Me claire = someone(Role.EMPLOYEE, Permission.PROFILE_OWN);
    private final Me physician =
            someone(Role.PHYSICIAN, Permission.CARE_READ, Permission.CARE_TEAM);
    private final Me clinician = someone(Role.CLINICIAN, Permission.CARE_READ);

    CareRelationsTest() {
        team.employs(claire, "Claire", LYON);
    }

    private Me someone(Role role, Permission... permissions) {
        return TestProfile.someone(company, service, role, permissions);
    }

    private Optional<CareRelation> between(Me professional, Me person) {
        var alone = Tenant.of(professional).get(() -> relations.of(professional, person.person()));
        var among =
                Tenant.of(professional)
                        .get(() -> relations.among(professional, List.of(person.person())));
        if (person == claire && professional.company().equals(company)) {
            assertThat(Optional.ofNullable(among.get(person.person()))).isEqualTo(alone);
        }
        return alone;
    }

    private void says(@Nullable Me about, Choice choice, @Nullable LocalDate until) {
        var said = new CareChoice(about == null ? null : about.person(), choice, until, "Privé");
        Tenant.of(claire)
                .run(() -> PROFILE.database().write(() -> choices.put(Owner.of(claire), said)));
    }

    private void saysNothing(@Nullable PersonId about) {
        Tenant.of(claire)
                .run(() -> PROFILE.database().write(() -> choices.forget(claire.person(), about)));
    }

    @Test
    void theTeamTakesCareOfEveryoneWhoDoesNotOppose() {
        assertThat(between(physician, claire)).contains(TEAM);
        assertThat(between(clinician, claire)).isEmpty();
        says(null, Choice.OPPOSED, null);
        assertThat(between(physician, claire)).isEmpty();
        saysNothing(null);
        assertThat(between(physician, claire)).contains(TEAM);
    }

    @Test
    void onesWordAboutOneProfessionalCountsBeforeThatAboutAll() {
        says(physician, Choice.OPPOSED, null);
        assertThat(between(physician, claire)).isEmpty();
        var nurse = someone(Role.NURSE, Permission.CARE_READ, Permission.CARE_TEAM);
        assertThat(between(nurse, claire)).contains(TEAM);
        says(null, Choice.OPPOSED, null);
        says(nurse, Choice.ADDED, null);
        assertThat(between(nurse, claire)).contains(ADDED);
        assertThat(between(physician, claire)).isEmpty();
    }

    @Test
    void whomThePersonAddsReadsUntilThatDay() {
        says(clinician, Choice.ADDED, TODAY);
        assertThat(between(clinician, claire)).contains(ADDED);
        says(clinician, Choice.ADDED, TODAY.minusDays(1));
        assertThat(between(clinician, claire)).isEmpty();
        says(clinician, Choice.OPPOSED, null);
        assertThat(between(clinician, claire)).isEmpty();
    }

    @Test
    void addingSomebodyWithoutACareRoleOpensNothing() {
        var hr = someone(Role.EMPLOYER);
        says(hr, Choice.ADDED, null);
        assertThat(between(hr, claire)).isEmpty();
        var admin = someone(Role.COMPANY_ADMIN, Permission.PEOPLE_MANAGE);
        says(admin, Choice.ADDED, null);
        assertThat(between(admin, claire)).isEmpty();
    }

    @Test
    void theLimitsOfARoleHold() {
        assertThat(between(limitedTo(LYON), claire)).contains(TEAM);
        assertThat(between(limitedTo(NANTES), claire)).isEmpty();
    }

    private Me limitedTo(SiteId site) {
        var all = someone(Role.NURSE, Permission.CARE_READ, Permission.CARE_TEAM);
        return new Me(
                all.person(),
                all.company(),
                all.healthService(),
                all.session(),
                all.roles(),
                all.permissions(),
                Map.of(Permission.CARE_TEAM, Set.of(new Scope(site, null))),
                all.acr());
    }

    @Test
    void nothingBindsToWhoIsNotThereOrElsewhereOrOneself() {
        assertThat(between(physician, someone(Role.EMPLOYEE))).isEmpty();
        var abroad =
                TestProfile.someone(
                        new CompanyId(Ids.next()),
                        service,
                        Role.PHYSICIAN,
                        Permission.CARE_READ,
                        Permission.CARE_TEAM);
        assertThat(between(abroad, claire)).isEmpty();
        team.employs(physician, "Docteur");
        assertThat(between(physician, physician)).isEmpty();
    }

    @Test
    void whatAPersonSaysIsThereForThemAndWhereItIsDecided() {
        says(physician, Choice.OPPOSED, null);
        assertThat(seen(claire)).hasSize(1);
        assertThat(seen(physician)).isEmpty();
        assertThat(seen(someone(Role.EMPLOYEE))).isEmpty();
        assertThat(
                        PROFILE.seenByOwner(
                                "select encode(sealed_reason, 'escape') from profile.care_choices"
                                        + " where person_id = '"
                                        + claire.person()
                                        + "'"))
                .singleElement()
                .asString()
                .doesNotContain("Priv");
    }

    private List<CareChoice> seen(Me by) {
        return Tenant.of(by).get(() -> PROFILE.database().read(() -> choices.of(claire.person())));
    }
}
