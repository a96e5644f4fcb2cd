package employeehealth.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StormTest {

    @Test
    void signInsBeyondTheQueueAreAskedToComeBackAndTheOthersAreServed() throws Exception {
        try (var service = AuthAlone.start("--auth.argon2.threads=1", "--auth.argon2.waiting=2");
                var people = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            var browser = service.browser();
            var answers =
                    people
                            .invokeAll(
                                    IntStream.rangeClosed(1, 40)
                                            .<java.util.concurrent.Callable<Browser.Answer>>
                                                    mapToObj(n ->
                                                            () ->
                                                                    browser.login(
                                                                            "e%04d@lumiere.demo"
                                                                                    .formatted(n),
                                                                            AuthAlone.PASSWORD))
                                            .toList())
                            .stream()
                            .map(java.util.concurrent.Future::resultNow)
                            .toList();

            var busy = answers.stream().filter(answer -> answer.status() == 503).toList();
            var signedIn = answers.stream().filter(answer -> answer.status() == 200).toList();
            assertThat(signedIn).hasSizeGreaterThanOrEqualTo(3);
            assertThat(busy).isNotEmpty();
            assertThat(busy.size() + signedIn.size()).isEqualTo(40);
            assertThat(busy.getFirst().problem()).isEqualTo("/problems/auth/busy");
            assertThat(busy.getFirst().header("Retry-After")).isEqualTo("2");
        }
    }

    @Test
    void onlyPasswordsThatWereLookedAtAreCounted() throws Exception {
        try (var service =
                        AuthAlone.start(
                                "--auth.argon2.threads=1",
                                "--auth.argon2.waiting=2",
                                "--auth.attempts.free=1000",
                                "--auth.attempts.free-everywhere=1000");
                var people = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            var browser = service.browser();
            java.util.concurrent.Callable<Integer> guess =
                    () -> browser.login("e0001@lumiere.demo", "guess").status();
            var answers =
                    people.invokeAll(java.util.Collections.nCopies(60, guess)).stream()
                            .map(java.util.concurrent.Future::resultNow)
                            .toList();

            var lookedAt = answers.stream().filter(status -> status == 401).count();
            assertThat(answers).contains(503).allMatch(status -> status == 401 || status == 503);
            assertThat(service.count("select max(failures) from auth.sign_in_attempts"))
                    .isEqualTo((int) lookedAt);
        }
    }
}
