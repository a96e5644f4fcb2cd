package employeehealth.shared.remote;

import java.util.Set;

/** Names of the services that run in this process. */
public record LocalServices(Set<String> names) {

    public LocalServices {
        names = Set.copyOf(names);
    }

    public boolean has(String service) {
        return names.contains(service);
    }
}
