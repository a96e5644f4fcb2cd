package employeehealth.shared.remote;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One circuit for each neighbour of this process. */
public final class Circuits {

    private final Map<String, Circuit> circuits = new ConcurrentHashMap<>();

    public Circuit of(String service) {
        return circuits.computeIfAbsent(service, Circuit::new);
    }
}
