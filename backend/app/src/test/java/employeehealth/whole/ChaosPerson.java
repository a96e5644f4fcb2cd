package employeehealth.whole;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Somebody at a browser, who signs in again when that is needed and asks until they are told. */
final class ChaosPerson {

    static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Visitor anyone;
    private final String address;
    private final Duration newBrowserEvery;
    private final ChaosTally tally;
    private @Nullable Visitor signedIn;
    private long newBrowserAt;

    /**
     * @param newBrowserEvery how long they keep a browser; each new one is a sign-in, and a mail
     */
    ChaosPerson(Visitor anyone, String address, Duration newBrowserEvery, ChaosTally tally) {
        this.anyone = anyone;
        this.address = address;
        this.newBrowserEvery = newBrowserEvery;
        this.tally = tally;
    }

    String address() {
        return address;
    }

    /** A change under a key: it may be sent again until it is answered. */
    Visitor.Answer insist(Function<Visitor, Visitor.Answer> change) {
        return insist(change, true);
    }

    /** What changes nothing. */
    Visitor.Answer read(String path) {
        return insist(visitor -> visitor.get(path), false);
    }

    private Visitor.Answer insist(Function<Visitor, Visitor.Answer> request, boolean counts) {
        var answers = new Answers(request, counts);
        until(answers::done);
        return answers.last();
    }

    /** Tries with a pause after each time that it was in vain. */
    void until(BooleanSupplier done) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("no answer to " + address + " within " + PATIENCE);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** What was answered to the same request, sent again and again. */
    private final class Answers {

        private final Function<Visitor, Visitor.Answer> request;
        private boolean counts;
        private Visitor.@Nullable Answer last;

        Answers(Function<Visitor, Visitor.Answer> request, boolean counts) {
            this.request = request;
            this.counts = counts;
        }

        boolean done() {
            last = attempt(request, counts);
            counts = false;
            return last != null && last.status() / 100 == 2;
        }

        Visitor.Answer last() {
            if (last == null) {
                throw new IllegalStateException();
            }
            return last;
        }
    }

    /**
     * Once; none if there was no answer, or nobody to ask as.
     *
     * @param counts whether this is a change that nobody has tried before
     */
    Visitor.@Nullable Answer attempt(Function<Visitor, Visitor.Answer> request, boolean counts) {
        try {
            if (signedIn == null || System.nanoTime() - newBrowserAt > 0) {
                signIn();
            }
            if (signedIn == null) {
                return null;
            }
            var answer = request.apply(signedIn);
            understand(answer, counts);
            return answer;
        } catch (UncheckedIOException broken) {
            tally.unknown.addAndGet(counts ? 1 : 0);
            return null;
        }
    }

    private void understand(Visitor.Answer answer, boolean counts) {
        switch (answer.status()) {
            case 200, 201, 412 -> {}
            case 401 -> signedIn = null;
            case 429, 502, 503, 504 -> tally.refused.incrementAndGet();
            case 500 -> tally.unknown.addAndGet(counts ? 1 : 0);
            default -> throw new AssertionError(answer.status() + " " + answer.text());
        }
    }

    /** Each attempt with a browser of its own: one that got no answer may have been heard. */
    private void signIn() {
        try {
            var answer =
                    anyone.with("User-Agent", tally.newBrowser()).logIn(address, Visitor.PASSWORD);
            if (answer.status() == 200) {
                tally.signIns.add(address);
                var token = answer.json().get("accessToken").asString();
                signedIn = anyone.with("Authorization", "Bearer " + token);
                newBrowserAt = System.nanoTime() + newBrowserEvery.toNanos();
            }
        } catch (UncheckedIOException noAnswer) {
            // They go on with what they have, if anything.
        }
    }
}
