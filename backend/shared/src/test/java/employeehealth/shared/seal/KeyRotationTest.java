package employeehealth.shared.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import employeehealth.contracts.PersonId;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.neighbour.Neighbour;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.settings.PlatformSettings;
import employeehealth.shared.settings.StartRefused;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRotationTest {

    private static final Place PLACE = new Place("a.b", "c");
    private static final byte[] CLEAR = "told".getBytes(UTF_8);
    private static final UUID ROW = UUID.randomUUID();

    private final Map<PersonId, byte[]> sealed = new LinkedHashMap<>();
    private final PlatformSettings settings;
    private final FileKeys wrapping;
    private final PersonKeys people;
    private final KeyRotation rotation;

    KeyRotationTest(@TempDir Path folder) {
        settings = TestPlatform.demo(folder);
        wrapping = new FileKeys(settings);
        people = new PersonKeys(settings.keys(), wrapping, KeyLedger.NONE);
        rotation = new KeyRotation(people, wrapping);
    }

    @BeforeEach
    void twoHundredAndTwentyPeople() {
        var seal = TestSeal.of(settings);
        for (var i = 0; i < 220; i++) {
            var person = new PersonId(UUID.randomUUID());
            sealed.put(person, seal.seal(person, PLACE, ROW, CLEAR));
        }
    }

    private void everybodyIsReadable() {
        var fresh = TestSeal.of(settings);
        sealed.forEach((person, bytes) ->
                assertThat(fresh.open(person, PLACE, ROW, bytes)).isEqualTo(CLEAR));
    }

    @Test
    void everyKeyIsWrappedAnewAndTheOldVersionCanGo() {
        var before = wrapping.current();
        rotation.begin();
        assertThat(rotation.progress()).isEqualTo(new KeyRotation.Progress(0, 220));
        assertThat(rotation.retire()).as("while the old one is needed").isFalse();
        everybodyIsReadable();

        assertThat(rotation.goOn(so -> {})).isEqualTo(new KeyRotation.Progress(220, 220));
        assertThat(rotation.retire()).isTrue();
        assertThat(wrapping.current()).isNotEqualTo(before);
        everybodyIsReadable();
    }

    @Test
    void itTellsHowFarItIsAndGoesOnWhereItWasStopped() {
        rotation.begin();
        var version = wrapping.current();
        assertThatThrownBy(() ->
                        rotation.goOn(so -> {
                            throw new IllegalStateException("stopped at " + so.done());
                        }))
                .hasMessage("stopped at 100");
        assertThat(rotation.progress()).isEqualTo(new KeyRotation.Progress(100, 220));
        everybodyIsReadable();

        rotation.begin();
        assertThat(wrapping.current()).as("no third version").isEqualTo(version);
        assertThat(rotation.goOn(so -> {}).complete()).isTrue();
        everybodyIsReadable();
    }

    @Test
    void peopleReadAndWriteThroughout() throws Exception {
        var done = new AtomicBoolean();
        try (var threads = Executors.newFixedThreadPool(2)) {
            var reading =
                    threads.submit(() -> {
                        while (!done.get()) {
                            everybodyIsReadable();
                        }
                    });
            var joining =
                    threads.submit(() -> {
                        var made = new LinkedHashMap<PersonId, byte[]>();
                        while (!done.get()) {
                            var person = new PersonId(UUID.randomUUID());
                            made.put(person, TestSeal.of(settings).seal(person, PLACE, ROW, CLEAR));
                        }
                        return made;
                    });
            rotation.begin();
            while (!rotation.goOn(so -> {}).complete()) {
                assertThat(done).isFalse();
            }
            assertThat(rotation.retire()).isTrue();
            done.set(true);
            reading.get();
            sealed.putAll(joining.get());
        }
        everybodyIsReadable();
    }

    /** The moment at which several find that what they have in memory opens nothing. */
    @Test
    void ofManyWhoAskAtOnceAfterARotationNobodyIsRefused() throws Exception {
        var few = TestPlatform.demo(settings.dataDir().resolve("few"));
        var turning = new FileKeys(few);
        var keys = new PersonKeys(few.keys(), turning, KeyLedger.NONE);
        var person = new PersonId(UUID.randomUUID());
        assertThat(keys.getOrMake(person)).isNotNull();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var round = 0; round < 100; round++) {
                var running = new PersonKeys(few.keys(), new FileKeys(few), KeyLedger.NONE);
                turning.rotate();
                keys.rewrap(person);
                var together = new CyclicBarrier(8);
                Callable<Aead> asking =
                        () -> {
                            together.await();
                            return running.get(person);
                        };
                for (var asked : threads.invokeAll(Collections.nCopies(8, asking))) {
                    assertThat(asked.get()).isNotNull();
                }
            }
        }
    }

    @Test
    void whatWasReadBeforeItWasWrappedAnewOpensAllTheSame() {
        var person = sealed.keySet().iterator().next();
        var slow = new SlowKeys(wrapping, this::changeVersions);
        var running = new PersonKeys(settings.keys(), slow, KeyLedger.NONE);
        assertThat(running.get(person)).isNotNull();
        everybodyIsReadable();
    }

    @Test
    void aKeyThatIsMadeWhileItsVersionIsGivenUpIsKept() {
        var person = new PersonId(UUID.randomUUID());
        var slow = new SlowKeys(wrapping, this::changeVersions);
        var running = new PersonKeys(settings.keys(), slow, KeyLedger.NONE);
        assertThat(running.getOrMake(person)).isNotNull();
        assertThat(people.versionOf(person)).contains(wrapping.current());
        assertThat(people.get(person)).isNotNull();
    }

    private void changeVersions() {
        rotation.begin();
        assertThat(rotation.goOn(so -> {}).complete()).isTrue();
        assertThat(rotation.retire()).isTrue();
    }

    /**
     * So slow, once, that something else happens before they unwrap, or after they have wrapped.
     */
    private static final class SlowKeys implements KeyEncryption {

        private final KeyEncryption keys;
        private final AtomicReference<Runnable> meanwhile;

        SlowKeys(KeyEncryption keys, Runnable meanwhile) {
            this.keys = keys;
            this.meanwhile = new AtomicReference<>(meanwhile);
        }

        private void dawdle() {
            meanwhile.getAndSet(() -> {}).run();
        }

        @Override
        public void makeIfMissing() {
            keys.makeIfMissing();
        }

        @Override
        public String current() {
            return keys.current();
        }

        @Override
        public WrappedKey wrap(byte[] key, byte[] bound) {
            var wrapped = keys.wrap(key, bound);
            dawdle();
            return wrapped;
        }

        @Override
        public byte[] unwrap(WrappedKey wrapped, byte[] bound) throws GeneralSecurityException {
            dawdle();
            return keys.unwrap(wrapped, bound);
        }

        @Override
        public void rotate() {
            keys.rotate();
        }

        @Override
        public void retire() {
            keys.retire();
        }
    }

    @Test
    void inARunningProcessTheOldVersionOpensNothingOnceItIsGivenUp() throws Exception {
        var running = new FileKeys(settings);
        var old = running.wrap(CLEAR, CLEAR);
        rotation.begin();
        rotation.goOn(so -> {});
        assertThat(running.unwrap(old, CLEAR)).isEqualTo(CLEAR);
        assertThat(rotation.retire()).isTrue();
        assertThatThrownBy(() -> running.unwrap(old, CLEAR))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void whoIsErasedMeanwhileStaysErased() throws Exception {
        try (var threads = Executors.newFixedThreadPool(1)) {
            rotation.begin();
            var erasing = threads.submit(() -> sealed.keySet().forEach(people::destroy));
            rotation.goOn(so -> {});
            erasing.get();
        }
        assertThat(people.everybody()).isEmpty();
        var seal = TestSeal.of(settings);
        sealed.forEach((person, bytes) ->
                assertThatThrownBy(() -> seal.open(person, PLACE, ROW, bytes))
                        .isInstanceOf(Problem.class));
    }

    @Test
    void killedInTheMidstItLosesNothing() throws Exception {
        var folder = settings.dataDir();
        var output = folder.resolve("rotation.log");
        for (var round = 0; round < 2; round++) {
            var process =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-XX:TieredStopAtLevel=1",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    Rotating.class.getName(),
                                    folder.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            var soFar = rotation.progress();
            Neighbour.waitUntil(
                    "some more keys are done, or all",
                    Duration.ofSeconds(60),
                    () -> {
                        var now = rotation.progress();
                        return !now.equals(soFar) && !now.complete() || !process.isAlive();
                    });
            process.destroyForcibly().waitFor();
            everybodyIsReadable();
        }
        Rotating.main(folder.toString());
        assertThat(rotation.progress().complete()).isTrue();
        assertThat(rotation.retire()).isTrue();
        everybodyIsReadable();
        try (var files = Files.walk(settings.keys())) {
            assertThat(files.filter(Files::isRegularFile).count())
                    .as("keys, and at most two drafts of killed processes")
                    .isBetween(221L, 223L);
        }
    }

    /** The command, in a process of its own. */
    static final class Rotating {

        private Rotating() {}

        public static void main(String... arguments) {
            new KeyCommands(
                            TestPlatform.demo(Path.of(arguments[0])),
                            KeySettings.usual(),
                            System.out)
                    .rotate();
        }
    }

    @Test
    void theCommandSaysHowFarItIsAndRefusesToGiveUpWhatIsNeeded() {
        var said = new java.io.ByteArrayOutputStream();
        var commands =
                new KeyCommands(settings, KeySettings.usual(), new PrintStream(said, true, UTF_8));
        wrapping.rotate();
        assertThatThrownBy(commands::retire)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("--rotate-keys");
        commands.rotate();
        commands.retire();
        assertThat(said.toString(UTF_8))
                .contains("100 of 220 keys are done")
                .contains("220 of 220 keys are done");
        everybodyIsReadable();
    }

    @Test
    void keyFilesOfTheFirstReleasesAreRead() throws Exception {
        var person = sealed.keySet().iterator().next();
        var name = person.toString();
        var file =
                settings.keys()
                        .resolve("people")
                        .resolve(name.substring(name.length() - 2))
                        .resolve(name);
        Files.write(file, WrappedKey.parse(Files.readAllBytes(file)).bytes());
        assertThat(people.versionOf(person)).contains(wrapping.current());
        everybodyIsReadable();
    }
}
