package employeehealth.auth;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.neighbour.Neighbour;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * An account that does not exist costs what a wrong password costs: the same statements and the
 * same hashes, in the same order. {@code bench/sign-in-timing} looks at the clock.
 */
class SameWorkTest {

    private static final int TRIES = 6;

    private static AuthAlone.Running service;
    private static Browser browser;

    @BeforeAll
    static void start() {
        service =
                AuthAlone.start(
                        "--auth.attempts.free=1000", "--auth.attempts.free-everywhere=1000");
        browser = service.browser();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static int hashes() {
        return (int)
                service.bean(MeterRegistry.class)
                        .get("employeehealth.auth.hashes")
                        .functionCounter()
                        .count();
    }

    private static List<String> during(Runnable work) {
        return service.bean(Statements.class).during(work);
    }

    private static void wrong(String email) {
        assertThat(browser.login(email, "not the password").status()).isEqualTo(401);
    }

    /** Counted when its thread is done with it, a moment after the answer. */
    private static void hashed(int count) {
        Neighbour.waitUntil("it is counted", Duration.ofSeconds(10), () -> hashes() >= count);
        assertThat(hashes()).isEqualTo(count);
    }

    @Test
    void anAccountThatDoesNotExistMakesTheSameStatementsAndHashes() {
        var before = hashes();
        var done = 0;
        for (var n = 1; n <= TRIES; n++) {
            var known = "e%04d@lumiere.demo".formatted(n);
            var unknown = "nobody-%d@lumiere.demo".formatted(n);
            var elsewhere = "nobody-%d@nowhere.example".formatted(n);
            var expected = during(() -> wrong(known));
            assertThat(expected).hasSizeGreaterThan(6);
            for (var missing : List.of(unknown, elsewhere)) {
                assertThat(during(() -> wrong(missing))).isEqualTo(expected);
            }
            done += 3;
            hashed(before + done);
        }
    }

    @Test
    void soDoesTheSecondTryAtEach() {
        wrong("e0011@lumiere.demo");
        wrong("nobody-11@lumiere.demo");
        assertThat(during(() -> wrong("nobody-11@lumiere.demo")))
                .isEqualTo(during(() -> wrong("e0011@lumiere.demo")));
    }

    @Test
    void whoHasToWaitIsHashedNowhere() {
        try (var strict = AuthAlone.start("--auth.attempts.free=1")) {
            var page = strict.browser();
            var meter =
                    strict.bean(MeterRegistry.class)
                            .get("employeehealth.auth.hashes")
                            .functionCounter();
            for (var email : List.of("e0012@lumiere.demo", "nobody-12@lumiere.demo")) {
                var before = meter.count();
                assertThat(page.login(email, "wrong").status()).isEqualTo(401);
                Neighbour.waitUntil(
                        "it is counted", Duration.ofSeconds(10), () -> meter.count() > before);
                assertThat(page.login(email, "wrong").status()).isEqualTo(429);
                assertThat(meter.count()).isEqualTo(before + 1);
            }
        }
    }
}
