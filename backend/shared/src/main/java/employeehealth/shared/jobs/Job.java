package employeehealth.shared.jobs;

import java.time.Duration;

/**
 * A bean that does one kind of work, now or later: {@link Jobs#schedule} puts it down in the
 * transaction that makes it necessary. It runs outside any transaction, in the company and under
 * the trace of whoever put it down, on one instance at a time; should that die, another runs it
 * again. So it may ask neighbours, and has to stand being done twice.
 *
 * @param <T> what it is about: a record of ids and codes, never health data
 */
public interface Job<T extends Record> {

    /** Stable for ever, and beginning with the service: {@code notifications.send}. */
    String name();

    Class<T> about();

    /**
     * What it throws has it tried again, later each time; {@link Postponed} names the time itself.
     */
    void run(T about);

    /** Failures until it is given up; that its process died while it was at it is one. */
    default int attempts() {
        return 12;
    }

    /**
     * It has failed for the last time and is put aside, for whoever runs the platform to look at.
     * In its company, outside any transaction.
     */
    default void givenUp(T about) {}

    default Backoff backoff() {
        return new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(30));
    }
}
