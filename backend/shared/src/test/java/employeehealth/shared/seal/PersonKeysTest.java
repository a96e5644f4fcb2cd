package employeehealth.shared.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import employeehealth.contracts.PersonId;
import employeehealth.shared.database.Databases;
import employeehealth.shared.database.NotesDatabase;
import employeehealth.shared.database.PlatformDatabase;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.settings.PlatformSettings;
import employeehealth.shared.settings.StartRefused;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonKeysTest {

    private static final byte[] CLEAR = "something".getBytes(UTF_8);
    private static final byte[] BOUND = "bound to".getBytes(UTF_8);

    private static final Databases DATABASES = TestPlatform.freshDatabases();
    private static final PlatformDatabase DATABASE = new PlatformDatabase(DATABASES);

    private final PersonId amina = new PersonId(UUID.randomUUID());
    private final PersonId paul = new PersonId(UUID.randomUUID());
    private final PlatformSettings settings;
    private final PersonKeys keys;

    PersonKeysTest(@TempDir Path folder) {
        settings = TestPlatform.demo(folder);
        keys = new PersonKeys(settings);
    }

    private Path file(PersonId person) {
        var name = person.toString();
        return settings.keys()
                .resolve("people")
                .resolve(name.substring(name.length() - 2))
                .resolve(name);
    }

    @Test
    void twoPeopleHaveDifferentKeys() throws GeneralSecurityException {
        var aminas = keys.getOrMake(amina).encrypt(CLEAR, BOUND);
        assertThatThrownBy(() -> keys.getOrMake(paul).decrypt(aminas, BOUND))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void aKeyFilePutInAnotherPersonsPlaceDoesNotOpen() throws Exception {
        keys.getOrMake(amina);
        keys.getOrMake(paul);
        Files.write(file(paul), Files.readAllBytes(file(amina)));
        assertThatThrownBy(() -> keys.get(paul)).hasMessage("this person's key does not open");
    }

    @Test
    void aDestroyedKeyMakesWhatItSealedUnreadable() throws Exception {
        var place = new Place("a.b", "c");
        var row = UUID.randomUUID();
        var sealed = TestSeal.of(settings).seal(amina, place, row, CLEAR);
        Files.delete(file(amina));
        assertThatThrownBy(() -> TestSeal.of(settings).open(amina, place, row, sealed))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.type()).isEqualTo("platform/keys-unavailable"));
        assertThat(file(amina)).doesNotExist();
    }

    @Test
    void aLostKeyIsMissedAndNotReplaced() throws Exception {
        var ledger = new KeyLedger.InDatabase(() -> DATABASE);
        var store = new PersonKeys(settings.keys(), new FileKeys(settings), ledger);
        var sealed = store.getOrMake(amina).encrypt(CLEAR, BOUND);
        var aside = Files.move(file(amina), settings.keys().resolve("aside"));
        assertThatThrownBy(() -> store.getOrMake(amina)).isInstanceOf(KeysUnavailable.class);
        assertThat(file(amina)).doesNotExist();
        Files.move(aside, file(amina));
        assertThat(store.getOrMake(amina).decrypt(sealed, BOUND)).isEqualTo(CLEAR);
    }

    @Test
    void whoWasMissedByTheLedgerIsWrittenDownAtTheNextStart() {
        keys.getOrMake(amina); // by a process that was killed before it wrote that down
        var ledger = new KeyLedger.InDatabase(() -> DATABASE);
        new PersonKeys(settings.keys(), new FileKeys(settings), ledger).rememberAll();
        assertThat(ledger.has(amina)).isTrue();
    }

    /** What asked for the key is undone; the key is not, nor is that it was made. */
    @Test
    void aKeyMadeInATransactionThatFailsIsRemembered() {
        var ledger = new KeyLedger.InDatabase(() -> DATABASE);
        var store = new PersonKeys(settings.keys(), new FileKeys(settings), ledger);
        var service = new NotesDatabase(DATABASES);
        assertThatThrownBy(() ->
                        service.write(() -> {
                            store.getOrMake(amina);
                            throw new IllegalStateException("changed my mind");
                        }))
                .hasMessage("changed my mind");
        assertThat(ledger.has(amina)).isTrue();
        assertThat(ledger.has(paul)).isFalse();
    }

    @Test
    void nobodyElseOnTheMachineReadsAKey() throws Exception {
        keys.getOrMake(amina);
        try (var all = Files.walk(settings.keys())) {
            assertThat(all)
                    .hasSize(5) // two folders below this one, the person's key, the wrapping key
                    .allSatisfy(path ->
                            assertThat(
                                            PosixFilePermissions.toString(
                                                    Files.getPosixFilePermissions(path)))
                                    .isEqualTo(
                                            Files.isDirectory(path) ? "rwx------" : "rw-------"));
        }
    }

    @Test
    void twoProcessesThatMakeAPersonsKeyAtOnceAgree() throws Exception {
        var others = new PersonKeys(settings);
        var start = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var round = 0; round < 50; round++) {
                var newcomer = new PersonId(UUID.randomUUID());
                var here = threads.submit(() -> made(keys, newcomer, start));
                var there = threads.submit(() -> made(others, newcomer, start));
                var sealed = here.get().encrypt(CLEAR, BOUND);
                assertThat(there.get().decrypt(sealed, BOUND)).isEqualTo(CLEAR);
                assertThat(keys.get(newcomer).decrypt(sealed, BOUND)).isEqualTo(CLEAR);
                try (var left = Files.list(file(newcomer).getParent())) {
                    assertThat(left).noneMatch(p -> p.getFileName().toString().startsWith("."));
                }
            }
        }
    }

    private static Aead made(PersonKeys by, PersonId person, CyclicBarrier start) throws Exception {
        start.await();
        return by.getOrMake(person);
    }

    @Test
    void outsideADemoTheWrappingKeyIsNotMadeInPassing(@TempDir Path empty) {
        var real =
                new PlatformSettings(
                        false, empty, empty, URI.create("https://health.example"), Map.of());
        assertThatThrownBy(() -> new PersonKeys(real))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("key-encryption-key")
                .hasMessageContaining("--make-keys");
        assertThat(empty).isEmptyDirectory();
    }
}
