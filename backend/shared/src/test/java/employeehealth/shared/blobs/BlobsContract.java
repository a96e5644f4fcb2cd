package employeehealth.shared.blobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.shared.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;

/** What every store of blobs promises. */
abstract class BlobsContract {

    static final byte[] CONTENT = "some content".getBytes(UTF_8);

    String name = "";

    @BeforeEach
    void aNewName() {
        name = "tests/" + UUID.randomUUID();
    }

    abstract Blobs blobs();

    /** Does this while the store is down. */
    abstract void whileDown(Runnable work);

    byte[] read(String wanted) throws IOException {
        try (InputStream content = blobs().get(wanted).orElseThrow()) {
            return content.readAllBytes();
        }
    }

    @Test
    void whatWasPutIsThere() throws IOException {
        blobs().put(name, CONTENT);
        assertThat(read(name)).isEqualTo(CONTENT);
    }

    @Test
    void whatWasNeverPutIsNot() {
        assertThat(blobs().get(name)).isEmpty();
    }

    @Test
    void whatWasDeletedIsNotAndDeletingItTwiceDoesNoHarm() {
        blobs().put(name, CONTENT);
        blobs().delete(name);
        assertThat(blobs().get(name)).isEmpty();
        blobs().delete(name);
    }

    @Test
    void puttingItAgainReplacesIt() throws IOException {
        blobs().put(name, CONTENT);
        blobs().put(name, new byte[0]);
        assertThat(read(name)).isEmpty();
    }

    @Test
    void aLargeFileComesBackAsItWas(@TempDir Path folder) throws IOException {
        var content = new byte[9_000_000];
        new Random(1).nextBytes(content);
        blobs().put(name, Files.write(folder.resolve("large"), content));
        assertThat(read(name)).isEqualTo(content);
    }

    @Test
    void readingMayBeBrokenOff(@TempDir Path folder) throws IOException {
        blobs().put(name, Files.write(folder.resolve("large"), new byte[9_000_000]));
        for (var i = 0; i < 20; i++) {
            try (var content = blobs().get(name).orElseThrow()) {
                assertThat(content.read()).isZero();
            }
        }
        assertThat(read(name)).hasSize(9_000_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/a",
                "a/",
                "../a",
                "a/../b",
                "a//b",
                ".a",
                "a/.b",
                "A",
                "a b",
                "a\u0000b",
                "é"
            })
    void whatIsNoPlainNameIsRefused(String strange) {
        assertThatThrownBy(() -> blobs().put(strange, CONTENT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> blobs().get(strange)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoReadsWhileItIsReplacedReadsOneOrTheOther() throws Exception {
        var old = "a".repeat(200_000).getBytes(UTF_8);
        var young = "b".repeat(200_000).getBytes(UTF_8);
        blobs().put(name, old);
        var done = new AtomicBoolean();
        try (var threads = Executors.newSingleThreadExecutor()) {
            var reading =
                    threads.submit(() -> {
                        while (!done.get()) {
                            assertThat(read(name)).isIn(old, young);
                        }
                        return true;
                    });
            for (var i = 0; i < 10; i++) {
                blobs().put(name, i % 2 == 0 ? young : old);
            }
            done.set(true);
            assertThat(reading.get()).isTrue();
        }
    }

    @Test
    void whileTheStoreIsDownItSaysSoWithinSecondsAndAfterwardsItGoesOn() throws IOException {
        blobs().put(name, CONTENT);
        var before = System.nanoTime();
        whileDown(() -> {
            unavailable(() -> blobs().put(name + "-2", CONTENT));
            unavailable(() -> blobs().get(name));
        });
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(60));
        assertThat(read(name)).isEqualTo(CONTENT);
        blobs().put(name + "-2", CONTENT);
        assertThat(read(name + "-2")).isEqualTo(CONTENT);
    }

    static void unavailable(Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.status())
                                        .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE));
    }
}
