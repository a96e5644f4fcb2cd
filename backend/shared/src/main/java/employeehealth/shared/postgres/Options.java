package employeehealth.shared.postgres;

import java.time.Duration;

/**
 * What may differ between one embedded server and another.
 *
 * @param database the database that exists once the server is started
 * @param durable whether a commit waits for the disk; only throw-away databases of tests do without
 * @param startWithin how long recovery after a crash may take before the start is given up
 */
public record Options(String database, boolean durable, Duration startWithin) {

    /** The platform's own database, which keeps every acknowledged commit. */
    public static Options platform() {
        return new Options("employee_health", true, Duration.ofMinutes(2));
    }

    /** A database that nobody will miss. */
    public static Options throwaway() {
        return new Options("employee_health", false, Duration.ofMinutes(1));
    }
}
