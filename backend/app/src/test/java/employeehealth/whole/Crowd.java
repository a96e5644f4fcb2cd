package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * People who record symptom checks and answer a question of every second one, each change under a
 * key of its own, and who ask again until they are told that it is recorded, as a browser does. Now
 * and then they sign in with a browser they never used, of which they are told by mail. They
 * remember what they were told.
 */
final class Crowd implements AutoCloseable {

    private static final String CHECKS = "/api/v1/triage/assessments";
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration NEW_BROWSER_EVERY = Duration.ofSeconds(2);
    private static final Map<String, String> WORDS =
            Map.of("text", "Mal de gorge depuis hier", "language", "fr");

    private final Visitor anyone;
    private final String keys = "crowd-" + UUID.randomUUID() + "-";
    private final AtomicInteger turns = new AtomicInteger();
    private final AtomicInteger browsers = new AtomicInteger();
    private final Map<String, Integer> assessments = new ConcurrentHashMap<>();
    private final Queue<String> steps = new ConcurrentLinkedQueue<>();
    private final Queue<String> signIns = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads;
    private final List<Future<?>> people;
    private volatile boolean goingOn = true;
    private long lastToldAt = System.nanoTime();
    private long longestSilence;

    /** First attempts that got no answer at all: the change may or may not have happened. */
    final AtomicLong unknown = new AtomicLong();

    /** Attempts that were clearly refused, with 503 and the like. */
    final AtomicLong refused = new AtomicLong();

    Crowd(Visitor anyone, int size) {
        this.anyone = anyone;
        this.threads = Executors.newFixedThreadPool(size);
        this.people =
                addresses(size)
                        .<Future<?>>map(address -> threads.submit(() -> live(address)))
                        .toList();
    }

    /** The first sign-in is no surprise, so nobody is told of it; each later one is. */
    static void signInOnce(Visitor anyone, int size) {
        addresses(size).forEach(anyone::signIn);
    }

    /** Ids of the checks that were said to be recorded. */
    Map<String, Integer> assessments() {
        return assessments;
    }

    /** Of which check a further step was said to be recorded: once each. */
    Queue<String> steps() {
        return steps;
    }

    /** Addresses of those who were said to be signed in: once each time. */
    Queue<String> signIns() {
        return signIns;
    }

    int told() {
        return assessments.size() + steps.size();
    }

    /** From now on the longest silence is measured anew. */
    synchronized void listen() {
        lastToldAt = System.nanoTime();
        longestSilence = 0;
    }

    /** For how long nobody was told that a change is recorded. */
    synchronized Duration silence() {
        return Duration.ofNanos(longestSilence);
    }

    private synchronized void heard() {
        longestSilence = Math.max(longestSilence, System.nanoTime() - lastToldAt);
        lastToldAt = System.nanoTime();
    }

    /** Everybody finishes what they began. */
    @Override
    public void close() throws Exception {
        goingOn = false;
        for (var person : people) {
            person.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(1, TimeUnit.SECONDS)).isTrue();
    }

    private static Stream<String> addresses(int size) {
        return IntStream.rangeClosed(1, size).mapToObj("e%04d@lumiere.demo"::formatted);
    }

    private void live(String address) {
        var person = new Person(address);
        while (goingOn) {
            var turn = turns.getAndIncrement();
            var recorded = person.insist(CHECKS, WORDS, keys + turn).json();
            var id = recorded.path("id").asString();
            assessments.merge(id, 1, Integer::sum);
            var question = recorded.at("/nextQuestions/0/id").asString("");
            if (turn % 2 == 0 && !question.isEmpty()) {
                person.insist(
                        CHECKS + "/" + id + "/answers",
                        Map.of("answers", Map.of(question, "unknown")),
                        keys + turn + "-answer");
                steps.add(id);
            }
        }
    }

    /** Somebody who signs in again when that is needed. */
    private final class Person {

        private final String address;
        private @Nullable Visitor signedIn;
        private long newBrowserAt;

        Person(String address) {
            this.address = address;
        }

        Visitor.Answer insist(String path, Object body, String key) {
            var first = true;
            var end = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < end) {
                var answer = attempt(path, body, key, first);
                first = false;
                if (answer != null && answer.status() / 100 == 2) {
                    heard();
                    return answer;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            throw new AssertionError("no answer to " + address + " within " + PATIENCE);
        }

        private Visitor.@Nullable Answer attempt(
                String path, Object body, String key, boolean first) {
            try {
                if (signedIn == null || System.nanoTime() - newBrowserAt > 0) {
                    signIn();
                }
                if (signedIn == null) {
                    return null;
                }
                var answer = signedIn.with("Idempotency-Key", key).post(path, body);
                switch (answer.status()) {
                    case 200, 201 -> {}
                    case 401 -> signedIn = null;
                    case 429, 502, 503, 504 -> refused.incrementAndGet();
                    case 500 -> unknown.addAndGet(first ? 1 : 0);
                    default -> throw new AssertionError(answer.status() + " " + answer.text());
                }
                return answer;
            } catch (UncheckedIOException broken) {
                unknown.addAndGet(first ? 1 : 0);
                return null;
            }
        }

        /** Each attempt with a browser of its own: one that got no answer may have been heard. */
        private void signIn() {
            try {
                var answer =
                        anyone.with("User-Agent", keys + browsers.incrementAndGet())
                                .logIn(address, Visitor.PASSWORD);
                if (answer.status() == 200) {
                    signIns.add(address);
                    var token = answer.json().get("accessToken").asString();
                    signedIn = anyone.with("Authorization", "Bearer " + token);
                    newBrowserAt = System.nanoTime() + NEW_BROWSER_EVERY.toNanos();
                }
            } catch (UncheckedIOException noAnswer) {
                // They go on with what they have, if anything.
            }
        }
    }
}
