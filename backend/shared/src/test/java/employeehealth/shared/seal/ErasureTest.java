package employeehealth.shared.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.contracts.PersonId;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.audit.TestAudit;
import employeehealth.shared.database.Databases;
import employeehealth.shared.database.PlatformDatabase;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.neighbour.Neighbour;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.settings.PlatformSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpStatus;

class ErasureTest {

    private static final Place PLACE = new Place("a.b", "c");
    private static final byte[] CLEAR = "told".getBytes(UTF_8);
    private static final UUID ROW = UUID.randomUUID();
    private static final Databases DATABASES = TestPlatform.freshDatabases();
    private static final PlatformDatabase DATABASE = new PlatformDatabase(DATABASES);
    private static final Consumer<PlatformDatabase> NO_RECORD = database -> {};

    private final PersonId amina = new PersonId(UUID.randomUUID());
    private final PersonId paul = new PersonId(UUID.randomUUID());
    private final PlatformSettings settings;
    private final Path store;
    private final Path copies;
    private final Path elsewhere;
    private final byte[] aminas;
    private final byte[] pauls;

    ErasureTest(@TempDir Path folder) {
        settings = TestPlatform.demo(folder);
        store = settings.keys();
        copies = folder.resolve("copies");
        elsewhere = folder.resolve("elsewhere");
        var seal = TestSeal.of(settings);
        aminas = seal.seal(amina, PLACE, ROW, CLEAR);
        pauls = seal.seal(paul, PLACE, ROW, CLEAR);
    }

    /** As a process that has just started. */
    private Erasure started(@Nullable Path copiesDir) {
        var erasure =
                new Erasure(
                        DATABASE,
                        new PersonKeys(settings),
                        TestSeal.of(settings),
                        copiesDir,
                        Clock.systemUTC());
        erasure.reapply();
        return erasure;
    }

    private KeyCopies keyCopies() {
        return new KeyCopies(store, copies);
    }

    private static void gone(Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.status()).isEqualTo(HttpStatus.GONE);
                            assertThat(problem.type()).isEqualTo("platform/erased");
                        });
    }

    private void aminaIsErasedAndPaulIsNot() {
        var seal = TestSeal.of(settings);
        gone(() -> seal.open(amina, PLACE, ROW, aminas));
        gone(() -> seal.seal(amina, PLACE, ROW, CLEAR));
        assertThat(seal.open(paul, PLACE, ROW, pauls)).isEqualTo(CLEAR);
        assertThat(keyFilesOf(amina, store)).isZero();
    }

    private static long keyFilesOf(PersonId person, Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(path -> path.getFileName().toString().contains(person.toString()))
                    .count();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path keyFileOf(PersonId person, Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(path -> path.endsWith(person.toString())).findFirst().orElseThrow();
        }
    }

    @Test
    void whatWasSealedIsGoneAndNoNewKeyIsMade() {
        started(null).destroy(amina, NO_RECORD);
        aminaIsErasedAndPaulIsNot();
    }

    /** It is looked up, where keys are and where their copies are. */
    @Test
    void aKeyIsDestroyedOnceItIsNowhere() throws IOException {
        keyCopies().make(Instant.now());
        var erasure = started(copies);
        assertThat(erasure.isDestroyed(amina)).isFalse();
        var files = List.of(keyFileOf(amina, store), keyFileOf(amina, copies));
        var key = Files.readAllBytes(files.getFirst());
        erasure.destroy(amina, NO_RECORD);
        assertThat(erasure.isDestroyed(amina)).isTrue();
        for (var file : files) {
            Files.write(file, key);
            assertThat(erasure.isDestroyed(amina)).as("put back").isFalse();
            Files.delete(file);
        }
        assertThat(erasure.isDestroyed(paul)).isFalse();
    }

    /** A law may ask for some of it to stay: that has a key of its own. */
    @Test
    void whatIsKeptByLawOpensAfterwardsAndNothingElseDoes() {
        var seal = TestSeal.of(settings);
        var other = UUID.randomUUID();
        var lost = seal.seal(amina, PLACE, other, CLEAR);
        var kept = seal.keep(amina, PLACE, ROW, aminas);
        assertThat(seal.open(amina, PLACE, ROW, kept)).isEqualTo(CLEAR);
        started(null).destroy(amina, NO_RECORD);
        var after = TestSeal.of(settings);
        assertThat(after.open(amina, PLACE, ROW, kept)).isEqualTo(CLEAR);
        assertThat(after.open(amina, PLACE, ROW, after.keep(amina, PLACE, ROW, kept)))
                .isEqualTo(CLEAR);
        gone(() -> after.open(amina, PLACE, ROW, aminas));
        gone(() -> after.open(amina, PLACE, other, lost));
        gone(() -> after.open(amina, PLACE, other, kept));
        gone(() -> after.seal(amina, PLACE, ROW, CLEAR));
        started(null).destroy(Seal.lasting(amina), NO_RECORD);
        gone(() -> TestSeal.of(settings).open(amina, PLACE, ROW, kept));
    }

    @Test
    void whoAskedForItIsInTheAuditLog() {
        var audit = TestAudit.at(Clock.systemUTC());
        var record =
                new AuditRecord(
                        null,
                        paul,
                        amina,
                        "platform.person.erased",
                        "platform.erased_people",
                        amina.toString(),
                        "erasure",
                        AuditRecord.Outcome.SUCCESS,
                        null);
        started(null).destroy(amina, database -> audit.record(database, record));
        assertThat(
                        TestPlatform.seenByOwner(
                                DATABASES,
                                "select action from platform.audit_log where person = '"
                                        + TestAudit.pseudonyms().of(amina)
                                        + "'"))
                .containsExactly("platform.person.erased");
    }

    @Test
    void withoutItsAuditRecordNothingIsDestroyed() {
        var erasure = started(null);
        assertThatThrownBy(() ->
                        erasure.destroy(
                                amina,
                                database -> {
                                    throw new IllegalStateException("the log cannot be written");
                                }))
                .hasMessage("the log cannot be written");
        assertThat(TestSeal.of(settings).open(amina, PLACE, ROW, aminas)).isEqualTo(CLEAR);
        started(null); // a new start completes nothing either
        assertThat(TestSeal.of(settings).open(amina, PLACE, ROW, aminas)).isEqualTo(CLEAR);
    }

    @Test
    void itIsGoneInTheProcessThatHasTheKeyInMemory() {
        var keys = new PersonKeys(settings);
        var seal = new Seal(keys, Duration.ofMinutes(10));
        seal.open(amina, PLACE, ROW, aminas);
        new Erasure(DATABASE, keys, seal, null, Clock.systemUTC()).destroy(amina, NO_RECORD);
        gone(() -> seal.open(amina, PLACE, ROW, aminas));
    }

    @Test
    void otherProcessesForgetTheKeyWithinFiveSeconds() {
        var other = TestSeal.of(settings);
        assertThat(other.open(amina, PLACE, ROW, aminas)).isEqualTo(CLEAR);
        started(null).destroy(amina, NO_RECORD);
        Neighbour.waitUntil(
                "the other process has noticed",
                Duration.ofSeconds(5),
                () -> {
                    try {
                        other.open(amina, PLACE, ROW, aminas);
                        return false;
                    } catch (Problem gone) {
                        return true;
                    }
                });
        gone(() -> other.seal(amina, PLACE, ROW, CLEAR));
        assertThat(other.open(paul, PLACE, ROW, pauls)).isEqualTo(CLEAR);
    }

    @Test
    void doneTwiceItDoesNoHarm() {
        started(null).destroy(amina, NO_RECORD);
        started(null).destroy(amina, NO_RECORD);
        aminaIsErasedAndPaulIsNot();
        assertThat(new PersonKeys(settings).destroyed()).contains(amina);
    }

    @Test
    void whoHasNoKeyYetGetsNone() {
        var newcomer = new PersonId(UUID.randomUUID());
        started(null).destroy(newcomer, NO_RECORD);
        gone(() -> TestSeal.of(settings).seal(newcomer, PLACE, ROW, CLEAR));
    }

    @Test
    void aKeyThatIsMadeWhileItsPersonIsErasedDoesNotSurvive() throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var round = 0; round < 100; round++) {
                var person = new PersonId(UUID.randomUUID());
                var here = new PersonKeys(settings);
                var there = new PersonKeys(settings);
                var start = new CyclicBarrier(2);
                var making =
                        threads.submit(() -> {
                            start.await();
                            try {
                                here.getOrMake(person);
                            } catch (Problem erased) {
                                return false;
                            }
                            return true;
                        });
                var erasing =
                        threads.submit(() -> {
                            start.await();
                            there.destroy(person);
                            return true;
                        });
                making.get();
                erasing.get();
                assertThat(keyFilesOf(person, store)).isZero();
                gone(() -> new PersonKeys(settings).getOrMake(person));
            }
        }
    }

    @Test
    void itIsNoPartOfATransaction() {
        var erasure = started(null);
        assertThatThrownBy(() -> DATABASE.write(() -> erasure.destroy(amina, NO_RECORD)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(TestSeal.of(settings).open(amina, PLACE, ROW, aminas)).isEqualTo(CLEAR);
    }

    @Test
    void yesterdaysCopyOfTheKeyStoreBringsNobodyBack() {
        var copy = keyCopies().make(Instant.now());
        started(copies).destroy(amina, NO_RECORD);
        assertThat(keyFilesOf(amina, copies)).as("keys left in the copies").isZero();
        keyCopies().restore(copy);
        aminaIsErasedAndPaulIsNot();
    }

    @Test
    void notEvenWhereKeyStoreAndDatabaseAreLostAndYesterdaysCopiesOfBothArePutBack()
            throws Exception {
        var copy = keyCopies().make(Instant.now());
        started(copies).destroy(amina, NO_RECORD);
        deleteAll(store);
        asOwner("delete from platform.erased_people"); // as it was yesterday
        keyCopies().restore(copy);
        aminaIsErasedAndPaulIsNot();
        started(copies);
        aminaIsErasedAndPaulIsNot();
        assertThat(inDatabase()).isTrue();
    }

    @Test
    void notEvenByHandFromACopyThatWasOutOfReach() throws Exception {
        copyAll(store, elsewhere); // a tape in a cupboard
        started(copies).destroy(amina, NO_RECORD);
        deleteAll(store);
        copyAll(elsewhere, store); // the erase list of yesterday included
        started(null);
        aminaIsErasedAndPaulIsNot();

        deleteAll(store);
        copyAll(elsewhere, store);
        asOwner("delete from platform.erased_people");
        started(copies);
        aminaIsErasedAndPaulIsNot();
    }

    @Test
    void aCrashAfterTheFirstStepIsCompletedByTheNextStart() throws Exception {
        asOwner(
                "insert into platform.erased_people values ('"
                        + amina
                        + "', current_timestamp) on conflict do nothing");
        started(null);
        aminaIsErasedAndPaulIsNot();
    }

    @Test
    void aLineThatACrashCutShortDoesNotSwallowTheNext() throws Exception {
        Files.writeString(store.resolve("erased"), UUID.randomUUID().toString().substring(0, 20));
        started(null).destroy(amina, NO_RECORD);
        aminaIsErasedAndPaulIsNot();
    }

    @Test
    void aCopyIsWholeAndNoneIsOlderThanSevenDays() throws Exception {
        var now = Instant.parse("2026-11-22T19:00:00Z");
        var old = keyCopies().make(now.minus(Duration.ofDays(8)));
        var young = keyCopies().make(now.minus(Duration.ofDays(6)));
        keyCopies().make(now);
        assertThat(old).doesNotExist();
        assertThat(young).isDirectory();

        deleteAll(store);
        keyCopies().restore(young);
        assertThat(TestSeal.of(settings).open(amina, PLACE, ROW, aminas)).isEqualTo(CLEAR);
    }

    @Test
    void theCommandsDoTheSame() throws Exception {
        var keys =
                new KeySettings(
                        KeySettings.Provider.FILE,
                        Duration.ofMinutes(10),
                        copies,
                        KeySettings.usual().vault(),
                        KeySettings.usual().pkcs11());
        var commands =
                new KeyCommands(
                        settings,
                        keys,
                        new PrintStream(java.io.OutputStream.nullOutputStream(), true, UTF_8));
        commands.copy();
        try (var made = Files.list(copies)) {
            var copy = made.filter(Files::isDirectory).findFirst().orElseThrow();
            started(copies).destroy(amina, NO_RECORD);
            deleteAll(store);
            commands.restore(copy);
        }
        aminaIsErasedAndPaulIsNot();
    }

    private boolean inDatabase() {
        return !TestPlatform.seenByOwner(
                        DATABASES,
                        "select 1 from platform.erased_people where person_id = '" + amina + "'")
                .isEmpty();
    }

    private static void asOwner(String statement) throws Exception {
        var location = DATABASES.location();
        try (var owner =
                        DriverManager.getConnection(
                                location.url(), location.owner(), location.ownerPassword());
                var sql = owner.createStatement()) {
            sql.execute(statement);
        }
    }

    private static void copyAll(Path from, Path to) throws IOException {
        try (var paths = Files.walk(from)) {
            for (var path : paths.toList()) {
                var target = to.resolve(from.relativize(path));
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
