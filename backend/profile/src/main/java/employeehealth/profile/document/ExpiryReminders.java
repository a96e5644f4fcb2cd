package employeehealth.profile.document;

import employeehealth.profile.OwnedId;
import employeehealth.profile.ProfileDatabase;
import employeehealth.shared.jobs.Jobs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When a person is to be told that a document of theirs soon holds no longer. */
@Component
class ExpiryReminders {

    private static final Duration BEFORE = Duration.ofDays(30);

    /** The companies are French; a mail comes in the morning. */
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final ProfileDatabase database;
    private final ExpiryReminderJob job;
    private final Jobs jobs;
    private final Clock clock;

    ExpiryReminders(ProfileDatabase database, ExpiryReminderJob job, Jobs jobs, Clock clock) {
        this.database = database;
        this.job = job;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** In the transaction of the change; nobody is reminded of a day that is nearer already. */
    void set(@Nullable FiledDocument before, @Nullable FiledDocument after) {
        var was = before == null ? null : before.about().expiresOn();
        var is = after == null ? null : after.about().expiresOn();
        if (Objects.equals(was, is)) {
            return;
        }
        if (before != null && was != null) {
            jobs.cancel(database, job, before.id().toString());
        }
        if (after != null && is != null && at(is).isAfter(clock.instant())) {
            jobs.schedule(
                    database,
                    job,
                    after.id().toString(), // the day is sealed, and stays so
                    new ExpiryReminderJob.Which(
                            OwnedId.of(after.owner(), after.id()), clock.instant()),
                    at(is));
        }
    }

    private static Instant at(LocalDate expiresOn) {
        return expiresOn.atTime(MORNING).atZone(ZONE).toInstant().minus(BEFORE);
    }
}
