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
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CircuitTest {

    private final Circuit circuit = new Circuits(new SimpleMeterRegistry()).of("triage");
    private final AtomicInteger asked = new AtomicInteger();

    private String lost() throws IOException {
        asked.incrementAndGet();
        throw new ConnectException();
    }

    private void fail(int times) {
        for (var n = 0; n < times; n++) {
            assertThatThrownBy(() -> circuit.call(false, false, this::lost)).isNotNull();
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
