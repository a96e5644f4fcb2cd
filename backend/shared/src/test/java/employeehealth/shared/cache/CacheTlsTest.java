package employeehealth.shared.cache;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.neighbour.Certificates;
import employeehealth.shared.neighbour.Neighbour;
import employeehealth.shared.neighbour.RedisServer;
import employeehealth.shared.neighbour.TrustCaFile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Redis by TLS. One that cannot be believed is one that is away: nothing fails, nothing waits. */
class CacheTlsTest {

    record Colour(String name) implements Catalogue {}

    private static final Colour BLUE = new Colour("bleu");
    private static final String REFUSAL = "Error accepting a client connection";

    @TempDir static Path folder;
    @TempDir static Path strange;

    private static Certificates authority;
    private static Certificates stranger;
    private static RedisServer redis;

    private final AtomicInteger made = new AtomicInteger();
    private final String name = "tests:" + UUID.randomUUID();

    @BeforeAll
    static void start() {
        authority = new Certificates(folder, "house");
        authority.make("cache");
        stranger = new Certificates(strange, "stranger");
        redis = RedisServer.startEncrypted(authority, "cache");
    }

    @AfterAll
    static void end() {
        redis.close();
    }

    private static RedisCaches caches(URI url) {
        return new RedisCaches(url, TestPlatform.secrets(), new JsonMapper());
    }

    private Colour blue() {
        made.incrementAndGet();
        return BLUE;
    }

    private boolean remembers(Cache<Colour> cache) {
        made.set(0);
        return cache.get("blue", this::blue).equals(BLUE) && made.get() == 0;
    }

    private static long refusals() {
        return redis.output().lines().filter(line -> line.contains(REFUSAL)).count();
    }

    /** It tried, hung up on what it was shown, and goes on without. */
    private void isLeftAlone(URI url) {
        var before = refusals();
        try (var caches = caches(url)) {
            Neighbour.waitUntil(
                    "the handshake fails", Duration.ofSeconds(20), () -> refusals() > before);
            var cache = caches.open(name, Colour.class);
            for (var i = 1; i <= 100; i++) {
                assertThat(cache.get("blue", this::blue)).isEqualTo(BLUE);
                assertThat(made).hasValue(i);
            }
        }
    }

    @Test
    void oneOfAnAuthorityInTrustCaFileIsUsed() {
        try (var _ = new TrustCaFile(authority.ca());
                var caches = caches(redis.encryptedUrl("localhost"))) {
            var cache = caches.open(name, Colour.class);
            Neighbour.waitUntil("it remembers", Duration.ofSeconds(20), () -> remembers(cache));
        }
    }

    @Test
    void oneOfAnAuthorityThatNobodyTrustsIsLeftAlone() {
        isLeftAlone(redis.encryptedUrl("localhost"));
        try (var _ = new TrustCaFile(stranger.ca())) {
            made.set(0);
            isLeftAlone(redis.encryptedUrl("localhost"));
        }
    }

    @Test
    void oneWhoseCertificateNamesAnotherHostIsLeftAlone() {
        try (var _ = new TrustCaFile(authority.ca())) {
            isLeftAlone(redis.encryptedUrl("127.0.0.2"));
        }
    }

    @Test
    void noAddressTalksTheVerifyingAway() {
        isLeftAlone(URI.create(redis.encryptedUrl("localhost") + "?verifyPeer=NONE"));
    }
}
