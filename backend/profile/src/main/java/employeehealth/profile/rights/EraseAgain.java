package employeehealth.profile.rights;

import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import employeehealth.contracts.admin.AdminDataApi;
import employeehealth.contracts.auth.AuthDataApi;
import employeehealth.profile.Owner;
import employeehealth.profile.ProfileDatabase;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.database.Ids;
import employeehealth.shared.jobs.Jobs;
import employeehealth.shared.jobs.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A restored backup of before an erasure brings rows back, but not the key: the list of the erased
 * lies with the keys. Whoever is on it and has an account again is erased again, without being
 * asked.
 */
@Configuration(proxyBeanMethods = false)
class EraseAgain {

    private static final Duration EVERY = Duration.ofMinutes(10);

    @Bean
    RecurringJob eraseAgainJob(
            AuthDataApi auth,
            AdminDataApi admin,
            ProfileDatabase database,
            Erasures erasures,
            EraseJob job,
            Jobs jobs,
            Clock clock) {
        return new RecurringJob(
                "profile.erase-again",
                Schedules.fixedDelay(EVERY),
                () ->
                        auth.returned()
                                .forEach(one ->
                                        again(
                                                new Owner(
                                                        one.company(),
                                                        admin.controller(one.company())
                                                                .healthService(),
                                                        one.person()),
                                                database,
                                                erasures,
                                                job,
                                                jobs,
                                                clock)));
    }

    private static void again(
            Owner owner,
            ProfileDatabase database,
            Erasures erasures,
            EraseJob job,
            Jobs jobs,
            Clock clock) {
        new Tenant(owner.company(), owner.healthService(), owner.person())
                .run(() ->
                        database.write(() -> {
                            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                            erasures.add(Ids.next(), owner, "fr", now);
                            var open = erasures.open(owner.person()).orElseThrow();
                            erasures.confirmAgain(open.id(), now);
                            jobs.schedule(
                                    database,
                                    job,
                                    open.id().toString(),
                                    new ExportJob.Which(
                                            open.id(),
                                            owner.company().value(),
                                            owner.healthService().value(),
                                            owner.person().value()),
                                    now);
                        }));
    }
}
