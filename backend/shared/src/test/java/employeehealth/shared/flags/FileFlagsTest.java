package employeehealth.shared.flags;

import static employeehealth.shared.flags.TestFlags.CLAIRE;
import static employeehealth.shared.flags.TestFlags.LUMIERE;
import static employeehealth.shared.flags.TestFlags.VERRERIE;
import static employeehealth.shared.flags.TestFlags.file;
import static employeehealth.shared.neighbour.Neighbour.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.contracts.access.Role;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.flags.FlagState.State;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A flag file at work, through OpenFeature. */
class FileFlagsTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir Path folder;
    private Path path;

    @BeforeEach
    void name() {
        path = folder.resolve("flags.json");
    }

    private Flags flags() {
        return flags(new FileFlags(path, Clock.systemUTC()));
    }

    private static Flags flags(FileFlags provider) {
        return new Flags(provider, TestPlatform.secrets(), Instant.now());
    }

    private static FlagAnswer asked(Flags flags) {
        return flags.ask(Flag.HOME_CHECKS, CLAIRE, LUMIERE, Set.of(Role.EMPLOYEE));
    }

    @Test
    void theFileDecides() throws IOException {
        Files.writeString(path, file("off", "{}"));
        try (var flags = flags()) {
            assertThat(asked(flags)).isEqualTo(new FlagAnswer(false, true, "STATIC", null));
            assertThat(flags.state().state()).isEqualTo(State.ready);
        }
    }

    @Test
    void aCompanyHasItsOwnAnswer() throws IOException {
        Files.writeString(
                path,
                file(
                        "{\"if\": [{\"==\": [{\"var\": \"company\"}, \"%s\"]}, \"off\"]}"
                                .formatted(VERRERIE)));
        try (var flags = flags()) {
            assertThat(asked(flags).on()).isTrue();
            assertThat(flags.ask(Flag.HOME_CHECKS, CLAIRE, VERRERIE, Set.of(Role.EMPLOYEE)))
                    .isEqualTo(new FlagAnswer(false, true, "TARGETING_MATCH", null));
        }
    }

    @Test
    void anEditHoldsWithoutARestartAndABrokenOneChangesNothing() throws IOException {
        Files.writeString(path, file("off", "{}"));
        try (var flags = flags()) {
            assertThat(asked(flags).on()).isFalse();

            Files.writeString(path, file("off", "{\"fractional\": [[\"on\""));
            waitUntil("the edit was seen", SOON, () -> flags.state().state() == State.stale);
            assertThat(flags.state().fault()).contains("not JSON", "line");
            assertThat(asked(flags)).isEqualTo(new FlagAnswer(false, true, "STATIC", null));

            Files.delete(path);
            waitUntil(
                    "its end was seen",
                    SOON,
                    () -> "it cannot be read".equals(flags.state().fault()));
            assertThat(asked(flags).on()).isFalse();

            Files.writeString(path, file("on", "{}"));
            waitUntil("the edit holds", SOON, () -> asked(flags).on());
            assertThat(flags.state().state()).isEqualTo(State.ready);
        }
    }

    /** Giving somebody the right to read leaves no sign on the file itself. */
    @Test
    void aFileThatBecomesReadableIsRead() throws IOException {
        Files.writeString(path, file("off", "{}"));
        var allowed = new AtomicBoolean();
        FileFlags.Reading reading =
                (file, most) -> {
                    if (!allowed.get()) {
                        throw new AccessDeniedException(file.toString());
                    }
                    return Files.readAllBytes(file);
                };
        try (var flags = flags(new FileFlags(path, Clock.systemUTC(), reading))) {
            assertThat(flags.state().fault()).isEqualTo("it cannot be read");
            allowed.set(true);
            waitUntil("it was read", SOON, () -> !asked(flags).on());
        }
    }

    @Test
    void withoutAFileTheSafeDefaultHoldsUntilThereIsOne() throws IOException {
        try (var flags = flags()) {
            assertThat(asked(flags))
                    .isEqualTo(new FlagAnswer(true, false, "ERROR", "PROVIDER_NOT_READY"));
            assertThat(flags.state().state()).isEqualTo(State.failing);
            Files.writeString(path, file("off", "{}"));
            waitUntil("the file was found", SOON, () -> !asked(flags).on());
        }
    }

    @Test
    void aFlagThatIsMissingDisabledOrWithoutItsVariantHasItsSafeDefault() throws IOException {
        Files.writeString(path, "{\"flags\": {}}");
        try (var flags = flags()) {
            assertThat(asked(flags))
                    .isEqualTo(new FlagAnswer(true, false, "ERROR", "FLAG_NOT_FOUND"));
        }
        Files.writeString(path, file("off", "{}").replace("ENABLED", "DISABLED"));
        try (var flags = flags()) {
            assertThat(asked(flags)).isEqualTo(new FlagAnswer(true, false, "DISABLED", null));
        }
        Files.writeString(path, file("off", "{}").replace("\"defaultVariant\": \"off\",", ""));
        try (var flags = flags()) {
            assertThat(asked(flags)).isEqualTo(new FlagAnswer(true, false, "DEFAULT", null));
        }
        Files.writeString(path, file("off", "{\"if\": [true, \"of\"]}"));
        try (var flags = flags()) {
            assertThat(asked(flags)).isEqualTo(new FlagAnswer(true, false, "ERROR", "GENERAL"));
        }
    }

    @Test
    void aFileOfAnySizeDoesNotFillTheMemory() throws IOException {
        Files.write(path, new byte[1_000_000]);
        try (var flags = flags()) {
            assertThat(flags.state().fault()).contains("larger than");
            assertThat(asked(flags).on()).isTrue();
        }
    }

    @Test
    void withoutAnyProviderEveryFlagHasItsSafeDefault() {
        try (var flags = new Flags(null, TestPlatform.secrets(), Instant.EPOCH)) {
            assertThat(asked(flags)).isEqualTo(new FlagAnswer(true, false, "DEFAULT", null));
            assertThat(flags.state())
                    .isEqualTo(
                            new FlagState(
                                    FlagState.Provider.none, State.ready, null, Instant.EPOCH));
        }
    }
}
