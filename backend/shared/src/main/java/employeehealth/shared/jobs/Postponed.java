package employeehealth.shared.jobs;

import java.time.Duration;

/** A job cannot be done now, which is nobody's failure: it is tried again after that time. */
public final class Postponed extends RuntimeException {

    private final Duration wait;

    public Postponed(Duration wait) {
        super("postponed", null, false, false);
        this.wait = wait;
    }

    public Duration after() {
        return wait;
    }
}
