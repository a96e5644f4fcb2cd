package employeehealth.shared.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.contracts.PersonId;
import employeehealth.shared.problem.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;
import org.springframework.http.HttpStatus;

/** The key service goes away, in every way it can, and comes back. */
class KeyOutageTest {

    private static final Place PLACE = new Place("a.b", "c");
    private static final byte[] CLEAR = "told".getBytes(UTF_8);
    private static final Duration DEADLINE = Duration.ofMillis(400);

    private final PersonId amina = new PersonId(UUID.randomUUID());
    private final UUID row = UUID.randomUUID();
    private final Path folder;
    private final VaultStub vault;
    private final KeysWithDeadline service;
    private final Seal seal;
    private final byte[] sealed;

    KeyOutageTest(@TempDir Path folder) {
        this.folder = folder;
        vault = new VaultStub(folder);
        service = new KeysWithDeadline(new VaultKeys(vault.settings("people")), DEADLINE);
        service.makeIfMissing();
        seal = seal(Duration.ofMinutes(10));
        sealed = seal.seal(amina, PLACE, row, CLEAR);
    }

    private Seal seal(Duration remember) {
        return new Seal(new PersonKeys(folder.resolve("keys"), service, KeyLedger.NONE), remember);
    }

    private PersonId newcomer() {
        return new PersonId(UUID.randomUUID());
    }

    private static void refused(ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
                            assertThat(problem.type()).isEqualTo("platform/keys-unavailable");
                            assertThat(problem.retryAfter()).isNotNull();
                        });
    }

    @Test
    void whoWasOpenedLatelyCanBeReadAndWrittenAndNobodyElse() {
        vault.stop();
        assertThat(seal.open(amina, PLACE, row, sealed)).isEqualTo(CLEAR);
        assertThat(seal.seal(amina, PLACE, row, CLEAR)).isNotEmpty();
        refused(() -> seal.seal(newcomer(), PLACE, row, CLEAR));
        refused(() -> seal(Duration.ofMinutes(1)).open(amina, PLACE, row, sealed));
        assertThat(folder.resolve("keys/people").toFile().list())
                .as("no key was made for somebody new")
                .hasSize(1);
    }

    @Test
    void theTimeForWhichAnOpenedKeyServesIsBounded() {
        var forgetful = seal(Duration.ofMillis(1));
        assertThat(forgetful.open(amina, PLACE, row, sealed)).isEqualTo(CLEAR);
        vault.stop();
        employeehealth.shared.neighbour.Neighbour.waitUntil(
                "the key is forgotten",
                Duration.ofSeconds(5),
                () -> {
                    try {
                        forgetful.open(amina, PLACE, row, sealed);
                        return false;
                    } catch (Problem gone) {
                        return true;
                    }
                });
    }

    @Test
    void aServiceThatHangsHoldsNobodyUp() throws Exception {
        vault.hang();
        var before = System.nanoTime();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<?>>();
            for (var i = 0; i < 60; i++) {
                var person = newcomer();
                all.add(people.submit(() -> refused(() -> seal.seal(person, PLACE, row, CLEAR))));
            }
            for (var one : all) {
                one.get(20, TimeUnit.SECONDS);
            }
        }
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .as("of sixty people together")
                .isLessThan(DEADLINE.multipliedBy(8));
    }

    @Test
    void onceItIsBackEverythingGoesOn() {
        vault.stop();
        refused(() -> seal.seal(newcomer(), PLACE, row, CLEAR));
        vault.startAgain();
        var person = newcomer();
        employeehealth.shared.neighbour.Neighbour.waitUntil(
                "sealing works again",
                Duration.ofSeconds(10),
                () -> {
                    try {
                        return seal.seal(person, PLACE, row, CLEAR).length > 0;
                    } catch (Problem stillAway) {
                        return false;
                    }
                });
    }

    @Test
    void readinessSaysSo() {
        assertThat(health().health().getStatus()).isEqualTo(Status.UP);
        vault.stop();
        assertThat(health().health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(new KeysHealth(() -> false, () -> service).health().getStatus())
                .as("of a process that seals nothing")
                .isEqualTo(Status.UP);
    }

    private KeysHealth health() {
        return new KeysHealth(() -> true, () -> service);
    }

    @AfterEach
    void end() {
        service.close();
        vault.close();
    }
}
