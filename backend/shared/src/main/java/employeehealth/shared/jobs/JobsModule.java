package employeehealth.shared.jobs;

import employeehealth.shared.database.PlatformDatabase;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import tools.jackson.databind.json.JsonMapper;

/** Jobs are done in every process that keeps something; a gateway alone has none. */
@Configuration(proxyBeanMethods = false)
public class JobsModule {

    @Bean
    Jobs jobs(JsonMapper json, Clock clock) {
        return new Jobs(json, clock);
    }

    @Bean
    @Lazy
    JobWork jobWork(
            PlatformDatabase database,
            ObjectProvider<Job<?>> jobs,
            ObjectProvider<RecurringJob> recurring,
            JsonMapper json,
            ObservationRegistry observations,
            Clock clock) {
        return new JobWork(
                database,
                jobs.orderedStream().toList(),
                recurring.orderedStream().toList(),
                json,
                observations,
                clock);
    }

    @Bean
    @Lazy
    public JobState jobState(PlatformDatabase database, Clock clock) {
        return new JobState(database, clock);
    }

    @Bean
    SmartLifecycle jobsLifecycle(
            ListableBeanFactory beans,
            Jobs jobs,
            ObjectProvider<JobWork> work,
            ObjectProvider<JobState> state,
            ObjectProvider<MeterRegistry> meters) {
        return new SmartLifecycle() {

            private volatile @Nullable JobWork running;

            @Override
            public void start() {
                if (!PlatformDatabase.isNeededBy(beans)) {
                    return;
                }
                var started = work.getObject();
                started.start();
                jobs.whenDue(started::wake);
                running = started;
                meters.ifAvailable(to -> {
                    var all = state.getObject();
                    gauge(
                            to,
                            "employeehealth.jobs.lag",
                            "seconds",
                            all,
                            JobState.Totals::lagSeconds);
                    gauge(to, "employeehealth.jobs.retrying", null, all, JobState.Totals::retrying);
                    gauge(to, "employeehealth.jobs.dead", null, all, JobState.Totals::dead);
                });
            }

            @Override
            public void stop() {
                var ending = running;
                if (ending != null) {
                    ending.close();
                    running = null;
                }
            }

            @Override
            public boolean isRunning() {
                return running != null;
            }
        };
    }

    private static void gauge(
            MeterRegistry to,
            String name,
            @Nullable String unit,
            JobState state,
            java.util.function.ToDoubleFunction<JobState.Totals> value) {
        Gauge.builder(name, state, s -> value.applyAsDouble(s.totals()))
                .baseUnit(unit)
                .register(to);
    }
}
