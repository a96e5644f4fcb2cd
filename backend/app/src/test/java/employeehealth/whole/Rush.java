package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Many people record symptom checks at a fixed rate, each under a key of its own. */
final class Rush {

    private static final String CHECKS = "/api/v1/triage/assessments";
    private static final int AT_ONCE = 32;
    private static final long PATIENCE_SECONDS = 120;
    private static final List<Map<String, String>> WORDS =
            List.of(
                    Map.of(
                            "text",
                            "J'ai le nez qui coule depuis deux jours, sans fièvre",
                            "language",
                            "fr"),
                    Map.of("text", "Burning when passing water for two days", "language", "en"),
                    Map.of("text", "mon collègue ne répond plus", "language", "fr"));

    private final List<Visitor> people;
    private final long stepNanos;
    private final String keys = "rush-" + UUID.randomUUID() + "-";
    private final AtomicInteger next = new AtomicInteger();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<Integer> unanswered = ConcurrentHashMap.newKeySet();

    Rush(List<Visitor> people, int perSecond) {
        this.people = people;
        this.stepNanos = 1_000_000_000L / perSecond;
    }

    /** Ids of what the platform said it has recorded. */
    Set<String> acknowledged() {
        return acknowledged;
    }

    /** Crashes the platform after so many answers, in the midst of others; ends when all know. */
    void runUntilAnswered(int answers, Runnable crash) throws Exception {
        var enough = new CountDownLatch(answers);
        var startsAt = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var asking =
                    IntStream.range(0, AT_ONCE)
                            .mapToObj(n -> threads.submit(() -> ask(startsAt, enough)))
                            .toList();
            var reached = enough.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            crash.run();
            for (var each : asking) {
                each.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
            assertThat(reached).as("%d answers in time", answers).isTrue();
        }
    }

    /** Sends at its time what is next, until the connection breaks. */
    private void ask(long startsAt, CountDownLatch enough) {
        while (true) {
            var turn = next.getAndIncrement();
            var due = startsAt + turn * stepNanos;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            try {
                acknowledged.add(send(turn));
                enough.countDown();
            } catch (UncheckedIOException crashed) {
                unanswered.add(turn);
                return;
            }
        }
    }

    /** As a browser does when it is online again. */
    Set<String> sendUnansweredAgain() {
        var ids = new HashSet<String>();
        unanswered.forEach(turn -> ids.add(send(turn)));
        assertThat(ids).as("one record for each").hasSameSizeAs(unanswered);
        return ids;
    }

    private String send(int turn) {
        var answer =
                people.get(turn % people.size())
                        .with("Idempotency-Key", keys + turn)
                        .post(CHECKS, WORDS.get(turn % WORDS.size()));
        assertThat(answer.status()).as(answer::text).isEqualTo(201);
        return answer.json().get("id").asString();
    }
}
