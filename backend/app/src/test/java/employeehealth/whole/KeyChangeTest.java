package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The key that wraps everybody's keys is changed by its commands, beside people who read and write
 * all that is sealed in their files: nobody is refused anything, and the old key is good for
 * nothing.
 */
class KeyChangeTest {

    private static final int PEOPLE = 8;
    private static final int CHANGES = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Keys are opened anew all the time, which is what a change could disturb. */
    private static final Map<String, String> SETTINGS =
            Map.of(
                    "KEYS_CACHE", "1s",
                    "GATEWAY_LIMITS_ACCOUNTPERSECOND", "100000",
                    "GATEWAY_LIMITS_ADDRESSPERSECOND", "100000");

    private final Path data = PlatformProcess.newDataFolder("key-change");
    private final Path keys = data.resolve("keys");
    private final Path old = data.resolveSibling("old-keys");

    @Test
    void nobodyIsRefusedAnythingAndTheOldKeyOpensNothing() throws Exception {
        List<FileOwner> people;
        try (var platform = PlatformProcess.start("all", data, SETTINGS).awaitReady()) {
            people =
                    IntStream.rangeClosed(1, PEOPLE)
                            .mapToObj(n ->
                                    new FileOwner(
                                            new Visitor(platform.address())
                                                    .signIn("e%04d@lumiere.demo".formatted(n))))
                            .toList();
            people.forEach(FileOwner::begin);
            copy(keys, old);
            underLoad(
                    people,
                    () -> {
                        for (var change = 1; change <= CHANGES; change++) {
                            allAreWrappedAnew();
                            assertThat(command("--retire-keys"))
                                    .contains("Only the current version");
                        }
                    });
            people.forEach(FileOwner::readsItAllBack);
            assertThat(people).allMatch(person -> person.turns() >= CHANGES);
            whatTheOldKeyWrappedIsRefused(people.getFirst());
            theOldKeyOpensNothing(people.getFirst());
        }
        // Without anything that a process could have kept in memory.
        try (var platform = PlatformProcess.start("all", data, SETTINGS).awaitReady()) {
            for (var n = 1; n <= PEOPLE; n++) {
                var again = new Visitor(platform.address());
                people.get(n - 1).comesBackAs(again.signIn("e%04d@lumiere.demo".formatted(n)));
                people.get(n - 1).readsItAllBack();
            }
        }
    }

    private static void underLoad(List<FileOwner> people, Action meanwhile) throws Exception {
        var done = new AtomicBoolean();
        try (var threads = Executors.newFixedThreadPool(PEOPLE)) {
            var living =
                    people.stream()
                            .map(person ->
                                    threads.submit(() -> {
                                        while (!done.get()) {
                                            person.live();
                                        }
                                        return person;
                                    }))
                            .toList();
            try {
                meanwhile.run();
            } finally {
                done.set(true);
            }
            for (var person : living) {
                person.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        }
    }

    private interface Action {
        void run() throws Exception;
    }

    private void allAreWrappedAnew() throws Exception {
        var said = command("--rotate-keys");
        assertThat(said).contains("All keys are wrapped by the new version");
        var last = said.lines().filter(line -> line.endsWith("keys are done")).toList().getLast();
        var numbers = last.replaceAll("\\D+", " ").strip().split(" ");
        assertThat(numbers[0]).as(last).isEqualTo(numbers[1]);
    }

    /** Somebody's key of before, from a copy of the key store. */
    private void whatTheOldKeyWrappedIsRefused(FileOwner person) throws IOException {
        var file = "people/" + person.id().substring(34) + "/" + person.id();
        exchanged(file, () -> person.isRefused("a key that the old one wraps"));
        person.readsItAllBack();
    }

    /** The old key itself, with everybody's keys as they are wrapped now. */
    private void theOldKeyOpensNothing(FileOwner person) throws IOException {
        exchanged("key-encryption-key", () -> person.isRefused("the old key"));
        person.readsItAllBack();
    }

    private void exchanged(String file, Runnable meanwhile) throws IOException {
        var now = Files.readAllBytes(keys.resolve(file));
        var before = Files.readAllBytes(old.resolve(file));
        assertThat(now).isNotEqualTo(before);
        put(file, before);
        try {
            meanwhile.run();
        } finally {
            put(file, now);
        }
    }

    private void put(String file, byte[] content) throws IOException {
        var draft = Files.write(data.resolveSibling("draft"), content);
        Files.move(draft, keys.resolve(file), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private String command(String option) throws Exception {
        var builder = new ProcessBuilder(PlatformProcess.command(option)).redirectErrorStream(true);
        builder.environment().put("KEYS_DIR", keys.toString());
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
