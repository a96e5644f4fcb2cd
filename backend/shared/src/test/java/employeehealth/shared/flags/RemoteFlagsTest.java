package employeehealth.shared.flags;

import static employeehealth.shared.flags.TestFlags.CLAIRE;
import static employeehealth.shared.flags.TestFlags.LUMIERE;
import static employeehealth.shared.neighbour.Neighbour.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Role;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.flags.FlagState.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A flag service, well and unwell; against a stand-in, see {@link OfrepStub}. */
class RemoteFlagsTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration NEVER = Duration.ofHours(1);

    @TempDir Path folder;
    private final OfrepStub service = new OfrepStub();

    private Flags flags(Duration fresh, Duration rest, @Nullable Path token) {
        return new Flags(
                new RemoteFlags(
                        new Ofrep(service.address(), token), Clock.systemUTC(), fresh, rest),
                TestPlatform.secrets(),
                Instant.now());
    }

    /** Asks again each time, and is not left alone when it fails. */
    private Flags eager() {
        return flags(Duration.ZERO, Duration.ZERO, null);
    }

    private static FlagAnswer asked(Flags flags) {
        return asked(flags, CLAIRE);
    }

    private static FlagAnswer asked(Flags flags, PersonId person) {
        return flags.ask(Flag.HOME_CHECKS, person, LUMIERE, Set.of(Role.EMPLOYEE));
    }

    private static void untilOff(Flags flags) {
        waitUntil("the service was heard", SOON, () -> !asked(flags).on());
    }

    @Test
    void theServiceDecidesAndLearnsAPseudonymAndNoMore() {
        service.says("false");
        try (var flags = eager()) {
            untilOff(flags);
            assertThat(asked(flags)).isEqualTo(new FlagAnswer(false, true, "CACHED", null));
            assertThat(flags.state().state()).isEqualTo(State.ready);
        }
        var context = service.contexts.getFirst();
        assertThat(context.propertyNames())
                .containsExactlyInAnyOrder("targetingKey", "company", "roles");
        assertThat(context.toString()).doesNotContain(CLAIRE.toString());
    }

    @Test
    void anAnswerIsKeptAndAskedForAgainByItsTag() {
        service.says("false");
        try (var flags = eager()) {
            untilOff(flags);
            waitUntil(
                    "it was asked again",
                    SOON,
                    () -> !asked(flags).on() && service.unchanged.get() > 2);
            service.says("true");
            waitUntil("the change was heard", SOON, () -> asked(flags).on());
        }
        try (var flags = flags(NEVER, Duration.ZERO, null)) {
            waitUntil("it answered", SOON, () -> asked(flags).fromProvider());
            var before = service.asked.get();
            for (var n = 0; n < 100; n++) {
                asked(flags);
            }
            assertThat(service.asked).hasValue(before);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | oops",
                "503 | {}",
                "429 | {}",
                "400 | {\"errorCode\":\"TARGETING_KEY_MISSING\"}",
                "401 | {}",
                "302 | {}",
                "200 | <html>",
                "200 | {\"flags\":\"none\"}",
                "200 | []",
                "200 | ''"
            })
    void aServiceThatFailsLeavesWhatItSaidLast(int status, String body) {
        service.says("false");
        try (var flags = eager()) {
            untilOff(flags);
            service.answers(status, body, Map.of("Location", "http://127.0.0.1:1/"));
            waitUntil(
                    "the failure was seen",
                    SOON,
                    () -> !asked(flags).on() && flags.state().state() == State.stale);
            assertThat(asked(flags)).isEqualTo(new FlagAnswer(false, true, "CACHED", null));
            service.says("true");
            waitUntil("it is well again", SOON, () -> asked(flags).on());
            assertThat(flags.state().state()).isEqualTo(State.ready);
        }
    }

    @ParameterizedTest
    @CsvSource({"'\"yes\"'", "1", "null", "'{}'"})
    void aValueOfAnotherKindIsTheSafeDefault(String value) {
        service.says(value);
        try (var flags = eager()) {
            waitUntil("it answered", SOON, () -> "TYPE_MISMATCH".equals(asked(flags).error()));
            assertThat(asked(flags).on()).isTrue();
            assertThat(asked(flags).fromProvider()).isFalse();
        }
    }

    @Test
    void nobodyWaitsForAServiceThatHangs() {
        service.says("false");
        try (var flags = flags(Duration.ZERO, NEVER, null)) {
            untilOff(flags);
            service.hang();
            var began = System.nanoTime();
            assertThat(asked(flags).on()).as("what it said last").isFalse();
            for (var n = 0; n < 200; n++) {
                assertThat(asked(flags, new PersonId(Ids.next())).on()).as("safe default").isTrue();
            }
            // One stranger waits for the twentieth part of a second, the others not at all.
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isLessThan(Duration.ofSeconds(2));
            assertThat(service.asked.get()).as("questions at once are bounded").isLessThan(40);
        }
    }

    @Test
    void anAnswerThatNeverEndsIsGivenUp() {
        service.says("false");
        try (var flags = eager()) {
            untilOff(flags);
            service.stall();
            waitUntil(
                    "it was given up",
                    SOON,
                    () ->
                            !asked(flags).on()
                                    && String.valueOf(flags.state().fault())
                                            .contains("does not answer"));
            service.goOn();
            service.says("true");
            waitUntil("it is asked again", SOON, () -> asked(flags).on());
        }
    }

    @Test
    void whoWasAwayForLongIsToldWhatHoldsNow() {
        service.says("false");
        try (var flags = eager()) {
            untilOff(flags);
            var on = new AtomicBoolean();
            // With nothing fresh every answer is old: the next one is waited for, if it is quick.
            waitUntil(
                    "today's answer was given at once",
                    SOON,
                    () -> {
                        on.set(!on.get());
                        service.says(String.valueOf(on.get()));
                        return asked(flags).on() == on.get();
                    });
        }
    }

    @Test
    void ofAnAnswerOnlyWhatWeKnowIsKept() throws Exception {
        service.answers(
                200,
                "{\"flags\":[{\"key\":\"a-stranger\",\"value\":\"long\"},"
                        + "{\"key\":\"home-checks\",\"value\":{\"much\":[1,2,3]}}]}",
                Map.of());
        var asked = new Ofrep(service.address(), null);
        var who = FlagContext.of(TestPlatform.secrets(), CLAIRE, LUMIERE, Set.of(Role.EMPLOYEE));
        assertThat(asked.ask(who, null).orElseThrow().values())
                .isEqualTo(Map.of(Flag.HOME_CHECKS, Ofrep.Said.NEITHER));
        asked.close();
    }

    @Test
    void aServiceThatIsAwayIsNotAskedAllTheTime() {
        service.answers(429, "{}", Map.of("Retry-After", "200"));
        try (var flags = flags(Duration.ZERO, Duration.ZERO, null)) {
            waitUntil("it refused", SOON, () -> asked(flags).on() && service.asked.get() > 0);
            waitUntil(
                    "that was heard", SOON, () -> "it answered 429".equals(flags.state().fault()));
            var before = service.asked.get();
            for (var n = 0; n < 100; n++) {
                assertThat(asked(flags, new PersonId(Ids.next())).on()).isTrue();
            }
            assertThat(service.asked).hasValue(before);
            assertThat(flags.state().state()).isEqualTo(State.failing);
        }
    }

    @Test
    void theTokenIsReadAnewAndNeverShown() throws IOException {
        service.says("false");
        service.wants("right-token");
        var token = Files.writeString(folder.resolve("token"), "wrong-token\n");
        try (var flags = flags(Duration.ZERO, Duration.ZERO, token)) {
            waitUntil(
                    "it refused",
                    SOON,
                    () ->
                            asked(flags).on()
                                    && flags.state().fault() != null
                                    && flags.state().fault().contains("token"));
            assertThat(flags.state().toString()).doesNotContain("wrong-token");
            Files.writeString(token, "right-token\n");
            untilOff(flags);
        }
    }

    @Test
    void anEndlessAnswerDoesNotFillTheMemory() {
        service.answers(200, "[" + " ".repeat(1_000_000) + "]", Map.of());
        try (var flags = eager()) {
            waitUntil(
                    "it was broken off",
                    SOON,
                    () ->
                            asked(flags).on()
                                    && String.valueOf(flags.state().fault())
                                            .contains("does not answer"));
        }
    }

    @AfterEach
    void end() {
        service.close();
    }
}
