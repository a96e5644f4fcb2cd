package employeehealth.profile.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.access.Scope;
import employeehealth.profile.Owner;
import employeehealth.profile.PeoplesNames;
import employeehealth.profile.TestProfile;
import employeehealth.profile.care.CareChoice.Choice;
import employeehealth.profile.health.TestEditing;
import employeehealth.profile.rights.KeptFiles;
import employeehealth.profile.rights.TestErasures;
import employeehealth.shared.access.Acr;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.TestAudit;
import employeehealth.shared.breakglass.TestBreakGlass;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.seal.Seal;
import employeehealth.shared.seal.TestBlindIndexes;
import employeehealth.shared.seal.TestSeal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A company with people and a health service, and what this service does for them. */
public final class TestCare {

    public static final TestProfile PROFILE = new TestProfile();
    public static final Instant NOW = Instant.parse("2026-03-02T08:30:00Z");
    public static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    public static final Seal SEAL = TestSeal.of(TestPlatform.settings());
    public static final Audit AUDIT = TestAudit.at(CLOCK);

    public final CompanyId company = new CompanyId(Ids.next());
    public final HealthServiceId service = new HealthServiceId(Ids.next());
    final TestTeam team = new TestTeam();
    public final List<PersonId> told = new ArrayList<>();

    public final Me claire = employee("Claire Martin");
    public final Me karim = employee("Karim Benali");
    public final Me physician =
            carer(
                    Role.PHYSICIAN,
                    Permission.CARE_READ,
                    Permission.CARE_TEAM,
                    Permission.CARE_BREAK_GLASS);
    public final Me nurse =
            carer(
                    Role.NURSE,
                    Permission.CARE_READ,
                    Permission.CARE_TEAM,
                    Permission.CARE_BREAK_GLASS);
    public final Me clinician = carer(Role.CLINICIAN, Permission.CARE_READ);
    public final Me abroad =
            TestProfile.someone(
                    new CompanyId(Ids.next()),
                    service,
                    Role.PHYSICIAN,
                    Permission.CARE_READ,
                    Permission.CARE_TEAM,
                    Permission.CARE_BREAK_GLASS);

    final CareChoices choices = new CareChoices(PROFILE.database(), SEAL, CLOCK);
    public final CareRelations relations = new CareRelations(PROFILE.database(), choices, team);
    final BirthDates births = new BirthDates(PROFILE.database(), TestBlindIndexes.all(), SEAL);
    public final TestEditing profiles = new TestEditing(PROFILE, SEAL, CLOCK, births);
    private final KeptFiles kept = TestErasures.kept(PROFILE, SEAL);
    public final PatientFile file =
            new PatientFile(
                    PROFILE.database(),
                    relations,
                    profiles.rows(),
                    TestBreakGlass.at(CLOCK, (database, person, by) -> told.add(person)),
                    kept,
                    AUDIT);
    final SearchPatients search =
            new SearchPatients(PROFILE.database(), relations, choices, births, kept, team, AUDIT);
    final ChooseCarers choose =
            new ChooseCarers(PROFILE.database(), choices, team, AUDIT, TestProfile.JSON);
    public final CareTeam careTeam =
            new CareTeam(PROFILE.database(), choices, team, new PeoplesNames(team), AUDIT);

    public Me employee(String name) {
        var someone = TestProfile.someone(company, service, Role.EMPLOYEE, Permission.PROFILE_OWN);
        team.employs(someone, name);
        return someone;
    }

    public Me carer(Role role, Permission... permissions) {
        var someone = TestProfile.someone(company, service, role, permissions);
        team.employs(someone, "Dr " + role.code());
        team.cares(
                someone,
                role,
                List.of(permissions).contains(Permission.CARE_TEAM),
                Scope.WHOLE_COMPANY);
        return someone;
    }

    /** Somebody of the employer's side, without any permission of care. */
    public Me employers(Role role) {
        return TestProfile.someone(company, service, role);
    }

    public static Me steppedUp(Me me) {
        return new Me(
                me.person(),
                me.company(),
                me.healthService(),
                me.session(),
                me.roles(),
                me.permissions(),
                me.within(),
                Acr.STEPPED_UP.code(),
                NOW.minusSeconds(5));
    }

    public <T> T as(Me me, Supplier<T> work) {
        return Tenant.of(me).get(work);
    }

    void says(Me person, @Nullable Me about, Choice choice, @Nullable LocalDate until) {
        var said = new CareChoice(about == null ? null : about.person(), choice, until, "Privé");
        Tenant.of(person)
                .run(() -> PROFILE.database().write(() -> choices.put(Owner.of(person), said)));
    }

    /** The person lets nobody of the team read. */
    public void opposes(Me person) {
        says(person, null, Choice.OPPOSED, null);
    }

    /** The person lets this professional read. */
    public void adds(Me person, Me professional) {
        says(person, professional, Choice.ADDED, null);
    }

    /** And lets them again. */
    public void opposesNoMore(Me person) {
        Tenant.of(person)
                .run(() -> PROFILE.database().write(() -> choices.forget(person.person(), null)));
    }

    /** Of this person an erasure is going on, and a file of theirs stays. */
    public void isBeingErased(Me person, String name) {
        TestErasures.begun(PROFILE, SEAL, Owner.of(person), name);
    }

    /** Somebody breaks the glass. */
    public void opensWithReason(Me me, Me person, String reason) {
        Tenant.of(me).run(() -> file.profile(me, person.person(), reason));
    }

    public PeoplesNames names() {
        return new PeoplesNames(team);
    }

    /** What is on record of it, oldest first: outcome and purpose. */
    public static List<Object> onRecord(String action, CompanyId company) {
        return PROFILE.seenByOwner(
                "select outcome || ' ' || purpose from platform.audit_log where action = '"
                        + action
                        + "' and company_id = '"
                        + company
                        + "' order by id");
    }

    public static List<Object> fingerprinted(String action, CompanyId company) {
        return PROFILE.seenByOwner(
                "select %s from platform.audit_log where action = '%s' and company_id = '%s' order by id"
                        .formatted(TestAudit.FINGERPRINTS, action, company));
    }

    public static void refused(int status, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.status().value()).isEqualTo(status));
    }
}
