package employeehealth.triage.assessment;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What those who run the platform learn of symptom checks: how many, and how fast. Neither has a
 * label: how somebody fares is in no metric, and neither is whose employee it was, since both
 * together would tell an employer.
 */
@Component
class Indicators {

    private static final Duration[] BOUNDS = {
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(200),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2)
    };

    private final Timer latency;
    private final Counter recorded;

    Indicators(MeterRegistry meters) {
        latency =
                Timer.builder("employeehealth.triage.latency")
                        .description("From what was told to the answer, recorded and audited")
                        .serviceLevelObjectives(BOUNDS)
                        .register(meters);
        recorded =
                Counter.builder("employeehealth.triage.recorded")
                        .description("Symptom checks, and further rounds of answers, committed")
                        .register(meters);
    }

    /** What fails has no latency; it is among the errors of its route. */
    <T> T timed(Supplier<T> work) {
        var sample = Timer.start();
        var result = work.get();
        sample.stop(latency);
        return result;
    }

    void recordedAtCommit() {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        recorded.increment();
                    }
                });
    }
}
