package employeehealth.auth.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.auth.AuthAlone.MovableClock;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ProviderCircuitsTest {

    private final MovableClock clock = new MovableClock();
    private final ProviderCircuits.Circuit circuit = new ProviderCircuits(clock).of("login.test");
    private final AtomicInteger asked = new AtomicInteger();

    private void fails() {
        assertThatThrownBy(() ->
                        circuit.call(() -> {
                            asked.incrementAndGet();
                            throw new IOException("down");
                        }))
                .isInstanceOf(IOException.class);
    }

    private String answers() throws IOException {
        return circuit.call(() -> {
            asked.incrementAndGet();
            return "here";
        });
    }

    @Test
    void afterThreeFailuresItIsNotAskedForAWhile() throws IOException {
        for (var i = 0; i < 10; i++) {
            fails();
        }
        assertThat(asked).hasValue(3);

        clock.move(Duration.ofSeconds(11));
        fails();
        fails();
        assertThat(asked).as("one tries").hasValue(4);

        clock.move(Duration.ofSeconds(11));
        assertThat(answers()).isEqualTo("here");
        assertThat(answers()).isEqualTo("here");
        assertThat(asked).hasValue(6);
    }

    @Test
    void failuresInBetweenAreForgotten() throws IOException {
        for (var i = 0; i < 5; i++) {
            fails();
            fails();
            answers();
        }
        assertThat(asked).hasValue(15);
    }

    @Test
    void howeverSlowItIsAFewWaitForIt() throws Exception {
        var slow = new CountDownLatch(1);
        var waiting = new CountDownLatch(16);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 16; i++) {
                var _ =
                        threads.submit(() ->
                                circuit.call(() -> {
                                    waiting.countDown();
                                    try {
                                        slow.await();
                                    } catch (InterruptedException e) {
                                        throw new IOException(e);
                                    }
                                    return "late";
                                }));
            }
            waiting.await();
            assertThatThrownBy(this::answers).isInstanceOf(IOException.class);
            slow.countDown();
        }
        assertThat(answers()).isEqualTo("here");
    }
}
