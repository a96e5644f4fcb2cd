package employeehealth.shared.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.shared.neighbour.Neighbour;
import employeehealth.shared.problem.Problem;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CircuitTest {

    private final Circuit circuit = new Circuits(new SimpleMeterRegistry()).of("triage");
    private final AtomicInteger asked = new AtomicInteger();

    private String lost() throws IOException {
        asked.incrementAndGet();
        throw new ConnectException();
    }

    private void fail(int times) {
        fail(circuit, times);
    }

    private void fail(Circuit asking, int times) {
        for (var n = 0; n < times; n++) {
            assertThatThrownBy(() -> asking.call(false, false, this::lost)).isNotNull();
        }
    }

    @Test
    void whoNeverAnswersIsSoonNotAskedAnyMore() {
        fail(10);
        assertThat(asked).hasValue(10);
        assertThatThrownBy(() -> circuit.call(false, true, this::lost))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.retryAfter()).isPositive());
        assertThat(asked).hasValue(10);
    }

    @Test
    void anEmergencyAsksAnyway() throws IOException {
        fail(10);
        assertThat(circuit.<String>call(true, false, () -> "help")).isEqualTo("help");
    }

    @Test
    void whoIsBackIsAskedAgain() {
        fail(10);
        Neighbour.waitUntil("it is asked again", Duration.ofSeconds(10), this::answers);
        Neighbour.waitUntil(
                "the circuit is closed",
                Duration.ofSeconds(10),
                () -> answers() && circuit.isClosed());
    }

    private boolean answers() {
        try {
            return circuit.<String>call(false, false, () -> "back").equals("back");
        } catch (IOException | Problem notYet) {
            return false;
        }
    }

    /** Callers of a neighbour that does not answer yet: each is with it, or is turned away. */
    private final class Crowd {

        private final AtomicInteger with = new AtomicInteger();
        private final AtomicInteger turnedAway = new AtomicInteger();
        private final CountDownLatch answer = new CountDownLatch(1);
        private final Circuit.Call<String> call;
        private int callers;

        /**
         * @param call what the neighbour does in the end
         */
        Crowd(Circuit.Call<String> call) {
            this.call = call;
        }

        /** So many more at the same moment. */
        void come(int more) {
            callers += more;
            var now = new CountDownLatch(1);
            for (var n = 0; n < more; n++) {
                Thread.ofVirtual().start(() -> comeOne(now));
            }
            now.countDown();
            Neighbour.waitUntil(
                    "each is with it or turned away",
                    Duration.ofSeconds(20),
                    () -> with.get() + turnedAway.get() == callers);
        }

        private void comeOne(CountDownLatch now) {
            var isWith = new AtomicBoolean();
            try {
                now.await();
                circuit.call(false, true, () -> ask(isWith));
            } catch (Problem unavailable) {
                if (!isWith.get()) {
                    turnedAway.incrementAndGet();
                }
            } catch (IOException | InterruptedException lost) {
                // It was with it, in vain.
            }
        }

        private String ask(AtomicBoolean isWith) throws IOException {
            isWith.set(true);
            with.incrementAndGet();
            try {
                answer.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return call.make();
        }

        /** Again and again, until the circuit lets some of it through. */
        void comeUntilSomeAreWithIt() {
            Neighbour.waitUntil(
                    "some are with it",
                    Duration.ofSeconds(20),
                    () -> {
                        come(50);
                        return with.get() > 0;
                    });
        }
    }

    @Test
    void aNeighbourThatReturnsIsMetByThreeAndNotByAllWhoWait() {
        fail(10);
        var crowd = new Crowd(() -> "back");
        crowd.comeUntilSomeAreWithIt();
        crowd.come(300);
        assertThat(crowd.with).hasValue(3);
        assertThat(circuit.isClosed()).isFalse();
        crowd.answer.countDown();
        Neighbour.waitUntil("all may ask again", Duration.ofSeconds(20), circuit::isClosed);
        assertThat(answers()).isTrue();
    }

    /** Reads may be made again; they do not become more than three by that. */
    @Test
    void aNeighbourThatFailsAgainIsLeftAloneAgain() {
        fail(10);
        var crowd = new Crowd(this::lost);
        crowd.comeUntilSomeAreWithIt();
        crowd.come(300);
        asked.set(0);
        crowd.answer.countDown();
        Neighbour.waitUntil("three have failed", Duration.ofSeconds(20), () -> asked.get() == 3);
        // Should the second be over already, it is the next three that try.
        var next = new Crowd(() -> "back");
        next.come(300);
        assertThat(next.with.get()).isLessThanOrEqualTo(3);
        assertThat(asked).hasValue(3);
        next.answer.countDown();
    }

    @Test
    void whatWasMetBeforeAQuietTimeSaysNothingOfNow() throws IOException {
        var now = new AtomicLong();
        var patient = new Circuit("triage", now::get);
        fail(patient, 9);
        now.addAndGet(Duration.ofSeconds(21).toNanos());
        assertThat(patient.<String>call(false, false, () -> "back")).isEqualTo("back");
        assertThat(patient.isClosed()).isTrue();

        fail(patient, 8);
        now.addAndGet(Duration.ofSeconds(19).toNanos());
        fail(patient, 1);
        assertThat(patient.isClosed()).as("no quiet time").isFalse();
    }

    @Test
    void whatIsPolledInVainDoesNotCount() {
        for (var n = 0; n < 30; n++) {
            assertThatThrownBy(() -> circuit.poll(this::lost)).isInstanceOf(IOException.class);
        }
        assertThat(asked).hasValue(30);
        assertThat(circuit.isClosed()).isTrue();
    }

    @Test
    void whoWasGivenUpIsFoundToBeBackByPollingAlone() {
        fail(10);
        assertThatThrownBy(() -> circuit.poll(this::lost)).isInstanceOf(IOException.class);
        Neighbour.waitUntil(
                "the circuit is closed",
                Duration.ofSeconds(10),
                () -> polls() && circuit.isClosed());
    }

    private boolean polls() {
        try {
            return circuit.<String>poll(() -> "back").equals("back");
        } catch (IOException lost) {
            return false;
        }
    }

    @Test
    void aReadIsMadeAgainOnce() throws IOException {
        var answer =
                circuit.<String>call(
                        false,
                        true,
                        () -> {
                            if (asked.incrementAndGet() == 1) {
                                throw new ConnectException();
                            }
                            return "second";
                        });
        assertThat(answer).isEqualTo("second");
        assertThatThrownBy(() -> circuit.call(false, true, this::lost))
                .isInstanceOf(ConnectException.class);
        assertThat(asked).hasValue(4);
    }

    @Test
    void aWriteIsNotMadeAgain() {
        fail(1);
        assertThat(asked).hasValue(1);
    }

    @Test
    void whoWaitedInVainDoesNotWaitTwice() {
        assertThatThrownBy(() ->
                        circuit.call(
                                false,
                                true,
                                () -> {
                                    asked.incrementAndGet();
                                    throw new SocketTimeoutException();
                                }))
                .isInstanceOf(SocketTimeoutException.class);
        assertThat(asked).hasValue(1);
    }

    @Test
    void repeatsAreABudget() {
        for (var n = 0; n < 1_000; n++) {
            assertThatThrownBy(() -> circuit.call(true, true, this::lost)).isNotNull();
        }
        assertThat(asked.get()).isBetween(1_000, 1_120);
    }
}
