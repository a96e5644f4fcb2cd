package employeehealth.shared.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.shared.neighbour.Neighbour;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every kind of cache promises. */
abstract class CachesContract {

    /** Published, about nobody. */
    record Colours(List<String> names, int version) implements Catalogue {}

    static final Colours BLUE = new Colours(List.of("bleu", "blåʼ\u2028"), 1);

    final AtomicInteger made = new AtomicInteger();

    abstract Caches caches();

    @BeforeEach
    void nothingWasMadeYet() {
        made.set(0);
    }

    Colours blue() {
        made.incrementAndGet();
        return BLUE;
    }

    String name() {
        return "tests:" + UUID.randomUUID();
    }

    /**
     * A cache may forget, and Redis is told in the background: it has it soon. Each answer that
     * takes more than five milliseconds costs a busy machine five seconds in which it is not asked.
     */
    void remembers(Cache<Colours> cache, String key) {
        Neighbour.waitUntil(
                "it remembers",
                Duration.ofSeconds(60),
                () -> {
                    made.set(0);
                    return cache.get(key, this::blue).equals(BLUE) && made.get() == 0;
                });
    }

    @Test
    void whatWasMadeOnceIsAtHand() {
        var cache = caches().open(name(), Colours.class);
        assertThat(cache.get("blue", this::blue)).isEqualTo(BLUE);
        assertThat(made).hasValue(1);
        remembers(cache, "blue");
    }

    @Test
    void anotherKeyAndAnotherNameAreOthers() {
        var cache = caches().open(name(), Colours.class);
        var red = new Colours(List.of("rouge"), 2);
        cache.get("blue", this::blue);
        assertThat(cache.get("red", () -> red)).isEqualTo(red);
        assertThat(caches().open(name(), Colours.class).get("blue", () -> red)).isEqualTo(red);
    }

    @Test
    void whatCouldNotBeMadeIsTriedAgain() {
        var cache = caches().open(name(), Colours.class);
        assertThatThrownBy(() ->
                        cache.get(
                                "blue",
                                () -> {
                                    throw new IllegalStateException("not now");
                                }))
                .hasMessage("not now");
        assertThat(cache.get("blue", this::blue)).isEqualTo(BLUE);
    }

    @Test
    void manyMayAskAtOnce() throws Exception {
        var cache = caches().open(name(), Colours.class);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<Colours>>();
            for (var i = 0; i < 500; i++) {
                var key = "key-" + i % 5;
                all.add(threads.submit(() -> cache.get(key, this::blue)));
            }
            for (var one : all) {
                assertThat(one.get()).isEqualTo(BLUE);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Claire", "a b", "mal de tête", "a\nb", "x@y"})
    void wordsOfPeopleAreNoKeys(String words) {
        var cache = caches().open(name(), Colours.class);
        assertThatThrownBy(() -> cache.get(words, this::blue))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a key for a cache");
    }
}
