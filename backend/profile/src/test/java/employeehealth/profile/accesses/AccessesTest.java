package employeehealth.profile.accesses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.access.Scope;
import employeehealth.contracts.admin.CareTeamApi;
import employeehealth.contracts.auth.DirectoryApi;
import employeehealth.contracts.auth.Listed;
import employeehealth.profile.PeoplesNames;
import employeehealth.profile.TestProfile;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.audit.AuditRecord.Outcome;
import employeehealth.shared.audit.TestAudit;
import employeehealth.shared.breakglass.AccessReason;
import employeehealth.shared.breakglass.TestBreakGlass;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.seal.TestSeal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccessesTest {

    private static final TestProfile PROFILE = new TestProfile();
    private static final Clock CLOCK = Clock.systemUTC();

    private final Audit audit = TestAudit.at(CLOCK);
    private final Map<PersonId, String> names = new HashMap<>();
    private boolean directoryIsAway;
    private final Accesses accesses =
            new Accesses(
                    PROFILE.database(),
                    TestAudit.pseudonyms(),
                    TestSeal.of(TestPlatform.settings()),
                    TestProfile.JSON,
                    new PeoplesNames(new Directory()),
                    new Team(),
                    audit);
    private final CompanyId company = new CompanyId(Ids.next());
    private final HealthServiceId service = new HealthServiceId(Ids.next());
    private final Me claire = someone(Role.EMPLOYEE, "Claire");
    private final Me physician = someone(Role.PHYSICIAN, "Dr Martin");

    private Me someone(Role role, String name) {
        var me = TestProfile.someone(company, service, role, Permission.PROFILE_OWN);
        names.put(me.person(), name);
        return me;
    }

    private final class Directory implements DirectoryApi {

        @Override
        public List<Listed> page(CompanyId at, Page page) {
            throw Problem.notFound();
        }

        @Override
        public List<Listed> named(CompanyId at, People people) {
            if (directoryIsAway) {
                throw Problem.unavailable();
            }
            assertThat(at).isEqualTo(company);
            return people.ids().stream()
                    .map(id -> new Listed(id, names.getOrDefault(id, "?"), "", null))
                    .toList();
        }
    }

    private final class Team implements CareTeamApi {

        @Override
        public List<Carer> team(CompanyId at) {
            if (directoryIsAway) {
                throw Problem.unavailable();
            }
            return List.of(
                    new Carer(physician.person(), Role.PHYSICIAN, true, Scope.WHOLE_COMPANY));
        }

        @Override
        public List<Member> members(CompanyId at, People people) {
            throw Problem.notFound();
        }
    }

    private void looked(
            @Nullable Me actor, Me person, String action, String entity, Outcome outcome) {
        Tenant.of(person)
                .run(() ->
                        audit.append(
                                PROFILE.database(),
                                new AuditRecord(
                                        company,
                                        actor == null ? null : actor.person(),
                                        person.person(),
                                        action,
                                        entity,
                                        "one",
                                        "care",
                                        outcome,
                                        null)));
    }

    private void looked(Me actor, Me person, String action, String entity) {
        looked(actor, person, action, entity, Outcome.SUCCESS);
    }

    private List<FileAccess> page(Me me, boolean own, @Nullable UUID before, int limit) {
        return Tenant.of(me).get(() -> accesses.page(me, own, before, limit));
    }

    @Test
    void whoSawWhatAndWhyNewestFirst() {
        looked(physician, claire, "profile.health-profile.read", "profile.health_profiles");
        looked(physician, claire, "triage.assessments.listed", "triage.symptom_assessments");
        looked(physician, claire, "platform.document.read", "platform.documents");
        var seen = page(claire, false, null, 10);
        assertThat(seen)
                .extracting(FileAccess::kind)
                .containsExactly(
                        FileAccess.Kind.DOCUMENT,
                        FileAccess.Kind.ASSESSMENT,
                        FileAccess.Kind.PROFILE);
        assertThat(seen).extracting(FileAccess::name).containsOnly("Dr Martin");
        assertThat(seen).extracting(FileAccess::by).containsOnly(FileAccess.By.PERSON);
        assertThat(seen).extracting(FileAccess::purpose).containsOnly("care");
    }

    @Test
    void onesOwnLooksAreLeftOutUntilAskedFor() {
        looked(claire, claire, "profile.health-profile.read", "profile.health_profiles");
        assertThat(page(claire, false, null, 10)).isEmpty();
        var own = page(claire, true, null, 10);
        assertThat(own).extracting(FileAccess::by).containsOnly(FileAccess.By.SELF);
        assertThat(own)
                .extracting(FileAccess::action)
                .as("reading the list is a look of one's own, too")
                .containsExactly("profile.accesses.listed", "profile.health-profile.read");
    }

    @Test
    void whatConcernsTheAccountAndNotTheFileIsNotAmongThem() {
        var admin = someone(Role.COMPANY_ADMIN, "Admin");
        looked(admin, claire, "admin.assignment.given", "admin.assignments");
        looked(admin, claire, "auth.person.left", "auth.people");
        assertThat(page(claire, false, null, 10)).isEmpty();
    }

    @Test
    void anAttemptThatWasRefusedAndAJobOfThePlatformShowAsSuch() {
        looked(
                physician,
                claire,
                "triage.assessment.read",
                "triage.symptom_assessments",
                Outcome.REFUSED);
        looked(null, claire, "profile.export.made", "profile.exports", Outcome.SUCCESS);
        var seen = page(claire, false, null, 10);
        assertThat(seen).extracting(FileAccess::refused).containsExactly(false, true);
        assertThat(seen)
                .extracting(FileAccess::by)
                .containsExactly(FileAccess.By.PLATFORM, FileAccess.By.PERSON);
    }

    @Test
    void aBrokenGlassTellsItsReasonToThePersonAlone() {
        var glass = TestBreakGlass.at(CLOCK, audit);
        Tenant.of(physician)
                .run(() ->
                        PROFILE.database()
                                .write(() ->
                                        glass.open(
                                                PROFILE.database(),
                                                physician,
                                                claire.person(),
                                                "profile.health_profiles",
                                                Ids.next(),
                                                new AccessReason("Inconsciente à l’atelier"))));
        assertThat(page(claire, false, null, 10))
                .singleElement()
                .satisfies(look -> {
                    assertThat(look.purpose()).isEqualTo("break-glass");
                    assertThat(look.reason()).isEqualTo("Inconsciente à l’atelier");
                    assertThat(look.name()).isEqualTo("Dr Martin");
                    assertThat(look.role()).isEqualTo(Role.PHYSICIAN);
                    assertThat(look.toString()).doesNotContain("atelier");
                });
        assertThat(page(physician, true, null, 10))
                .extracting(FileAccess::action)
                .doesNotContain("platform.break-glass.opened");
    }

    @Test
    void nobodyReadsOfAnotherPersonNorAtAnotherCompany() {
        looked(physician, claire, "profile.health-profile.read", "profile.health_profiles");
        var karim = someone(Role.EMPLOYEE, "Karim");
        assertThat(page(karim, false, null, 10)).isEmpty();
        var elsewhere = new Tenant(new CompanyId(Ids.next()), service, claire.person());
        assertThat(
                        elsewhere.get(() ->
                                PROFILE.database()
                                        .read(() ->
                                                PROFILE.database()
                                                        .sql(
                                                                "select count(*) from"
                                                                    + " platform.audit_about(:whom,"
                                                                    + " true, '{}', null, 10)")
                                                        .param(
                                                                "whom",
                                                                TestAudit.pseudonyms()
                                                                        .of(claire.person()))
                                                        .query(Integer.class)
                                                        .single())))
                .isZero();
    }

    @Test
    void theLogItselfStaysClosed() {
        assertThatThrownBy(() ->
                        Tenant.of(claire)
                                .run(() ->
                                        PROFILE.database()
                                                .read(() ->
                                                        PROFILE.database()
                                                                .sql(
                                                                        "select count(*) from"
                                                                            + " platform.audit_log")
                                                                .query(Integer.class)
                                                                .single())))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void pagesFollowEachOther() {
        for (var i = 0; i < 5; i++) {
            looked(physician, claire, "profile.health-profile.read", "profile.health_profiles");
        }
        var all = new ArrayList<UUID>();
        UUID cursor = null;
        for (var page = page(claire, false, cursor, 2);
                !page.isEmpty();
                page = page(claire, false, cursor, 2)) {
            page.forEach(look -> all.add(look.id()));
            cursor = all.getLast();
        }
        assertThat(all).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void withoutTheNeighbourWhoKnowsNamesTheRestIsRead() {
        looked(physician, claire, "profile.health-profile.read", "profile.health_profiles");
        directoryIsAway = true;
        assertThat(page(claire, false, null, 10))
                .singleElement()
                .satisfies(look -> {
                    assertThat(look.name()).isNull();
                    assertThat(look.role()).isNull();
                });
    }
}
