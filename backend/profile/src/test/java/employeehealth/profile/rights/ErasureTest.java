package employeehealth.profile.rights;

import static employeehealth.profile.health.TestProfiles.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.persondata.Whose;
import employeehealth.profile.TestProfile;
import employeehealth.profile.health.Author;
import employeehealth.profile.health.Entry;
import employeehealth.profile.health.Provenance.Source;
import employeehealth.profile.health.TestProfiles;
import employeehealth.profile.rights.ErasureRequest.State;
import employeehealth.shared.access.CareAccess;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.blobs.TestArchives;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.neighbour.Neighbour;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.seal.Place;
import employeehealth.shared.seal.Seal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasureTest {

    private final Path folder;
    private final World world;
    private final PersonId doctor = new PersonId(UUID.randomUUID());

    ErasureTest(@TempDir Path folder) {
        this.folder = folder;
        this.world = new World(folder, Duration.ZERO);
    }

    private void said(PersonId by, Source source, Entry... allergies) {
        Tenant.of(world.claire)
                .run(() ->
                        TestProfiles.said(
                                World.PROFILE.database(),
                                world.profiles,
                                world.owner(world.claire),
                                new Author(by, source),
                                allergies));
    }

    private static void refused(int status, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.status().value()).isEqualTo(status));
    }

    private long rows(String table) {
        return (Long)
                World.PROFILE
                        .seenByOwner(
                                "select count(*) from "
                                        + table
                                        + " where person_id = '"
                                        + world.claire.person()
                                        + "'")
                        .getFirst();
    }

    @Test
    void nothingIsLeftAndTheCertificateSaysSo() throws IOException {
        said(world.claire.person(), Source.SELF, entry(null, "Noix"));
        world.triage.holds(world.claire.person(), "toux");
        world.auth.holds(world.claire.person(), "compte");
        world.made(world.claire);
        var done = world.erase(world.claire);
        assertThat(done.state()).isEqualTo(State.DONE);
        var certificate = TestProfile.JSON.readTree(Objects.requireNonNull(done.certificate()));
        assertThat(certificate.path("rowsLeft").asInt()).isZero();
        assertThat(certificate.path("keyDestroyed").asBoolean()).isTrue();
        assertThat(certificate.path("sha256").asString()).hasSize(64);
        assertThat(certificate.path("items").valueStream().map(i -> i.path("category").asString()))
                .contains("own-health", "account", "access-trace", "occupational-file", "rights");
        assertThat(world.triage.erased).isNotEmpty();
        assertThat(world.auth.erased).isNotEmpty();
        assertThat(rows("profile.health_profiles")).isZero();
        assertThat(rows("profile.exports")).isZero();
        assertThat(rows("platform.idempotency_keys")).isZero();
        TestArchives.sweep(world.documents);
        assertThat(rows("platform.blobs")).isZero();
        try (var blobs = Files.walk(folder)) {
            assertThat(blobs.filter(Files::isRegularFile)).isEmpty();
        }
        // Nobody's name stays where nothing stays that would need it.
        assertThat(
                        World.PROFILE.seenByOwner(
                                "select sealed_identity from profile.erasures where person_id = '"
                                        + world.claire.person()
                                        + "' and sealed_identity is not null"))
                .isEmpty();
        refused(410, () -> newest(world.claire));
        // Nor is anything begun that is not sealed, until their session ends.
        refused(410, () -> world.ask(world.claire));
        refused(410, () -> planned());
        refused(410, () -> said(world.claire.person(), Source.SELF, entry(null, "Encore")));
    }

    /** The certificate says what the key store says, not what was meant. */
    @Test
    void aKeyThatIsThereAgainIsNotCertifiedToBeDestroyed() throws IOException {
        said(world.claire.person(), Source.SELF, entry(null, "Noix"));
        var file = keyOf(world.claire.person());
        var key = Files.readAllBytes(file);
        world.triage.whileLooking = () -> write(file, key);
        var confirmed = confirmed();
        assertThatThrownBy(() -> work(confirmed)).hasMessageContaining("something is left");
        assertThat(found(confirmed).state()).isEqualTo(State.RUNNING);
        assertThat(found(confirmed).certificate()).isNull();
        world.triage.whileLooking = () -> {};
        work(confirmed);
        var certificate = Objects.requireNonNull(found(confirmed).certificate());
        assertThat(TestProfile.JSON.readTree(certificate).path("keyDestroyed").asBoolean())
                .isTrue();
        assertThat(file).doesNotExist();
    }

    private static Path keyOf(PersonId person) throws IOException {
        try (var keys = Files.walk(TestPlatform.settings().keys())) {
            return keys.filter(key -> key.endsWith(person.toString())).findFirst().orElseThrow();
        }
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** That it was there, and when, is the proof that the time was kept. */
    @Test
    void aRequestLosesItsWordsAndLapsesWhileItsDaysStay() {
        var id = UUID.randomUUID();
        var sealed =
                world.seal.seal(
                        world.claire.person(),
                        new Place("profile.data_requests", "sealed_words"),
                        id,
                        "Tout".getBytes(StandardCharsets.UTF_8));
        var database = World.PROFILE.database();
        Tenant.of(world.claire)
                .run(() ->
                        database.write(() ->
                                database.sql(
                                                """
                                                insert into profile.data_requests
                                                       (id, company_id, health_service_id,
                                                        person_id, has_account, kind, channel,
                                                        state, version, received_on, due_on,
                                                        sealed_words)
                                                values (:id, :company, :service, :person, true,
                                                        'access', 'platform', 'received', 1,
                                                        '2026-03-02', '2026-04-02', :sealed)
                                                """)
                                        .param("id", id)
                                        .param("company", world.company.value())
                                        .param("service", world.service.value())
                                        .param("person", world.claire.person().value())
                                        .param("sealed", sealed)
                                        .update()));
        var done = world.erase(world.claire);
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(
                        World.PROFILE.seenByOwner(
                                "select state || ' ' || received_on || ' '"
                                        + " || (sealed_words is null) || ' ' || (due_on is null)"
                                        + " from profile.data_requests where id = '"
                                        + id
                                        + "'"))
                .containsExactly("lapsed 2026-03-02 true true");
    }

    private HealthOf newest(Me of) {
        return Tenant.of(of)
                .get(() ->
                        World.PROFILE
                                .database()
                                .read(() ->
                                        new HealthOf(
                                                world
                                                        .profiles
                                                        .newest(of.person())
                                                        .orElseThrow()
                                                        .profile()
                                                        .allergies()
                                                        .stream()
                                                        .map(Entry::text)
                                                        .toList()
                                                        .toString())));
    }

    private record HealthOf(String allergies) {}

    /**
     * What clinicians have said stays by law, readable for those who take care, and nothing else.
     */
    @Test
    void theOccupationalFileStaysUnderItsOwnKey() {
        said(doctor, Source.CLINICIAN, entry(null, "Pénicilline"));
        var kept = newestEntry();
        said(world.claire.person(), Source.SELF, kept, entry(null, "Noix"));
        var done = world.erase(world.claire);
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(rows("profile.health_profiles")).isEqualTo(1);
        var inCare =
                new CareAccess(world.claire.person().value(), CareAccess.Purpose.CARE)
                        .get(() -> newest(world.claire));
        assertThat(inCare.allergies).isEqualTo("[Pénicilline]");
        assertThat(
                        World.PROFILE.seenByOwner(
                                "select sealed_identity from profile.erasures where person_id = '"
                                        + world.claire.person()
                                        + "' and sealed_identity is not null"))
                .hasSize(1);
        var certificate = TestProfile.JSON.readTree(Objects.requireNonNull(done.certificate()));
        assertThat(
                        certificate
                                .path("items")
                                .valueStream()
                                .filter(i ->
                                        i.path("category").asString().equals("occupational-file"))
                                .map(i -> i.path("rowsKept").asInt()))
                .containsExactly(1);
        // Nothing new is added to it, and what was said besides does not come back.
        refused(410, () -> said(doctor, Source.CLINICIAN, kept, entry(null, "Latex")));
    }

    private Entry newestEntry() {
        return Tenant.of(world.claire)
                .get(() ->
                        World.PROFILE
                                .database()
                                .read(() ->
                                        world.profiles
                                                .newest(world.claire.person())
                                                .orElseThrow()
                                                .profile()
                                                .allergies()
                                                .getFirst()));
    }

    @Test
    void anybodyElseLosesNothing() {
        Tenant.of(world.karim)
                .run(() ->
                        TestProfiles.said(
                                World.PROFILE.database(),
                                world.profiles,
                                world.owner(world.karim),
                                new Author(world.karim.person(), Source.SELF),
                                entry(null, "Pollen")));
        world.triage.holds(world.karim.person(), "migraine");
        world.erase(world.claire);
        assertThat(newest(world.karim).allergies).isEqualTo("[Pollen]");
        assertThat(
                        world.triage.remains(
                                new Whose(
                                        world.company,
                                        world.service,
                                        world.karim.person(),
                                        Set.of())))
                .allMatch(one -> one.left() == 1);
    }

    @Test
    void aNeighbourThatIsAwayHasItDoneAgain() {
        said(world.claire.person(), Source.SELF, entry(null, "Noix"));
        var planned = Tenant.of(world.claire).get(() -> world.erasure.plan(world.claire, "fr"));
        Tenant.of(world.claire).run(() -> world.erasure.confirm(world.claire, planned.id(), null));
        world.admin.away = true;
        refused(503, () -> work(planned));
        world.admin.away = false;
        world.auth.away = true;
        refused(503, () -> work(planned));
        world.auth.away = false;
        work(planned);
        work(planned); // and once more: it is over
        assertThat(found(planned).state()).isEqualTo(State.DONE);
    }

    private void work(ErasureRequest planned) {
        world.run(world.claire, () -> world.eraseJob.run(world.which(planned.id(), world.claire)));
    }

    private ErasureRequest found(ErasureRequest planned) {
        return Tenant.of(world.claire).get(() -> world.erasure.find(world.claire, planned.id()));
    }

    @Test
    void itIsConfirmedOnceAndCanBeTakenBackUntilItBegins() {
        Tenant.of(world.claire)
                .run(() -> {
                    var planned = world.erasure.plan(world.claire, "fr");
                    assertThat(world.erasure.plan(world.claire, "en").id()).isEqualTo(planned.id());
                    refused(428, () -> world.erasure.withdraw(world.claire, planned.id(), null));
                    refused(
                            412,
                            () -> world.erasure.withdraw(world.claire, planned.id(), "\"done\""));
                    world.erasure.confirm(world.claire, planned.id(), null);
                    refused(409, () -> world.erasure.confirm(world.claire, planned.id(), null));
                    world.erasure.withdraw(world.claire, planned.id(), "\"confirmed\"");
                });
        var planned = Tenant.of(world.claire).get(() -> world.erasure.plan(world.claire, "fr"));
        work(planned); // not confirmed: nothing happens
        assertThat(found(planned).state()).isEqualTo(State.PLANNED);
    }

    private ErasureRequest planned() {
        return Tenant.of(world.claire).get(() -> world.erasure.plan(world.claire, "fr"));
    }

    private ErasureRequest confirmed() {
        var planned = planned();
        return Tenant.of(world.claire)
                .get(() -> world.erasure.confirm(world.claire, planned.id(), null))
                .request();
    }

    private void takeBack(ErasureRequest request) {
        Tenant.of(world.claire).run(() -> world.erasure.withdraw(world.claire, request.id(), "*"));
    }

    @Test
    void whatIsTakenBackWhileTheJobAsksWhoItIsDoesNotHappen() {
        said(world.claire.person(), Source.SELF, entry(null, "Noix"));
        var confirmed = confirmed();
        world.whileAsked = () -> takeBack(confirmed);
        work(confirmed);
        assertThat(found(confirmed).state()).isEqualTo(State.WITHDRAWN);
        assertThat(newest(world.claire).allergies).isEqualTo("[Noix]");
    }

    @Test
    void whatIsBeingTakenBackIsNotBegun() throws Exception {
        said(world.claire.person(), Source.SELF, entry(null, "Noix"));
        var confirmed = confirmed();
        var job = new FutureTask<@Nullable Void>(() -> work(confirmed), null);
        Tenant.of(world.claire)
                .run(() ->
                        World.PROFILE
                                .database()
                                .write(() -> {
                                    takeBack(confirmed);
                                    Thread.ofVirtual().start(job);
                                    Neighbour.waitUntil(
                                            "it waits for the row",
                                            Duration.ofSeconds(10),
                                            ErasureTest::somebodyWaitsForALock);
                                }));
        job.get(10, TimeUnit.SECONDS);
        assertThat(found(confirmed).state()).isEqualTo(State.WITHDRAWN);
        assertThat(newest(world.claire).allergies).isEqualTo("[Noix]");
    }

    /**
     * What is acknowledged is kept: the erasure begins after it, or before it, and not meanwhile.
     */
    @Test
    void whatAClinicianIsWritingIsThereBeforeItBegins() throws Exception {
        var confirmed = confirmed();
        var files = TestErasures.kept(World.PROFILE, world.seal);
        var job = new FutureTask<@Nullable Void>(() -> work(confirmed), null);
        Tenant.of(world.claire)
                .run(() ->
                        World.PROFILE
                                .database()
                                .write(() -> {
                                    files.mustNotHaveBegun(world.claire.person());
                                    Thread.ofVirtual().start(job);
                                    Neighbour.waitUntil(
                                            "it waits",
                                            Duration.ofSeconds(10),
                                            ErasureTest::somebodyWaitsForALock);
                                    said(doctor, Source.CLINICIAN, entry(null, "Pénicilline"));
                                }));
        job.get(20, TimeUnit.SECONDS);
        assertThat(found(confirmed).state()).isEqualTo(State.DONE);
        assertThat(newest(world.claire).allergies).isEqualTo("[Pénicilline]");
    }

    private static boolean somebodyWaitsForALock() {
        return !World.PROFILE
                .seenByOwner(
                        "select pid from pg_stat_activity where datname = current_database() and"
                                + " wait_event_type = 'Lock'")
                .isEmpty();
    }

    @Test
    void whatHasBegunIsNotTakenBack() {
        var confirmed = confirmed();
        world.triage.whileErasing = () -> refused(409, () -> takeBack(confirmed));
        work(confirmed);
        assertThat(found(confirmed).state()).isEqualTo(State.DONE);
    }

    @Test
    void ofTwoWhoConfirmAtOnceOneHasTheReceipt() throws Exception {
        var planned = planned();
        var clicks = new ArrayList<FutureTask<String>>();
        for (var click = 0; click < 2; click++) {
            clicks.add(new FutureTask<>(() -> receipt(planned, null)));
        }
        clicks.forEach(Thread.ofVirtual()::start);
        var receipts = new ArrayList<String>();
        for (var click : clicks) {
            var receipt = click.get(10, TimeUnit.SECONDS);
            if (!receipt.isEmpty()) {
                receipts.add(receipt);
            }
        }
        assertThat(receipts).hasSize(1);
        assertThat(world.erasure.certified(receipts.getFirst()).id()).isEqualTo(planned.id());
    }

    /** None: refused. */
    private String receipt(ErasureRequest planned, @Nullable String key) {
        try {
            return Tenant.of(world.claire)
                    .get(() -> world.erasure.confirm(world.claire, planned.id(), key))
                    .receipt();
        } catch (Problem refused) {
            assertThat(refused.status().value()).isEqualTo(409);
            return "";
        }
    }

    @Test
    void whoseAnswerWasLostGetsTheSameReceiptAgain() {
        var planned = planned();
        var receipt = receipt(planned, "one click");
        assertThat(receipt(planned, "one click")).isEqualTo(receipt);
        assertThat(receipt(planned, "another click")).isEmpty();
        assertThat(receipt(planned, null)).isEmpty();
        takeBack(planned);
        assertThat(receipt(planned, "one click")).isEmpty();
    }

    /** A crash between two keys: whichever was destroyed, the next attempt goes through. */
    @Test
    void brokenOffBetweenTwoKeysItIsDoneNextTime() {
        said(world.claire.person(), Source.SELF, entry(null, "Noix"));
        var confirmed = confirmed();
        var keys =
                "('%s', '%s')"
                        .formatted(world.claire.person(), Seal.lasting(world.claire.person()));
        World.PROFILE.asOwner(
                "create function public.one_key() returns trigger language plpgsql as $$ begin"
                        + " if exists (select from platform.erased_people where person_id in "
                        + keys
                        + ") then raise 'killed'; end if; return new; end $$",
                "create trigger one_key before insert on platform.erased_people for each row"
                        + " execute function public.one_key()");
        try {
            assertThatThrownBy(() -> work(confirmed)).hasStackTraceContaining("killed");
        } finally {
            World.PROFILE.asOwner(
                    "drop trigger one_key on platform.erased_people",
                    "drop function public.one_key()");
        }
        work(confirmed);
        assertThat(found(confirmed).state()).isEqualTo(State.DONE);
        assertThat(World.PROFILE.seenByOwner("select person_id::text from platform.erased_people"))
                .contains(
                        world.claire.person().toString(),
                        Seal.lasting(world.claire.person()).toString());
    }

    @Test
    void nobodyElseSeesConfirmsOrTakesBack() {
        var planned = Tenant.of(world.claire).get(() -> world.erasure.plan(world.claire, "fr"));
        Tenant.of(world.karim)
                .run(() -> {
                    refused(404, () -> world.erasure.find(world.karim, planned.id()));
                    refused(404, () -> world.erasure.confirm(world.karim, planned.id(), null));
                    refused(404, () -> world.erasure.withdraw(world.karim, planned.id(), "*"));
                });
    }

    /** What a restored backup brings back opens nothing, and goes again. */
    @Test
    void erasedTwiceIsErased() {
        said(doctor, Source.CLINICIAN, entry(null, "Pénicilline"));
        var yesterday = "(select * from profile.health_profiles where person_id = '%s')";
        World.PROFILE.asOwner(
                "create table public.yesterday as " + yesterday.formatted(world.claire.person()));
        world.erase(world.claire);
        World.PROFILE.asOwner(
                "delete from profile.health_profiles where person_id = '"
                        + world.claire.person()
                        + "'",
                "insert into profile.health_profiles select * from public.yesterday",
                "drop table public.yesterday");
        assertThat(world.eraseAgain(world.claire).state()).isEqualTo(State.DONE);
        assertThat(rows("profile.health_profiles")).isZero();
    }

    /** Whoever was erased cannot sign in to fetch the certificate: the receipt is enough. */
    @Test
    void theReceiptOpensTheCertificateAndNothingElseDoes() {
        var planned = Tenant.of(world.claire).get(() -> world.erasure.plan(world.claire, "fr"));
        var receipt =
                Tenant.of(world.claire)
                        .get(() -> world.erasure.confirm(world.claire, planned.id(), null))
                        .receipt();
        work(planned);
        assertThat(world.erasure.certified(receipt).certificate()).contains("rowsLeft");
        refused(404, () -> world.erasure.certified("x"));
        refused(404, () -> world.erasure.certified("!"));
        var forged = new Receipts(TestPlatform.secrets());
        refused(
                404,
                () ->
                        world.erasure.certified(
                                forged.make(world.owner(world.claire), planned.id(), null)));
        refused(
                404,
                () ->
                        world.erasure.certified(
                                forged.make(world.owner(world.karim), UUID.randomUUID(), null)));
    }
}
