package employeehealth.notifications.mail;

import employeehealth.shared.jobs.Backoff;
import employeehealth.shared.jobs.Postponed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;

/**
 * Keeps a mail server that does not answer from holding up everything else: few mails go out at
 * once, and after some failures in a row nobody tries for a while; then one does. What may not go
 * out now is postponed, each for another time, so that not all come back together.
 */
public final class MailDoor {

    private static final int AT_ONCE = 2;
    private static final int FAILURES = 3;
    private static final Backoff CLOSED = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(2));
    private static final Backoff BUSY = new Backoff(Duration.ofMillis(500), Duration.ofMillis(500));

    private final Mailer mailer;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private int failures;
    private Instant closedUntil = Instant.MIN;

    MailDoor(Mailer mailer, Clock clock) {
        this.mailer = mailer;
        this.clock = clock;
    }

    /**
     * @throws Postponed if it may not go out now
     */
    public void send(Mail mail) {
        var wait = closedFor();
        if (wait.isPositive()) {
            throw new Postponed(wait.plus(BUSY.after(1)));
        }
        if (!places.tryAcquire()) {
            throw new Postponed(BUSY.after(1));
        }
        try {
            mailer.send(mail);
            answered();
        } catch (Mailer.Refused | Mailer.NotNow e) {
            answered();
            throw e;
        } catch (Mailer.Unreachable e) {
            silent();
            throw e;
        } finally {
            places.release();
        }
    }

    private synchronized Duration closedFor() {
        return closedUntil == Instant.MIN
                ? Duration.ZERO
                : Duration.between(clock.instant(), closedUntil);
    }

    private synchronized void answered() {
        failures = 0;
        closedUntil = Instant.MIN;
    }

    private synchronized void silent() {
        failures++;
        if (failures >= FAILURES) {
            closedUntil = clock.instant().plus(CLOSED.after(failures - FAILURES + 1));
        }
    }
}
