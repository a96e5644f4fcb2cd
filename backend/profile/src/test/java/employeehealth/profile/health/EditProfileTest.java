package employeehealth.profile.health;

import static employeehealth.profile.health.TestProfiles.allergicTo;
import static employeehealth.profile.health.TestProfiles.entry;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.profile.Owner;
import employeehealth.profile.TestDirectory;
import employeehealth.profile.TestProfile;
import employeehealth.profile.health.Provenance.Source;
import employeehealth.shared.access.CareAccess;
import employeehealth.shared.access.CareAccess.Purpose;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.TestAudit;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.seal.TestSeal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EditProfileTest {

    private static final TestProfile PROFILE = new TestProfile();
    private static final Instant NOW = Instant.parse("2026-03-02T08:30:00Z");

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final HealthProfiles profiles =
            new HealthProfiles(
                    PROFILE.database(), TestSeal.of(TestPlatform.settings()), TestProfile.JSON);
    private final List<ProfileVersion> followed = new ArrayList<>();
    private final EditProfile edit =
            new EditProfile(
                    PROFILE.database(),
                    profiles,
                    TestCodes.shipped(),
                    List.of((before, now) -> followed.add(now)),
                    TestAudit.at(clock),
                    TestProfile.JSON,
                    clock,
                    TestProfile.SETTINGS);
    private final ReadProfile read =
            new ReadProfile(PROFILE.database(), profiles, TestAudit.at(clock));
    private final CompanyId company = new CompanyId(Ids.next());
    private final HealthServiceId service = new HealthServiceId(Ids.next());
    private final Me claire =
            TestProfile.someone(company, service, Role.EMPLOYEE, Permission.PROFILE_OWN);
    private final Me physician =
            TestProfile.someone(company, service, Role.PHYSICIAN, Permission.CARE_READ);

    private ProfileVersion revise(HealthProfile wanted, String seen) {
        return Tenant.of(claire)
                .get(() ->
                        edit.revise(
                                Owner.of(claire),
                                new Author(claire.person(), Source.SELF),
                                wanted,
                                '"' + seen + '"',
                                "own-file"));
    }

    private ProfileVersion revisedByPhysician(HealthProfile wanted) {
        return new CareAccess(claire.person().value(), CareAccess.Purpose.CARE)
                .get(() ->
                        Tenant.of(physician)
                                .get(() ->
                                        edit.revise(
                                                Owner.of(claire),
                                                new Author(physician.person(), Source.CLINICIAN),
                                                wanted,
                                                "*",
                                                "care")));
    }

    private static void refused(int status, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.status().value()).isEqualTo(status));
    }

    @Test
    void everyVersionIsKeptAndTheNewestIsRead() {
        assertThat(Tenant.of(claire).get(() -> read.newest(claire)).tag()).isEqualTo("0");
        var first = revise(allergicTo(entry(null, "Noix")), "0");
        var noix = first.profile().allergies().getFirst();
        revise(allergicTo(noix, entry(null, "Latex")), "1");
        revise(allergicTo(entry(noix.id(), "Noix de cajou")), "2");
        var steps = Tenant.of(claire).get(() -> read.history(claire, Integer.MAX_VALUE, 2));
        assertThat(steps).hasSize(2);
        assertThat(steps.getFirst().changes())
                .extracting(Change::kind)
                .containsExactly(Change.Kind.CHANGED, Change.Kind.TAKEN_AWAY);
        assertThat(steps.get(1).changes())
                .extracting(Change::kind)
                .containsExactly(Change.Kind.ADDED);
        assertThat(Tenant.of(claire).get(() -> read.version(claire, 1)).profile())
                .isEqualTo(first.profile());
        assertThat(followed).extracting(ProfileVersion::version).containsExactly(1, 2, 3);
    }

    @Test
    void theHistoryNamesTheClinicianWhoMadeAVersion() {
        var said = revise(allergicTo(entry(null, "Noix")), "0").profile().allergies().getFirst();
        revisedByPhysician(allergicTo(said, entry(null, "Latex")));
        var controller =
                new ProfileController(
                        read, edit, TestCodes.shipped(), TestDirectory.names("Dr Anne Lefèvre"));
        var history =
                Tenant.of(claire).get(() -> controller.history(claire, null, 20, Locale.FRENCH));
        assertThat(history.items())
                .extracting(ProfileController.Item::by, ProfileController.Item::byName)
                .containsExactly(tuple(physician.person(), "Dr Anne Lefèvre"), tuple(null, null));
    }

    /** Each version is kept whole: nobody fills the memory, or the disk, with them. */
    @Test
    void nobodyMakesVersionsWithoutEnd() {
        for (var n = 0; n < TestProfile.SETTINGS.changesPerDay(); n++) {
            kept(n + 1, "Noix " + n, NOW.minusSeconds(60));
        }
        var seen = Integer.toString(TestProfile.SETTINGS.changesPerDay());
        refused(429, () -> revise(allergicTo(entry(null, "Latex")), seen));
        // Whoever takes care of them is not held up by that.
        var said =
                Tenant.of(claire).get(() -> read.newest(claire)).profile().allergies().getFirst();
        var theirs = revisedByPhysician(allergicTo(said, entry(null, "Latex")));
        assertThat(theirs.version()).isEqualTo(TestProfile.SETTINGS.changesPerDay() + 1);
    }

    @Test
    void aDayLaterSomebodyChangesItAgain() {
        for (var n = 0; n < TestProfile.SETTINGS.changesPerDay(); n++) {
            kept(n + 1, "Noix " + n, n == 0 ? NOW.minus(Duration.ofDays(1)) : NOW);
        }
        var seen = Integer.toString(TestProfile.SETTINGS.changesPerDay());
        assertThat(revise(allergicTo(entry(null, "Latex")), seen).version())
                .isEqualTo(TestProfile.SETTINGS.changesPerDay() + 1);
    }

    /** Policies with an "or" mislead the planner to collect all versions, and to sort them. */
    @Test
    void theNewestVersionIsFoundByIndexHoweverManyThereAre() {
        PROFILE.asOwner(
                """
                insert into profile.health_profiles
                       (id, company_id, health_service_id, person_id, version, author_id, source,
                        sealed_profile, at)
                select gen_random_uuid(), '%1$s', '%2$s', person, version, person, 'self',
                       '\\x00', now()
                  from (select gen_random_uuid() as person from generate_series(1, 40)
                         union all select '%3$s') people,
                       generate_series(1, 100) version
                """
                        .formatted(company, service, claire.person()),
                "analyze profile.health_profiles");
        var plan =
                Tenant.of(claire)
                        .get(() ->
                                PROFILE.database()
                                        .query("explain " + HealthProfiles.NEWEST)
                                        .param("person", claire.person().value())
                                        .query((row, n) -> row.getString(1))
                                        .list());
        assertThat(String.join("\n", plan))
                .contains("Index Scan Backward using health_profiles_person_id_version_key")
                .doesNotContain("Sort", "Bitmap");
    }

    private void kept(int version, String allergy, Instant at) {
        var one =
                new ProfileVersion(
                        Ids.next(),
                        Owner.of(claire),
                        version,
                        new Author(claire.person(), Source.SELF),
                        allergicTo(entry(Ids.next(), allergy)),
                        at);
        Tenant.of(claire).run(() -> PROFILE.database().write(() -> profiles.add(one)));
    }

    @Test
    void largeVersionsAreFewerAtOnceAndAllAreTold() {
        for (var n = 0; n < 8; n++) {
            kept(n + 1, "Noix ".repeat(60_000) + n, NOW.minusSeconds(60 - n));
        }
        var told = new ArrayList<Integer>();
        var cursor = Integer.MAX_VALUE;
        while (cursor > 1) {
            var before = cursor;
            var steps = Tenant.of(claire).get(() -> read.history(claire, before, 50));
            assertThat(steps).hasSizeBetween(1, 5);
            steps.forEach(step -> told.add(step.version().version()));
            cursor = told.getLast();
        }
        assertThat(told).containsExactly(8, 7, 6, 5, 4, 3, 2, 1);
    }

    @Test
    void whoHasNotSeenTheLastVersionChangesNothing() {
        revise(allergicTo(entry(null, "Noix")), "0");
        refused(412, () -> revise(allergicTo(entry(null, "Latex")), "0"));
        refused(
                428,
                () ->
                        Tenant.of(claire)
                                .run(() ->
                                        edit.revise(
                                                Owner.of(claire),
                                                new Author(claire.person(), Source.SELF),
                                                HealthProfile.EMPTY,
                                                null,
                                                "own-file")));
    }

    @Test
    void sayingTheSameAgainMakesNothing() {
        var first = revise(allergicTo(entry(null, "Noix")), "0");
        assertThat(revise(first.profile(), "1").version()).isEqualTo(1);
        assertThat(followed).hasSize(1);
    }

    @Test
    void ofManyWhoWriteAtOnceOneIsNext() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var tries =
                    IntStream.range(0, 16)
                            .mapToObj(n ->
                                    (Callable<Boolean>)
                                            () -> {
                                                try {
                                                    revise(allergicTo(entry(null, "n" + n)), "0");
                                                    return true;
                                                } catch (Problem stale) {
                                                    assertThat(stale.status().value())
                                                            .isEqualTo(412);
                                                    return false;
                                                }
                                            })
                            .toList();
            var won = 0;
            for (var one : threads.invokeAll(tries)) {
                won += one.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        }
    }

    @Test
    void theDatabaseHoldsNoWordOfIt() {
        revise(allergicTo(entry(null, "Chrysanthème-canari")), "0");
        assertThat(
                        PROFILE.seenByOwner(
                                "select p::text from profile.health_profiles p where person_id ='"
                                        + claire.person()
                                        + "'"))
                .singleElement()
                .satisfies(row -> assertThat(row.toString()).doesNotContain("Chrysan", "canari"));
        assertThat(
                        PROFILE.seenByOwner(
                                "select encode(sealed_profile, 'escape') from"
                                        + " profile.health_profiles where person_id = '"
                                        + claire.person()
                                        + "'"))
                .singleElement()
                .satisfies(text ->
                        assertThat(new String(text.toString().getBytes(ISO_8859_1), ISO_8859_1))
                                .doesNotContain("Chrysan", "canari"));
    }

    @Test
    void aRowIsThereForItsPersonAndForDeclaredCareOnly() {
        revise(allergicTo(entry(null, "Noix")), "0");
        assertThat(seen(Tenant.of(claire))).isPresent();
        assertThat(seen(Tenant.of(physician))).isEmpty();
        assertThat(
                        new CareAccess(claire.person().value(), Purpose.CARE)
                                .get(() -> seen(Tenant.of(physician))))
                .isPresent();
        assertThat(
                        new CareAccess(physician.person().value(), Purpose.CARE)
                                .get(() -> seen(Tenant.of(physician))))
                .isEmpty();
        var elsewhere = new Tenant(new CompanyId(Ids.next()), service, claire.person());
        assertThat(seen(elsewhere)).isEmpty();
    }

    private Optional<ProfileVersion> seen(Tenant tenant) {
        return tenant.get(() -> PROFILE.database().read(() -> profiles.newest(claire.person())));
    }
}
