package employeehealth.shared.remote;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One circuit for each neighbour of this process. */
public final class Circuits {

    private final Map<String, Circuit> circuits = new ConcurrentHashMap<>();

    private final MeterRegistry meters;

    Circuits(MeterRegistry meters) {
        this.meters = meters;
    }

    public Circuit of(String service) {
        return circuits.computeIfAbsent(service, this::measured);
    }

    private Circuit measured(String service) {
        var circuit = new Circuit(service);
        Gauge.builder("employeehealth.circuit.open", circuit, c -> c.isClosed() ? 0 : 1)
                .description("1 while this neighbour is not asked, or only on trial")
                .tag("target", service)
                .register(meters);
        return circuit;
    }
}
