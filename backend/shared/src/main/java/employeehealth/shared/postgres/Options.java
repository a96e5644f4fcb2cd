package employeehealth.shared.postgres;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What may differ between one embedded server and another.
 *
 * @param database the database that exists once the server is started
 * @param durable whether a commit waits for the disk; only throw-away databases of tests do without
 * @param startWithin how long recovery after a crash may take before the start is given up
 * @param settings further settings of PostgreSQL, by name
 */
public record Options(
        String database, boolean durable, Duration startWithin, Map<String, String> settings) {

    /** The platform's own database, which keeps every acknowledged commit. */
    public static Options platform() {
        return new Options("employee_health", true, Duration.ofMinutes(2), Map.of());
    }

    /** A database that nobody will miss. */
    public static Options throwaway() {
        return new Options("employee_health", false, Duration.ofMinutes(1), Map.of());
    }

    public Options with(String setting, String value) {
        var more = new LinkedHashMap<>(settings);
        more.put(setting, value);
        return new Options(database, durable, startWithin, Map.copyOf(more));
    }

    public Options startingWithin(Duration within) {
        return new Options(database, durable, within, settings);
    }

    /** Finished files of the log are kept until somebody has taken them over. */
    public Options archiving(Duration within) {
        return with("archive_mode", "on").with("archive_timeout", within.toSeconds() + "s");
    }
}
