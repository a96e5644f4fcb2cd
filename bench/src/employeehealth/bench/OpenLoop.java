package employeehealth.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks at a fixed rate, whatever the answers do. Each request has its time; a late answer does not
 * move the next request, and the latency runs from the time at which the request was due, so that a
 * platform that stalls is charged with all who had to wait ("coordinated omission").
 */
final class OpenLoop {

    private static final long LEAD_NANOS = 100_000_000L;

    private final Ask work;
    private final long startsAt = System.nanoTime() + LEAD_NANOS;
    private final long stepNanos;
    private final long endsAt;
    private final int total;
    private final long[] latencies;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger wrong = new AtomicInteger();
    private final AtomicReference<String> firstWrong = new AtomicReference<>("");

    private OpenLoop(Ask work, int total, long stepNanos, Duration within) {
        this.work = work;
        this.total = total;
        this.stepNanos = stepNanos;
        this.endsAt = startsAt + within.toNanos();
        this.latencies = new long[total];
    }

    /**
     * @param answered requests that were answered, rightly or wrongly
     * @param wrong answers that were not the expected one, or none at all
     * @param firstWrong the first of them, in words
     */
    record Result(int answered, int wrong, String firstWrong, double p50Millis, double p99Millis) {}

    static Result atRate(Ask work, List<Person> people, int rate, Duration time)
            throws InterruptedException {
        var total = (int) (rate * time.toSeconds());
        return new OpenLoop(work, total, 1_000_000_000L / rate, time.multipliedBy(2)).run(people);
    }

    /** Each asks again as soon as it is answered; to warm up only. */
    static Result asFastAsPossible(Ask work, List<Person> people, Duration time)
            throws InterruptedException {
        return new OpenLoop(work, 10_000_000, 0, time).run(people);
    }

    /** The same, until there were so many answers, or so much time is over. */
    static Result upTo(int answers, Ask work, List<Person> people, Duration atMost)
            throws InterruptedException {
        return new OpenLoop(work, answers, 0, atMost).run(people);
    }

    private Result run(List<Person> people) throws InterruptedException {
        var threads =
                people.stream()
                        .map(person -> Thread.ofPlatform().start(() -> ask(person)))
                        .toList();
        for (var thread : threads) {
            thread.join();
        }
        var answered = Math.min(next.get(), total);
        var sorted = Arrays.copyOf(latencies, answered);
        Arrays.sort(sorted);
        return new Result(
                answered, wrong.get(), firstWrong.get(), part(sorted, 0.5), part(sorted, 0.99));
    }

    private void ask(Person person) {
        while (true) {
            var turn = next.getAndIncrement();
            var due = startsAt + turn * stepNanos;
            if (turn >= total) {
                return;
            }
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            check(person, turn);
            latencies[turn] = System.nanoTime() - due;
            if (System.nanoTime() > endsAt) {
                return;
            }
        }
    }

    private void check(Person person, int turn) {
        try {
            var answer = person.wire.ask(work.request(person, turn));
            if (!work.right(person, turn, answer)) {
                fault(answer.status() + " " + answer.body().lines().findFirst().orElse(""));
            }
        } catch (IOException e) {
            fault(e.toString());
        }
    }

    private void fault(String words) {
        wrong.incrementAndGet();
        firstWrong.compareAndSet("", words.substring(0, Math.min(300, words.length())));
    }

    private static double part(long[] sorted, double share) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)] / 1e6;
    }
}
