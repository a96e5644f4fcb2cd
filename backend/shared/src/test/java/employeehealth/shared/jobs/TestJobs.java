package employeehealth.shared.jobs;

import employeehealth.shared.database.PlatformDatabase;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Jobs as services get them, for tests of other modules. */
public final class TestJobs {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private TestJobs() {}

    public static Jobs at(Clock clock) {
        return new Jobs(JSON, clock);
    }

    /** Does these jobs until it is closed. */
    public static AutoCloseable run(
            PlatformDatabase platform, Jobs jobs, Clock clock, Job<?>... some) {
        var work =
                new JobWork(
                        platform, List.of(some), List.of(), JSON, ObservationRegistry.NOOP, clock);
        work.start();
        jobs.whenDue(work::wake);
        return work;
    }
}
