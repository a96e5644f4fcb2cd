package employeehealth.triage.governance;

import employeehealth.shared.problem.Problem;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** How long a draft may be tried before somebody else needs the thread. */
final class Patience {

    private final long end;

    Patience(Duration within) {
        this.end = System.nanoTime() + within.toNanos();
    }

    /**
     * @throws Problem 422 if it took too long
     */
    void mustLast() {
        if (System.nanoTime() - end > 0) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "triage/check-too-long");
        }
    }
}
