package employeehealth.contracts.triage;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.news.News;
import java.time.Instant;

/**
 * Somebody wanted to be reminded now. Of what, only they know: not even the check is named.
 *
 * @param at when they asked for it
 */
@News.Kind("triage.check-back-due")
public record CheckBackDue(PersonId person, Instant at) implements News {

    @Override
    public String key() {
        return person.toString();
    }
}
